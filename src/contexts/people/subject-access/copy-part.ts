import type { ReadDb } from '../../../platform/db/connect.ts'

/** One thing that an entry says. `about` says that it may be about somebody else: always, or if its words name somebody. */
export type HeldField = { name: string; label: string; value: string; about?: 'other' | 'words' }

/** One row of what an organisation holds about a person. */
export type HeldEntry = {
  kind: string
  id: string
  category: string | null
  from: Date | string | null
  until: Date | string | null
  fields: HeldField[]
}

/**
 * What a context adds to the copy that a person asked for: every row that an organisation holds about them there, ended
 * ones too, read as whoever makes the copy. Contexts above people hand theirs to `addCopyPart` when they are switched on.
 */
export type CopyPart = {
  code: string
  list: (
    db: ReadDb,
    of: { personId: string; organisationId: string; recordIds: readonly string[] },
  ) => Promise<HeldEntry[]>
}

const parts: CopyPart[] = []

/**
 * Switches on a part of the copy. Called once by each context when the app is made.
 * @public
 */
export function addCopyPart(part: CopyPart): void {
  const at = parts.findIndex(one => one.code === part.code)
  if (at >= 0) parts[at] = part
  else parts.push(part)
}

export function listCopyParts(): readonly CopyPart[] {
  return parts
}
