import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { FactKind, FactLine } from '../record/facts/fact-kind.ts'
import { type FactTable, listFacts } from '../record/facts/fact-rows.ts'
import { belongingKind } from '../record/kinds/belonging.tsx'
import { birthKind } from '../record/kinds/birth.tsx'
import { companionKind } from '../record/kinds/companion.tsx'
import { contactRouteKind } from '../record/kinds/contact-route.tsx'
import { identifierKind } from '../record/kinds/identifier.tsx'
import { lookKind } from '../record/kinds/look.tsx'
import { nameKind } from '../record/kinds/name.tsx'
import { noteKind } from '../record/kinds/note.tsx'
import { verificationKind } from '../record/kinds/verification.tsx'
import { warningKind } from '../record/kinds/warning.tsx'
import { whereaboutsKind } from '../record/kinds/whereabouts.tsx'
import { type Explained, loadWhy } from './load-why.ts'

/** A line that the data guardian reads, and whether the other one reads it too. */
export type MarkedLine = { line: FactLine; isSeen: boolean }

export type ShownAs = Omit<Explained, 'holders'> & {
  holders: (Explained['holders'][number] & { rows: MarkedLine[] })[]
}

type Read = { organisationId: string; category: string; line: FactLine }

async function readLines<Table extends FactTable, Input>(
  db: ReadDb,
  kind: Pick<FactKind<Table, Input>, 'table' | 'lineOf'>,
  recordIds: readonly string[],
): Promise<Read[]> {
  const rows = await listFacts(db, kind.table, recordIds)
  return rows
    .filter(row => row.endedAt === null)
    .map(row => ({
      organisationId: row.organisationId,
      category: row.category,
      line: kind.lineOf(row),
    }))
}

/**
 * What another user sees of a person, over what the data guardian reads: everything is read as the guardian, and only
 * marked with what the rules say about the other one, so that it can never show more than the guardian may read.
 */
export async function loadShowAs(
  db: ReadDb,
  actor: Actor,
  personId: string,
  userId: string | undefined,
): Promise<ShownAs> {
  const explained = await loadWhy(db, actor, personId, userId)
  const { recordIds } = explained.person
  const lines = [
    ...(await readLines(db, nameKind, recordIds)),
    ...(await readLines(db, birthKind, recordIds)),
    ...(await readLines(db, lookKind, recordIds)),
    ...(await readLines(db, identifierKind, recordIds)),
    ...(await readLines(db, verificationKind, recordIds)),
    ...(await readLines(db, warningKind, recordIds)),
    ...(await readLines(db, contactRouteKind, recordIds)),
    ...(await readLines(db, companionKind, recordIds)),
    ...(await readLines(db, belongingKind, recordIds)),
    ...(await readLines(db, whereaboutsKind, recordIds)),
    ...(await readLines(db, noteKind, recordIds)),
  ]
  return {
    ...explained,
    holders: explained.holders.map(holder => {
      const isSeen = (code: string) =>
        ['identity', code].every(needed =>
          holder.reasons.some(reason => reason.category.code === needed && reason.isSeen),
        )
      return {
        ...holder,
        rows: lines
          .filter(one => one.organisationId === holder.organisationId)
          .map(({ line, category }) => ({ line, isSeen: isSeen(category) })),
      }
    }),
  }
}
