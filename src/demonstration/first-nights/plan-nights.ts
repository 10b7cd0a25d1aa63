import { instantOf } from '../../contexts/people/index.ts'
import { nightOf } from '../../contexts/street/index.ts'
import { addDays, type PlainDate } from '../../platform/dates.ts'
import { type NightPerson, nightPeople } from './night-people.ts'
import { type NightSite, nightSites } from './night-sites.ts'

const minute = 60_000

/** Somebody met on a shift. */
export type Meeting = { person: NightPerson; site: NightSite; at: Date; number: number }

/** One going out of the two. */
export type PlannedShift = {
  startsAt: Date
  endsAt: Date
  areas: string[]
  meetings: Meeting[]
  isTonight: boolean
}

const [larkminster, fernmouth, brambledale, otterwold] = [
  'X06000001',
  'X07000002',
  'X07000001',
  'X07000003',
]

/**
 * The shifts of the last two months, every fourth night, and the one of tonight: of the night that is, or where its shift is
 * over already of the next. Who is met follows from `nightPeople` alone, so that the story is the same on every day.
 */
export function planNights(now: Date): PlannedShift[] {
  const thisNight = nightOf(now)
  const tonight = timesOf(thisNight).endsAt > now ? thisNight : addDays(thisNight, 1)
  const past = Array.from({ length: 15 }, (_, index) => 57 - index * 4).map((ago, index) => {
    const { startsAt, endsAt } = timesOf(addDays(tonight, -ago))
    const areas = [
      larkminster,
      ...(index % 2 === 0 ? [fernmouth] : []),
      ...(index % 4 === 1 ? [brambledale, otterwold] : []),
    ]
    return {
      startsAt,
      endsAt,
      areas,
      meetings: meet(ago, index, areas, startsAt),
      isTonight: false,
    }
  })
  return [
    ...past,
    { ...timesOf(tonight), areas: [larkminster, fernmouth], meetings: [], isTonight: true },
  ]
}

function timesOf(night: PlainDate): { startsAt: Date; endsAt: Date } {
  const at = (day: PlainDate, time: string) => {
    const instant = instantOf(day, time)
    if (!instant) throw new Error(`There is no ${time} on ${day}`)
    return instant
  }
  return { startsAt: at(night, '22:00'), endsAt: at(addDays(night, 1), '05:00') }
}

function meet(ago: number, shift: number, areas: readonly string[], startsAt: Date): Meeting[] {
  const met = nightPeople.flatMap((person, index) => {
    const isAbout = ago <= person.from && ago >= person.to
    if (!isAbout || (shift + index) % person.every !== 0) return []
    const key = person.at[(shift + index) % person.at.length]
    const site = nightSites.find(one => one.key === key)
    return site && areas.includes(site.areaCode) ? [{ person, site }] : []
  })
  return met.map((one, index) => ({
    ...one,
    at: new Date(startsAt.getTime() + (25 + index * 17) * minute),
    number: shift * 31 + index,
  }))
}
