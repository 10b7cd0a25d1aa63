import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

export type Approach = 'count' | 'estimate' | 'spotlight'

/** A count of one area in one year. Who does not take part sees it only once it is signed. */
export type ShownSnapshot = {
  id: string
  areaCode: string
  areaName: string
  year: number
  number: number
  correctsId: string | null
  /** The correction that was begun of it. */
  correctedById: string | null
  because: string
  night: PlainDate
  approach: Approach
  approachLabel: string
  startsAt: string | null
  contingency: string
  note: string
  version: number
  fixedAt: Date | null
  fixedTotal: number | null
  signedAt: Date | null
  forgetOn: PlainDate | null
  forgottenAt: Date | null
  addedAt: Date
  takesPart: boolean
}

const columns = sql`
  s.id, s.area_code, a.name as area_name, s.year, s.number, s.corrects_id,
  (select n.id from street.snapshot n where n.corrects_id = s.id) as corrected_by_id, s.because, s.night, s.approach,
  c.label as approach_label, s.starts_at, s.contingency, s.note, s.version, s.fixed_at, s.fixed_total, s.signed_at,
  s.forget_on, s.forgotten_at, s.added_at, street.takes_part(s.id) as takes_part
  from street.snapshot s
  join partnership.area a on a.partnership_id = s.partnership_id and a.code = s.area_code
  join street.code c on c.list = 'snapshot-approach' and c.code = s.approach`

/** Throws NotFound for one that is not there, or not for whoever asks. */
export async function getSnapshot(db: ReadDb, id: string): Promise<ShownSnapshot> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new NotFound('no such count')
  const { rows } = await sql<ShownSnapshot>`select ${columns} where s.id = ${id}::uuid`.execute(db)
  if (!rows[0]) throw new NotFound('no such count')
  return rows[0]
}

const mostShown = 200

/** Every count that whoever asks may know of, newest first. */
export async function listSnapshots(db: ReadDb): Promise<ShownSnapshot[]> {
  const { rows } = await sql<ShownSnapshot>`
    select ${columns} order by s.year desc, a.name, s.number desc limit ${mostShown}`.execute(db)
  return rows
}

export type SnapshotRule = {
  year: number
  windowFrom: string
  windowTo: string
  submitBy: PlainDate | null
  earliestStart: string
  planningWeeks: number
  keepMonths: number
  definition: string
  excluded: string
  returnOrder: string[]
  source: string
  certainty: string
}

/** What the ministry asks of the count of a year. The day of submission only where it is that of this very year. */
export async function getSnapshotRule(db: ReadDb, year: number): Promise<SnapshotRule> {
  const { rows } = await sql<SnapshotRule>`
    select ${year}::integer as year, window_from, window_to, case when year = ${year} then submit_by end as submit_by, earliest_start,
      planning_weeks, keep_months, definition, excluded, return_order, source, certainty
    from street.snapshot_rule where year <= ${year} order by street.snapshot_rule.year desc, version desc limit 1`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound('there was no snapshot in that year')
  return rows[0]
}

export type Task = {
  task: string
  label: string
  hint: string | null
  doneOn: PlainDate | null
  words: string
}
export type Partner = {
  id: string
  kind: string
  kindLabel: string
  name: string
  independent: boolean
  attended: string
  agreed: boolean
}
export type Team = {
  id: string
  name: string
  route: string
  members: string
  shiftId: string | null
  sites: { id: string; name: string; visited: boolean | null }[]
  lines: number
}
export type Member = { userId: string; name: string; organisation: string; toldAt: Date }

/** What was prepared and what was not. */
export async function listTasks(db: ReadDb, id: string): Promise<Task[]> {
  const { rows } = await sql<Task>`
    select c.code as task, c.label, c.hint, t.done_on, coalesce(t.words, '') as words
    from street.code c left join street.snapshot_task t on t.task = c.code and t.snapshot_id = ${id}::uuid
    where c.list = 'snapshot-task' order by c.position`.execute(db)
  return rows
}

export async function listPartners(db: ReadDb, id: string): Promise<Partner[]> {
  const { rows } = await sql<Partner>`
    select p.id, p.kind, c.label as kind_label, p.name, p.independent, p.attended, p.agreed
    from street.snapshot_partner p join street.code c on c.list = 'snapshot-partner-kind' and c.code = p.kind
    where p.snapshot_id = ${id}::uuid order by c.position, p.name`.execute(db)
  return rows
}

export async function listMembers(db: ReadDb, id: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select u.id as user_id, u.name, o.name as organisation, m.told_at
    from street.snapshot_member m join partnership.user_account u on u.id = m.user_id
    join partnership.organisation o on o.id = u.organisation_id
    where m.snapshot_id = ${id}::uuid order by o.name, u.name`.execute(db)
  return rows
}

/** The teams of a count. `lines` counts what whoever asks sees of their sheets. */
export async function listTeams(db: ReadDb, id: string): Promise<Team[]> {
  const { rows } = await sql<Omit<Team, 'sites'> & { sites: Team['sites'] | null }>`
    select t.id, t.name, t.route, t.members, t.shift_id,
      (select json_agg(json_build_object('id', s.id, 'name', s.name, 'visited', ts.visited) order by s.name)
        from street.snapshot_team_site ts join street.site s on s.id = ts.site_id where ts.team_id = t.id) as sites,
      (select count(*)::integer from street.snapshot_row r where r.team_id = t.id) as lines
    from street.snapshot_team t where t.snapshot_id = ${id}::uuid order by t.name`.execute(db)
  return rows.map(row => ({ ...row, sites: row.sites ?? [] }))
}

/** Figures by dimension and code, and how much is undecided: numbers only, also about people whom the reader may not see. */
export type Standing = {
  total: number
  sex: Record<string, number>
  age: Record<string, number>
  nationality: Record<string, number>
  openPairs: number
  openEvidence: number
  seen: number
  evidence: number
}

/** How a count stands now, for those who take part. */
export async function getStanding(db: ReadDb, id: string): Promise<Standing> {
  const { rows } = await sql<{ dimension: string; code: string; people: number }>`
    select dimension, code, people from street.snapshot_standing(${id}::uuid)`.execute(db)
  return asStanding(rows)
}

/** The figures that were signed. */
export async function getSignedFigures(db: ReadDb, id: string): Promise<Standing> {
  const { rows } = await sql<{ dimension: string; code: string; people: number }>`
    select dimension, code, people from street.snapshot_figure where snapshot_id = ${id}::uuid`.execute(
    db,
  )
  return asStanding(rows)
}

function asStanding(
  rows: readonly { dimension: string; code: string; people: number }[],
): Standing {
  const of = (dimension: string) =>
    Object.fromEntries(
      rows.filter(row => row.dimension === dimension).map(row => [row.code, row.people]),
    )
  const [total, open, lines] = [of('total'), of('open'), of('lines')]
  return {
    total: total.total ?? 0,
    sex: of('sex'),
    age: of('age'),
    nationality: of('nationality'),
    openPairs: open.pairs ?? 0,
    openEvidence: open.evidence ?? 0,
    seen: lines.seen ?? 0,
    evidence: lines.evidence ?? 0,
  }
}
