import { sql } from 'kysely'
import type { VNode } from 'preact'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import { refuseUnconfirmed } from '../../../platform/web/step-up.ts'
import type { Category } from '../categories.ts'
import { listRestrictions } from '../restriction/restriction-queries.ts'
import { listTimeline, listTimelineKinds, type TimelinePage } from '../timeline/list-timeline.ts'
import { listQuestions, type Question } from './answers/question-queries.ts'
import { type FactRow, listFactsOnce } from './facts/fact-rows.ts'
import { getPerson, type ShownPerson } from './person-queries.ts'
import {
  listPersonSections,
  type NextStep,
  type PersonAsked,
  type Sighting,
} from './person-sections.ts'
import { mayKeepPicture } from './pictures/add-picture.ts'
import { listMayTell } from './record-queries.ts'

/** Who works with somebody now. */
export type Involved = {
  kind: string
  organisation: string
  team: string | null
  user: string | null
}

/** What is held about somebody and counts now, newest first. */
export type Standing = {
  names: FactRow<'people.name'>[]
  births: FactRow<'people.birth'>[]
  looks: FactRow<'people.look'>[]
  answers: FactRow<'people.answer'>[]
  identifiers: FactRow<'people.identifier'>[]
  contactRoutes: FactRow<'people.contactRoute'>[]
  companions: FactRow<'people.companion'>[]
  belongings: FactRow<'people.belonging'>[]
  whereabouts: FactRow<'people.whereabouts'>[]
  warnings: FactRow<'people.warning'>[]
  warningTexts: FactRow<'people.warningText'>[]
  verifications: FactRow<'people.verification'>[]
  pictures: FactRow<'people.picture'>[]
}

export type PersonPageLoaded = {
  person: ShownPerson
  standing: Standing
  questions: Question[]
  involved: Involved[]
  next: NextStep[]
  /** The newest that anybody wrote down and the reader may see. */
  lastSeen: Sighting | undefined
  sections: { id: string; title: string; content: VNode }[]
  timeline: TimelinePage
  timelineKinds: { code: string; label: string }[]
  /** What the reader's own account lets them read at all, whoever it is about. */
  permitted: Category[]
  /** What they may write down about this person. */
  mayTell: Category[]
  mayAddPicture: boolean
  ownOrganisationId: string
}

type Asked = {
  personId: string
  kinds: readonly string[]
  before: Date | null
  today: PlainDate
  now: Date
}

/** Everything on the page about somebody, as far as whoever asks may read it. Throws NotFound for nobody. */
export async function loadPersonPage(
  db: ReadDb,
  actor: Actor,
  asked: Asked,
): Promise<PersonPageLoaded> {
  const { personId, today, now } = asked
  const person = await getPerson(db, personId)
  const { recordIds } = person
  // Whoever sits down at a screen that was left open does not come to somebody who is in danger.
  if ((await listRestrictions(db, recordIds)).length > 0) refuseUnconfirmed(actor)
  const standing = await loadStanding(db, recordIds)
  const mayTell = await listMayTell(db, actor, personId)
  const about: PersonAsked = { db, actor, personId, recordIds, name: person.name, today, now }
  const sections: PersonPageLoaded['sections'] = []
  const next = nextOf(standing, personId, today)
  const sightings: Sighting[] = [...standing.whereabouts]
  for (const section of listPersonSections()) {
    const content = await section.show(about)
    if (content) sections.push({ id: section.id, title: section.title, content })
    if (section.next) next.push(...(await section.next(about)))
    const seen = await section.seen?.(about)
    if (seen) sightings.push(seen)
  }
  return {
    person,
    standing,
    questions: await listQuestions(db, today),
    involved: await listInvolved(db, recordIds, now),
    next: next.sort((a, b) => (a.on < b.on ? -1 : 1)),
    lastSeen: sightings.sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())[0],
    sections,
    timeline: await listTimeline(db, {
      personId,
      recordIds,
      kinds: asked.kinds,
      before: asked.before ?? new Date('9999-12-31T00:00:00Z'),
    }),
    timelineKinds: listTimelineKinds(),
    permitted: await listMayTell(db, actor, null),
    mayTell,
    mayAddPicture: await mayKeepPicture(db, mayTell),
    ownOrganisationId: actor.organisationId,
  }
}

async function loadStanding(db: ReadDb, ids: readonly string[]): Promise<Standing> {
  const standing = <Row extends { endedAt: Date | null }>(rows: Row[]) =>
    rows.filter(row => row.endedAt === null)
  const whereabouts = standing(await listFactsOnce(db, 'people.whereabouts', ids))
  return {
    names: standing(await listFactsOnce(db, 'people.name', ids)),
    births: standing(await listFactsOnce(db, 'people.birth', ids)),
    looks: standing(await listFactsOnce(db, 'people.look', ids)),
    answers: standing(await listFactsOnce(db, 'people.answer', ids)),
    identifiers: standing(await listFactsOnce(db, 'people.identifier', ids)),
    contactRoutes: standing(await listFactsOnce(db, 'people.contactRoute', ids)),
    companions: standing(await listFactsOnce(db, 'people.companion', ids)),
    belongings: standing(await listFactsOnce(db, 'people.belonging', ids)),
    whereabouts: whereabouts.sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime()),
    warnings: standing(await listFactsOnce(db, 'people.warning', ids)),
    warningTexts: standing(await listFactsOnce(db, 'people.warningText', ids)),
    verifications: standing(await listFactsOnce(db, 'people.verification', ids)),
    pictures: standing(await listFactsOnce(db, 'people.picture', ids)),
  }
}

/** Who works with somebody today. */
async function listInvolved(
  db: ReadDb,
  recordIds: readonly string[],
  now: Date,
): Promise<Involved[]> {
  const { rows } = await sql<Involved>`${keptPlan}
    select i.kind, o.name as organisation, t.name as team, u.name as "user"
    from people.involvement i join partnership.organisation o on o.id = i.organisation_id
    left join partnership.team t on t.id = i.team_id
    left join partnership.user_account u on u.id = i.user_id
    where i.record_id = any(${[...recordIds]}::uuid[])
      and i.from_at <= ${now} and (i.until_at is null or i.until_at > ${now})
    order by i.from_at`.execute(db)
  return rows
}

/** What falls due within three months, or should have been done. */
function nextOf(standing: Standing, personId: string, today: PlainDate): NextStep[] {
  const here = `/people/${personId}`
  const steps: NextStep[] = [
    ...standing.belongings.flatMap(row =>
      row.keepUntil
        ? [{ on: row.keepUntil, words: `Kept until then: ${row.what}`, href: `${here}#belongings` }]
        : [],
    ),
    ...standing.warnings.map(row => ({
      on: row.reviewOn,
      words: 'A warning is looked at again',
      href: `${here}#warnings`,
    })),
    ...standing.verifications.map(row => ({
      on: row.goodUntil,
      words: 'Who vouches for them has to be asked again',
      href: `${here}#verification`,
    })),
  ]
  return steps.filter(step => step.on <= addDays(today, 92))
}
