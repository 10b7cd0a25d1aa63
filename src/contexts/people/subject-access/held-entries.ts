import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { HeldEntry, HeldField } from './copy-part.ts'

type Row = Record<string, unknown>

/** Columns that say nothing about the person: of the machinery, and of the entry itself. */
const ofTheEntry = new Set(
  'id partnershipId recordId organisationId category recordedAt recordedBy endedAt endedBy keys compact fileId warningId personId companionPersonId askingId'.split(
    ' ',
  ),
)

/** What is always about somebody else, whoever it was told by. */
const aboutOthers: Record<string, readonly string[]> = {
  warning: ['saidBy'],
  warning_text: ['words', 'whatToDo'],
  verification: ['vouchedBy'],
  belonging: ['handedBackTo'],
  consent: ['witnessedBy'],
}

/** Words that somebody wrote freely: looked through for other people. */
const freeWords = new Set(
  'words note detail value safeWhen criteria place what said reason exceptionReason whatToDo given'.split(
    ' ',
  ),
)

const labels: Record<string, string> = {
  kind: 'Kind',
  given: 'First name',
  family: 'Last name',
  script: 'Script',
  precision: 'How exactly it is known',
  ageFrom: 'Age, at least',
  ageTo: 'Age, at most',
  asOn: 'On the day',
  safe: 'Safe to use',
  safeWhen: 'When it is safe',
  saidBy: 'Who said it',
  reviewOn: 'Looked at again on',
  textCategory: 'Kind of the words',
  whatToDo: 'What to do',
  vouchedBy: 'Who vouched',
  verifiedOn: 'On',
  goodUntil: 'Good until',
  handedBackOn: 'Given back on',
  handedBackTo: 'Given back to',
  keepUntil: 'Kept until',
  seenAt: 'When',
  happenedAt: 'When',
  endedBecause: 'Why it counts no more',
  easting: 'Easting (metres)',
  northing: 'Northing (metres)',
  takenOn: 'Taken on',
  checked: 'Check digit',
}

/** 'handedBackTo' → 'Handed back to' where there are no better words. */
function labelOf(column: string): string {
  const known = labels[column]
  if (known) return known
  const words = column.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The fields of a row as it lies in its table: whatever is there is in the copy, also columns that came later. */
function fieldsOf(kind: string, row: Row): HeldField[] {
  const isOtherPerson = kind === 'companion' && row.kind !== 'pet'
  return Object.entries(row)
    .filter(([column, value]) => !ofTheEntry.has(column) && textOf(value) !== '')
    .map(([name, value]) => {
      const always =
        aboutOthers[kind]?.includes(name) ||
        (isOtherPerson && ['name', 'detail'].includes(name)) ||
        (kind === 'contact_route' && row.kind === 'care-of' && name === 'value')
      const isOwnName = kind === 'name'
      const field: HeldField = { name, label: labelOf(name), value: textOf(value) }
      if (always) field.about = 'other'
      else if (freeWords.has(name) && !isOwnName) field.about = 'words'
      return field
    })
}

/** Everything that an organisation holds in this context about a person, ended rows too, oldest first. */
export async function listHeldEntries(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<HeldEntry[]> {
  const ids = [...recordIds]
  const { rows: tables } = await sql<{
    name: string
  }>`select t::text as name from people.fact_tables() t order by 1`.execute(db)
  const entries: HeldEntry[] = []
  const { rows: records } = await sql<Row>`
    select id, source, people.first_telling(id) as given, given_at from people.record where id = any(${ids}::uuid[]) order by given_at`.execute(
    db,
  )
  for (const row of records)
    entries.push({
      kind: 'first-telling',
      id: String(row.id),
      category: 'identity',
      from: row.givenAt as Date,
      until: null,
      fields: [
        { name: 'source', label: 'How it began', value: textOf(row.source) },
        ...Object.entries((row.given ?? {}) as Row)
          .filter(([, value]) => textOf(value) !== '')
          .map(
            ([name, value]): HeldField => ({
              name: `given.${name}`,
              label: labelOf(name),
              value: textOf(value),
              about: 'words',
            }),
          ),
      ],
    })
  for (const { name: table } of tables) {
    const kind = table.replace(/^people\./, '')
    const { rows } = await sql<Row>`
      select * from ${sql.table(`people.${kind}`)} where record_id = any(${ids}::uuid[]) order by recorded_at, id`.execute(
      db,
    )
    for (const row of rows)
      entries.push({
        kind,
        id: String(row.id),
        category: textOf(row.category) || null,
        from: row.recordedAt as Date,
        until: (row.endedAt as Date | null) ?? null,
        fields: fieldsOf(kind, kind === 'answer' ? await withWords(db, row) : row),
      })
  }
  for (const [kind, rows] of Object.entries({
    consent: await rowsOf(db, 'consent', ids, 'recorded_at'),
    objection: await rowsOf(db, 'objection', ids, 'from_at'),
    involvement: await rowsOf(db, 'involvement', ids, 'from_at'),
    correction: await rowsOf(db, 'correction', ids, 'asked_at'),
  }))
    for (const row of rows)
      entries.push({
        kind,
        id: String(row.id),
        category: textOf(row.category) || null,
        from: ((row.decidedAt ?? row.fromAt ?? row.askedAt) as Date | undefined) ?? null,
        until: (row.untilAt as Date | null) ?? null,
        fields: fieldsOf(kind, await withNames(db, row)),
      })
  return entries
}

async function rowsOf(db: ReadDb, table: string, ids: string[], order: string): Promise<Row[]> {
  return (
    await sql<Row>`select * from ${sql.table(`people.${table}`)} where record_id = any(${ids}::uuid[]) order by ${sql.ref(order)}`.execute(
      db,
    )
  ).rows
}

async function withWords(db: ReadDb, row: Row): Promise<Row> {
  const { rows } = await sql<{ question: string; choice: string | null }>`
    select q.label as question, c.label as choice from people.question q
    left join people.choice c on c.question = q.code and c.code = ${row.choice} where q.code = ${row.question}`.execute(
    db,
  )
  return { ...row, ...rows[0] }
}

/** Organisations and staff by organisation, never staff by name: they are told apart by what they did, not who they are. */
async function withNames(db: ReadDb, row: Row): Promise<Row> {
  const {
    addedBy: _a,
    endedBy: _e,
    askedBy: _k,
    recordedBy: _r,
    userId: _u,
    teamId: _t,
    formCode: _f,
    formVersion: _v,
    factId: _i,
    ...rest
  } = row
  const ids = [row.organisations ?? []].flat().map(String)
  if (ids.length === 0) return rest
  const { rows } = await sql<{
    name: string
  }>`select name from partnership.organisation where id = any(${ids}::uuid[]) order by name`.execute(
    db,
  )
  return { ...rest, organisations: rows.map(one => one.name).join(', ') }
}
