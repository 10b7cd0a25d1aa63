import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Observation, Reason } from '../outreach/contract.ts'
import type { ContactInput, SheetInput } from './contact-form.ts'
import { fromNationalGrid } from './from-national-grid.ts'
import { recordContact } from './record-contact.ts'

const nothing = {
  leftAsleep: false,
  recordId: null,
  description: '',
  siteId: null,
  areaCode: null,
  place: '',
  placeKind: null,
  point: null,
  precise: false,
  company: 'not-known',
  companyWords: '',
  words: '',
  warning: '',
  needs: [],
  offers: [],
  files: [],
  replacesId: null,
} satisfies Partial<Observation>

/** What fields of an observation are called in the forms of the desk. */
const fieldNames: Record<string, string> = {
  seenAt: 'on',
  noted: 'on',
  siteId: 'site',
  areaCode: 'area',
  recordId: 'person',
  replacesId: 'form',
  permission: 'form',
  offers: 'form',
}

/** Whether it is there already; answers with what was done to it that the worker should know. */
async function recordOnce(
  tx: Tx,
  actor: Actor,
  observation: Observation,
  { shift, now }: { shift: string | null; now: Date },
): Promise<Reason[]> {
  const already = await tx
    .selectFrom('street.contact')
    .select('id')
    .where('id', '=', observation.id)
    .executeTakeFirst()
  if (already) return []
  return await recordContact(tx, actor, observation, { now, way: 'desk', shiftId: shift })
}

/**
 * Writes down a contact at the desk; `replaces` is the one that it puts right. Sent again, it changes nothing. Throws a
 * Refusal beside the field of the form.
 */
export async function recordAtDesk(
  tx: Tx,
  actor: Actor,
  { observation, point, shift }: ContactInput,
  { now, replaces = null }: { now: Date; replaces?: string | null },
): Promise<Reason[]> {
  const degrees = point ? fromNationalGrid(point) : undefined
  const whole: Observation = {
    ...nothing,
    ...observation,
    notedAt: now.toISOString(),
    point: degrees ? { ...degrees, accuracy: null } : null,
    precise: degrees !== undefined,
    replacesId: replaces,
  }
  try {
    return await recordOnce(tx, actor, whole, { shift, now })
  } catch (error) {
    throw inTheForm(error)
  }
}

/** Writes down a sheet of paper, all of it or nothing. Throws a Refusal beside the field of the line. */
export async function recordSheet(
  tx: Tx,
  actor: Actor,
  { lines, shift, area }: SheetInput,
  now: Date,
): Promise<number> {
  for (const { number, seenAt, ...line } of lines)
    try {
      const whole: Observation = {
        ...nothing,
        ...line,
        areaCode: area,
        seenAt: seenAt.toISOString(),
        notedAt: now.toISOString(),
      }
      await recordOnce(tx, actor, whole, { shift, now })
    } catch (error) {
      throw inTheForm(error, number)
    }
  return lines.length
}

function inTheForm(error: unknown, lineNumber?: number): unknown {
  if (!(error instanceof Refusal)) return error
  if (lineNumber === undefined)
    return new Refusal(fieldNames[error.field] ?? error.field, error.message)
  const field = error.field === 'seenAt' ? 'time' : error.field === 'siteId' ? 'site' : 'person'
  return new Refusal(`${field}-${lineNumber}`, `Line ${lineNumber}: ${error.message}`)
}
