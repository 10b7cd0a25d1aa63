import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import { birthWords, listPersonNames, namesInOrder, type PersonCard } from '../../people/index.ts'
import type { PackPerson } from './contract.ts'

const mostPeople = 300

type Seen = { personId: string; nightOf: string; siteId: string | null; place: string }
type Held = { id: string; personId: string; card: PersonCard }
type Warned = { personId: string; words: string | null; whatToDo: string | null }

/** Whom a phone shows: with the id of the person, for the audit chain alone. */
export type ShownPerson = PackPerson & { personId: string }

/**
 * Whoever was met at the sites or in the areas of a shift since a night, as far as whoever asks may read it: last met
 * first. Somebody who is restricted is never put on a phone, also not on that of the staff who are named for them: a phone
 * is lost more easily than a desk.
 */
export async function listPackPeople(
  db: ReadDb,
  actor: Actor,
  asked: { shiftId: string; since: PlainDate; today: PlainDate; mayPhotograph: boolean },
): Promise<ShownPerson[]> {
  const seen = await listSeen(db, asked.shiftId, asked.since)
  if (seen.length === 0) return []
  const ids = sql`any (${seen.map(one => one.personId)}::uuid[])`
  const { rows: records } = await sql<Held>`${keptPlan}
    select r.id, r.person_id, r.card from people.record r where r.person_id = ${ids}
    order by r.organisation_id = ${actor.organisationId}::uuid desc, r.given_at, r.id`.execute(db)
  const { rows: warnings } = await sql<Warned>`${keptPlan}
    select r.person_id, t.words, t.what_to_do from people.record r
    join people.warning w on w.record_id = r.id and w.ended_at is null
    left join people.warning_text t on t.warning_id = w.id and t.ended_at is null
    where r.person_id = ${ids} order by w.recorded_at desc`.execute(db)
  const { rows: pets } = await sql<{
    personId: string
    name: string
    detail: string | null
  }>`${keptPlan}
    select r.person_id, c.name, c.detail from people.record r join people.companion c on c.record_id = r.id
    where r.person_id = ${ids} and c.kind = 'pet' and c.ended_at is null order by c.recorded_at`.execute(
    db,
  )
  const ofPerson = <Row extends { personId: string }>(rows: readonly Row[], personId: string) =>
    rows.filter(row => row.personId === personId)
  const names = await listPersonNames(
    db,
    seen.flatMap(({ personId }) => ofPerson(records, personId).slice(0, 1)).map(({ id }) => id),
  )
  return seen.flatMap(({ personId, ...lastSeen }) => {
    const held = ofPerson(records, personId)
    const named = held[0] && names.get(held[0].id)
    if (!named || named.isRestricted) return []
    const cards = held.map(({ card }) => card)
    const called = namesInOrder(cards.flatMap(card => card.names ?? []))
    const birth = cards.find(card => card.birth)?.birth ?? null
    return {
      personId,
      recordId: named.recordId,
      name: named.name,
      alsoCalled: called.filter(name => name !== named.name).slice(0, 6),
      look: [...new Set(cards.map(card => card.description).filter(Boolean))].join('; '),
      age: birthWords(birth, asked.today) ?? '',
      lastSeen,
      warnings: ofPerson(warnings, personId).map(({ words, whatToDo }) =>
        words === null || whatToDo === null ? somethingToKnow : { words, whatToDo },
      ),
      pet: ofPerson(pets, personId)
        .map(({ name, detail }) => [name, detail].filter(Boolean).join(', '))
        .join('; '),
      mayPhotograph: asked.mayPhotograph,
    }
  })
}

/** A warning whose words the worker may not read. */
const somethingToKnow = {
  words: 'There is something to know before you meet them',
  whatToDo: 'Ask your co-ordinator before you go up to them',
}

async function listSeen(db: ReadDb, shiftId: string, since: PlainDate): Promise<Seen[]> {
  const { rows } = await sql<Seen>`
    select person_id, night_of, site_id, place from (
      select distinct on (r.person_id) r.person_id, c.night_of, c.site_id, c.place, c.seen_at
      from street.contact c join people.record r on r.id = c.record_id
      where c.partnership_id = platform.current_partnership_id() and c.night_of >= ${since} and c.withdrawn_at is null
        and (c.site_id in (select site_id from street.shift_site where shift_id = ${shiftId}::uuid)
          or c.area_code in (select area_code from street.shift_area where shift_id = ${shiftId}::uuid))
      order by r.person_id, c.seen_at desc) met
    order by seen_at desc limit ${mostPeople}`.execute(db)
  return rows
}
