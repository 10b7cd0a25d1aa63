import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'
import { NotAllowed } from '../../../platform/web/route.ts'
import { pageSize } from '../list-form.ts'
import type { causeStages, memorials, Precision, referrals } from './death-form.ts'

/** What is known of a death: everything that a version holds and a form can change. */
export type DeathFacts = {
  called: string
  diedPrecision: Precision
  diedOn: PlainDate | null
  diedTime: string | null
  diedUntil: PlainDate | null
  foundOn: PlainDate | null
  foundTime: string | null
  place: string
  areaCode: string | null
  accommodation: string
  whatHappened: string
  cohort: string[]
  agencies: string[]
  otherAgencies: string
  lastContactOn: PlainDate | null
  lastContactWith: string
  coroner: string
  coronerWords: string
  causeStage: keyof typeof causeStages
  cause: string | null
  causeWords: string
  referral: keyof typeof referrals
  referredOn: PlainDate | null
  referralWords: string
  criteria: string[]
  decision: string | null
  decidedOn: PlainDate | null
  rapidReviewOn: PlainDate | null
  themes: string[]
  themeWords: string
  kinWords: string
  memorial: keyof typeof memorials
  memorialWords: string
  funeralOn: PlainDate | null
  funeralWords: string
  verifiedBy: string | null
  verifiedOn: PlainDate | null
  verifiedWords: string
  stands: boolean
}

/** One version, with who wrote it and why. */
export type DeathVersion = DeathFacts & {
  number: number
  because: string
  setAt: Date
  setBy: string
}

/** Throws NotAllowed for whoever is not the co-ordinator, the data guardian or a named reviewer. */
export async function refuseOthers(db: ReadDb): Promise<{ mayWrite: boolean }> {
  const { rows } = await sql<{ mayRead: boolean; mayWrite: boolean }>`
    select street.may_review_deaths() as may_read, street.may_write_deaths() as may_write`.execute(
    db,
  )
  const [may] = rows
  if (!may?.mayRead) throw new NotAllowed()
  return { mayWrite: may.mayWrite }
}

const facts = sql`v.called, v.died_precision, v.died_on, v.died_time, v.died_until, v.found_on, v.found_time, v.place, v.area_code,
  v.accommodation, v.what_happened, v.cohort, v.agencies, v.other_agencies, v.last_contact_on, v.last_contact_with,
  v.coroner, v.coroner_words, v.cause_stage, v.cause, v.cause_words, v.referral, v.referred_on, v.referral_words, v.criteria,
  v.decision, v.decided_on, v.rapid_review_on, v.themes, v.theme_words, v.kin_words, v.memorial, v.memorial_words,
  v.funeral_on, v.funeral_words, v.verified_by, v.verified_on, v.verified_words, v.stands`

export type ListedDeath = Pick<
  DeathFacts,
  | 'called'
  | 'diedPrecision'
  | 'diedOn'
  | 'diedUntil'
  | 'foundOn'
  | 'verifiedOn'
  | 'referral'
  | 'decision'
  | 'stands'
> & { id: string; accommodationLabel: string; area: string | null; learningToDo: number }

/** Every death that the reader sees, newest first. */
export async function listDeaths(
  db: ReadDb,
  page: number,
): Promise<{ rows: ListedDeath[]; total: number }> {
  const { rows } = await sql<ListedDeath>`
    select d.id, v.called, v.died_precision, v.died_on, v.died_until, v.found_on, v.verified_on, v.referral, v.decision,
      v.stands, k.label as accommodation_label, a.name as area,
      (select count(*)::integer from street.death_learning l where l.death_id = d.id and l.state = 'to-do'
        and not exists (select from street.death_learning n where n.learning_id = l.learning_id and n.number > l.number)) as learning_to_do
    from street.death d
    join lateral (select * from street.death_version n where n.death_id = d.id order by n.number desc limit 1) v on true
    join street.code k on k.list = 'death-accommodation' and k.code = v.accommodation
    left join partnership.area a on a.partnership_id = v.partnership_id and a.code = v.area_code
    order by coalesce(v.died_on, v.found_on) desc, d.id desc
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from street.death`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

export type Notification = {
  id: string
  whom: string
  toldOn: PlainDate
  words: string
  recordedBy: string
}
export type Learning = {
  learningId: string
  number: number
  words: string
  address: string | null
  state: 'to-do' | 'done' | 'dropped'
  stateWords: string
  setAt: Date
  setBy: string
}
export type LastContact = { nightOf: PlainDate; organisation: string; bedding: string }

export type ShownDeath = {
  id: string
  recordId: string | null
  /** The newest. */
  now: DeathVersion
  /** All of them, newest first. */
  versions: DeathVersion[]
  notifications: Notification[]
  learning: Learning[]
  lastContact: LastContact | null
}

/** A death with its history. Throws NotAllowed for whoever may see none, and NotFound for one that they do not see. */
export async function getDeath(
  db: ReadDb,
  id: string,
): Promise<ShownDeath & { mayWrite: boolean }> {
  const { mayWrite } = await refuseOthers(db)
  const death = await db
    .selectFrom('street.death')
    .select(['id', 'recordId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!death) throw new NotFound('no such death')
  const { rows: versions } = await sql<DeathVersion>`
    select v.number, v.because, v.set_at, u.name as set_by, ${facts}
    from street.death_version v join partnership.user_account u on u.id = v.set_by
    where v.death_id = ${id}::uuid order by v.number desc`.execute(db)
  const [now] = versions
  if (!now) throw new NotFound('a death without a version')
  const { rows: notifications } = await sql<Notification>`
    select n.id, k.label as whom, n.told_on, n.words, u.name as recorded_by from street.death_notification n
    join street.code k on k.list = 'death-notice' and k.code = n.whom join partnership.user_account u on u.id = n.recorded_by
    where n.death_id = ${id}::uuid order by n.told_on, n.recorded_at`.execute(db)
  const { rows: learning } = await sql<Learning>`
    select distinct on (l.learning_id) l.learning_id, l.number, l.words, l.address, l.state, l.state_words, l.set_at, u.name as set_by
    from street.death_learning l join partnership.user_account u on u.id = l.set_by
    where l.death_id = ${id}::uuid order by l.learning_id, l.number desc`.execute(db)
  const { rows: contacts } = await sql<LastContact>`
    select night_of, organisation, bedding from street.last_contact_before(${id}::uuid)`.execute(db)
  return {
    ...death,
    now,
    versions,
    notifications,
    learning,
    lastContact: contacts[0] ?? null,
    mayWrite,
  }
}

export type Reviewer = {
  id: string
  name: string
  organisation: string
  because: string
  fromAt: Date
  untilAt: Date | null
}

/** Who was ever named to see deaths, those who do now first. */
export async function listReviewers(db: ReadDb): Promise<Reviewer[]> {
  const { rows } = await sql<Reviewer>`
    select r.id, u.name, o.name as organisation, r.because, r.from_at, r.until_at
    from street.death_reviewer r join partnership.user_account u on u.id = r.user_id
    join partnership.organisation o on o.id = u.organisation_id
    order by r.until_at is not null, r.from_at desc`.execute(db)
  return rows
}

/** Who can be named: whoever signs in with a second factor and does not see deaths yet. */
export async function listNameable(
  db: ReadDb,
): Promise<{ id: string; name: string; organisation: string }[]> {
  const { rows } = await sql<{ id: string; name: string; organisation: string }>`
    select u.id, u.name, o.name as organisation from partnership.user_account u
    join partnership.organisation o on o.id = u.organisation_id
    where u.disabled_at is null and street.may_be_reviewer(u.id)
      and not exists (select from street.death_reviewer r where r.user_id = u.id and r.until_at is null)
      and not exists (select from partnership.user_role r where r.user_id = u.id and r.role in ('coordinator', 'data-guardian'))
    order by o.name, u.name`.execute(db)
  return rows
}

/** The death of somebody, where the reader sees it. */
export async function findDeathOf(
  db: ReadDb,
  recordIds: readonly string[],
): Promise<string | undefined> {
  if (recordIds.length === 0) return undefined
  const found = await db
    .selectFrom('street.death')
    .select('id')
    .where('recordId', 'in', [...recordIds])
    .executeTakeFirst()
  return found?.id
}

/** Counts of verified deaths of a year, for `protectReport` alone. */
export async function countDeaths(db: ReadDb, year: number): Promise<DeathCount[]> {
  const { rows } = await sql<DeathCount>`
    select * from street.death_counts(${`${year}-01-01`}::date, ${`${year}-12-31`}::date)`.execute(
    db,
  )
  return rows
}
export type DeathCount = { dimension: string; code: string; deaths: number }
