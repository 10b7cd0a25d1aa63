import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { factWords } from '../own-access/fact-words.ts'

export type CorrectionState = 'asked' | 'challenged' | 'accepted' | 'refused' | 'taken-back'

export type ListedCorrection = {
  id: string
  personId: string
  person: string
  factKind: string
  said: string
  askedAt: Date
  /** Null where the person did it themselves. */
  askedBy: string | null
  state: CorrectionState
}

const state = sql<CorrectionState>`coalesce((select s.kind from people.correction_step s
  where s.correction_id = c.id order by s.number desc limit 1), 'asked')`

const nameOf = sql<string>`coalesce((select trim(n.given || ' ' || n.family) from people.name n
  join people.record nr on nr.id = n.record_id where nr.person_id = r.person_id and n.ended_at is null
  order by array_position(array['known-as', 'street', 'legal', 'previous'], n.kind), n.recorded_at desc limit 1), 'Name not known')`

/** What people say is wrong in records of the reader's organisation and is not decided yet, longest waiting first. */
export async function listOpenCorrections(
  db: ReadDb,
  organisationId: string,
): Promise<ListedCorrection[]> {
  const { rows } = await sql<ListedCorrection>`
    select * from (
      select c.id, r.person_id, ${nameOf} as person, c.fact_kind, c.said, c.asked_at, u.name as asked_by, ${state} as state
      from people.correction c join people.record r on r.id = c.record_id
      left join partnership.user_account u on u.id = c.asked_by
      where c.organisation_id = ${organisationId}::uuid
    ) listed where state in ('asked', 'challenged') order by asked_at limit 200`.execute(db)
  return rows
}

/** Those of one person that the reader sees, newest first. */
export async function listCorrectionsOf(db: ReadDb, personId: string): Promise<ListedCorrection[]> {
  const { rows } = await sql<ListedCorrection>`
    select c.id, r.person_id, '' as person, c.fact_kind, c.said, c.asked_at, u.name as asked_by, ${state} as state
    from people.correction c join people.record r on r.id = c.record_id
    left join partnership.user_account u on u.id = c.asked_by
    where r.person_id = ${personId}::uuid order by c.asked_at desc limit 50`.execute(db)
  return rows
}

export type CorrectionStep = {
  number: number
  kind: CorrectionState
  words: string | null
  at: Date
  byUser: string | null
  byName: string | null
}

export type ShownCorrection = ListedCorrection & {
  recordId: string
  organisationId: string
  organisation: string
  category: string
  factId: string
  steps: CorrectionStep[]
  /** How many steps there were when it was read: a decision follows the newest. */
  seen: number
}

/** Throws NotFound for one that is not there or not for whoever asks. */
export async function getCorrection(db: ReadDb, id: string): Promise<ShownCorrection> {
  const { rows } = await sql<Omit<ShownCorrection, 'steps' | 'seen'>>`
    select c.id, r.person_id, ${nameOf} as person, c.fact_kind, c.said, c.asked_at, u.name as asked_by, ${state} as state,
      c.record_id, c.organisation_id, o.name as organisation, c.category, c.fact_id
    from people.correction c join people.record r on r.id = c.record_id
    join partnership.organisation o on o.id = c.organisation_id
    left join partnership.user_account u on u.id = c.asked_by
    where c.id = ${id}::uuid`.execute(db)
  const [found] = rows
  if (!found) throw new NotFound()
  const { rows: steps } = await sql<CorrectionStep>`
    select s.number, s.kind, s.words, s.at, s.by_user, u.name as by_name
    from people.correction_step s left join partnership.user_account u on u.id = s.by_user
    where s.correction_id = ${id}::uuid order by s.number`.execute(db)
  return { ...found, steps, seen: steps.at(-1)?.number ?? 0 }
}

/** The fact that is said to be wrong, in words, and whether it still stands. */
export type WrongFact = { title: string; lines: string[]; stands: boolean }

/** A row as it lies in its table, for showing it; undefined where the reader may not see it. */
export async function findFactRow(
  db: ReadDb,
  kind: string,
  id: string,
): Promise<Record<string, unknown> | undefined> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(`people.${kind}`)} where id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function findWrongFact(
  db: ReadDb,
  { factKind, factId }: Pick<ShownCorrection, 'factKind' | 'factId'>,
): Promise<WrongFact | undefined> {
  const row = await findFactRow(db, factKind, factId)
  if (!row) return undefined
  const content = factKind === 'answer' ? await answerWords(db, row) : row
  return {
    ...factWords(
      factKind === 'companion' && row.kind === 'pet' ? 'pet' : factKind,
      withDates(content),
    ),
    stands: row.endedAt === null,
  }
}

async function answerWords(db: ReadDb, row: Record<string, unknown>) {
  const { rows } = await sql<{ question: string; choice: string | null }>`
    select q.label as question, c.label as choice from people.question q
    left join people.choice c on c.question = q.code and c.code = ${row.choice}
    where q.code = ${row.question}`.execute(db)
  return { ...row, ...rows[0] }
}

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString() : value,
    ]),
  )
}
