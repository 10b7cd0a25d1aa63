import { timeOf } from '../../contexts/people/index.ts'
import {
  addSite,
  changeCrew,
  nightOf,
  type Observation,
  planShift,
  planShiftForm,
  recordContact,
} from '../../contexts/street/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { newId } from '../../platform/ids.ts'
import type { UserKey } from '../people.ts'
import { actAs, type Stage } from '../stage.ts'
import { beginNightPeople } from './begin-night-people.ts'
import { nightPeople } from './night-people.ts'
import { nightSites } from './night-sites.ts'
import { strangersOf } from './night-strangers.ts'
import { type Meeting, type PlannedShift, planNights } from './plan-nights.ts'
import { tellAlerts } from './tell-alerts.ts'
import { tellCases } from './tell-cases.ts'
import { observationOf } from './what-was-seen.ts'

const day = 24 * 60 * 60_000

/** What was told of the nights, for whatever is told after them. */
export type ToldNights = {
  sites: ReadonlyMap<string, string>
  records: ReadonlyMap<string, string>
  contacts: readonly { key: string; id: string; at: Date }[]
  tonight: string
}

/**
 * The autumn on the streets of Thistleshire, up to tonight: sites, shifts, whom they met and what was offered, alerts and
 * what came of them. Everything through the commands that pages and phones use.
 */
export async function tellNights(stage: Stage, now: Date): Promise<ToldNights> {
  const sites = await addSites(stage, now)
  const shifts = planNights(now)
  const records = await beginNightPeople(stage, person => firstMet(shifts, person.key))
  const shiftIds = await planShifts(stage, shifts, now)
  const contacts: { key: string; id: string; at: Date }[] = []
  for (const by of ['outreach', 'nightwalk'] as const)
    for (const [index, shift] of shifts.entries()) {
      const observed = shift.meetings
        .filter(meeting => writerOf(meeting) === by)
        .map(meeting => ({
          key: meeting.person.key,
          seen: observationOf(meeting, records, sites),
        }))
      const strangers = strangersOf(index, shift, sites)
        .filter((_, number) => (number + index) % 2 === (by === 'outreach' ? 0 : 1))
        .map(seen => ({ key: '', seen }))
      for (const { key, seen } of [...observed, ...strangers]) {
        await record(stage, by, seen, { shiftId: shiftIds[index] ?? null, shift })
        contacts.push({ key, id: seen.id, at: new Date(seen.seenAt) })
      }
    }
  const told = { sites, records, contacts, tonight: shiftIds.at(-1) ?? '' }
  await tellAlerts(stage, told, now)
  await tellCases(stage, records, now)
  return told
}

function writerOf({ person }: Meeting): UserKey {
  return nightPeople.indexOf(person) % 2 === 0 ? 'outreach' : 'nightwalk'
}

function firstMet(shifts: readonly PlannedShift[], key: string): { by: UserKey; at: Date } {
  const met = shifts.flatMap(shift => shift.meetings).find(one => one.person.key === key)
  if (!met) throw new Error(`Nobody meets '${key}' in the story`)
  return { by: writerOf(met), at: met.at }
}

async function addSites(stage: Stage, now: Date): Promise<Map<string, string>> {
  const since = dayOf(new Date(now.getTime() - 400 * day))
  const ids = new Map(nightSites.map(({ key }) => [key, newId()]))
  await actAs(stage, 'coordinator', 'add sites', async (tx, actor) => {
    for (const { key, areaCode, easting, northing, hotSpot = false, ...site } of nightSites)
      await addSite(
        tx,
        actor,
        {
          ...site,
          id: ids.get(key) ?? '',
          area: areaCode,
          hotSpot,
          point: easting !== null && northing !== null ? { easting, northing } : null,
        },
        since,
      )
  })
  return ids
}

async function planShifts(
  stage: Stage,
  shifts: readonly PlannedShift[],
  now: Date,
): Promise<string[]> {
  const buddy = stage.actors.get('nightwalk')
  if (!buddy) throw new Error('Nobody walks at night in the story')
  return await actAs(stage, 'outreach', 'plan shifts', async (tx, actor) => {
    const ids: string[] = []
    for (const { startsAt, endsAt, areas, isTonight } of shifts) {
      const at = new Date(Math.min(startsAt.getTime() - day, now.getTime()))
      const id = newId(at.getTime())
      const [year, month, date] = dayOf(startsAt).split('-')
      const input = planShiftForm.parse({
        id,
        organisation: actor.organisationId,
        areas,
        'on-day': date,
        'on-month': month,
        'on-year': year,
        from: timeOf(startsAt),
        to: timeOf(endsAt),
        meetingPlace: 'Lantern Outreach, back door',
        note: isTonight ? 'Hot water for ten. Ask at the viaduct who has a dry bag.' : '',
      })
      await planShift(tx, actor, input, at)
      const crew = { remove: [], leads: actor.userId }
      await changeCrew(
        { tx, actor, id, version: 1, now: at },
        { ...crew, version: 1, add: buddy.userId, buddies: [] },
      )
      await changeCrew(
        { tx, actor, id, version: 2, now: at },
        {
          ...crew,
          version: 2,
          add: null,
          buddies: [
            { userId: actor.userId, buddyId: buddy.userId },
            { userId: buddy.userId, buddyId: actor.userId },
          ],
        },
      )
      ids.push(id)
    }
    return ids
  })
}

async function record(
  stage: Stage,
  by: UserKey,
  seen: Observation,
  { shiftId, shift }: { shiftId: string | null; shift: PlannedShift },
) {
  const sentAt = new Date(Math.max(shift.endsAt.getTime(), Date.parse(seen.notedAt) + 60_000))
  if (nightOf(new Date(seen.seenAt)) !== nightOf(shift.startsAt))
    throw new Error('Somebody is met in another night than that of the shift')
  await actAs(stage, by, 'record a contact', (tx, actor) =>
    recordContact(tx, actor, seen, {
      now: sentAt,
      way: 'phone',
      shiftId,
      shiftStartsAt: shift.startsAt,
    }),
  )
}
