// The national indicators once more, slowly and straight from the prose of the framework, sharing nothing with the engine:
// every question is answered by looking through every row of one person.

export type WorldPerson = {
  id: string
  birth: string
  careLeaver: '' | 'yes' | 'no'
  recordedAt: string
}
export type WorldSighting = {
  person: string
  area: string
  /** Local time in England, YYYY-MM-DD HH:MM. */
  at: string
  bedded: 'yes' | 'about-to' | 'no'
  recordedAt: string
}
export type WorldStay = {
  person: string
  area: string
  kind: string
  start: string
  recordedAt: string
}
export type WorldExit = { person: string; kind: string; leftOn: string; recordedAt: string }
export type World = {
  people: WorldPerson[]
  sightings: WorldSighting[]
  stays: WorldStay[]
  exits: WorldExit[]
}

export type ModelParameters = {
  p1Scope: string
  p1Reckoning: string
  newMonths: number
  b1CountsReportingMonth: boolean
  longTermMonths: number
  longTermWindowMonths: number
  nr1ContactKind: string
  returningGapDays: number
  returningMonths: number
  settledMonths: number
  settledKinds: string[]
  historyScope: string
  exitDays: number
  careLeaverAge: number
  youngAge: number
  bandDays: number
}

type Day = { y: number; m: number; d: number }

const parse = (text: string): Day => ({
  y: Number(text.slice(0, 4)),
  m: Number(text.slice(5, 7)),
  d: Number(text.slice(8, 10)),
})
const print = ({ y, m, d }: Day) =>
  `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
const isLeap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const lengthOf = (y: number, m: number) =>
  m === 2 ? (isLeap(y) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31

/** Days since 1 March of the year 0, by the calendar. */
function number(text: string): number {
  let { y, m, d } = parse(text)
  m -= 3
  if (m < 0) {
    m += 12
    y -= 1
  }
  const years = 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return years + Math.floor((153 * m + 2) / 5) + d
}

function monthsBefore(text: string, months: number): string {
  const { y, m, d } = parse(text)
  const all = y * 12 + (m - 1) - months
  const year = Math.floor(all / 12)
  const month = (all % 12) + 1
  return print({ y: year, m: month, d: Math.min(d, lengthOf(year, month)) })
}

function dayBefore(text: string): string {
  const { y, m, d } = parse(text)
  if (d > 1) return print({ y, m, d: d - 1 })
  if (m > 1) return print({ y, m: m - 1, d: lengthOf(y, m - 1) })
  return print({ y: y - 1, m: 12, d: 31 })
}

function ageOn(birth: string, day: string): number {
  const born = parse(birth)
  const now = parse(day)
  const had = now.m > born.m || (now.m === born.m && now.d >= born.d)
  return now.y - born.y - (had ? 0 : 1)
}

/** Midnight to noon belongs to the evening before. */
export const nightOfLocal = (at: string) =>
  at.slice(11, 13) < '12' ? dayBefore(at.slice(0, 10)) : at.slice(0, 10)

/** For each area: for each indicator, who is behind it. */
export function modelIndicators(
  world: World,
  month: string,
  asOf: string | null,
  p: ModelParameters,
): Map<string, Record<string, string[]>> {
  const isKnown = (row: { recordedAt: string }) =>
    asOf === null || row.recordedAt === '' || row.recordedAt.slice(0, 10) <= asOf
  const group = <T extends { person: string }>(rows: T[]) => {
    const of = new Map<string, T[]>()
    for (const row of rows) of.set(row.person, [...(of.get(row.person) ?? []), row])
    return of
  }
  const sightings = group(world.sightings.filter(isKnown))
  const stays = group(world.stays.filter(isKnown))
  const exits = group(world.exits.filter(isKnown))
  const { y, m } = parse(`${month}-01`)
  const last = print({ y, m, d: lengthOf(y, m) })
  const found = new Map<string, Record<string, string[]>>()

  for (const person of world.people) {
    const all = sightings.get(person.id) ?? []
    for (const area of new Set(all.map(seen => seen.area))) {
      const here = all.filter(seen => seen.area === area)
      const bedded = (rows: WorldSighting[]) =>
        [
          ...new Set(rows.filter(row => row.bedded !== 'no').map(row => nightOfLocal(row.at))),
        ].sort()
      const nights = bedded(here)
      const inMonth = nights.filter(night => night.startsWith(month))
      const first = inMonth[0]
      if (first === undefined) continue
      const everywhere = bedded(all)
      const history = p.historyScope === 'REGION' ? everywhere : nights
      const is: Record<string, boolean> = { month: true }

      const from = monthsBefore(p.p1Reckoning === 'month' ? `${month}-01` : first, p.newMonths)
      is.new = !(p.p1Scope === 'REGION' ? everywhere : nights).some(
        night => night >= from && night < first,
      )

      for (const kind of ['prison', 'other-justice', 'hospital', 'armed-forces', 'asylum-support'])
        is[`left-${kind}`] = (exits.get(person.id) ?? []).some(
          exit =>
            exit.kind === kind &&
            inMonth.some(night => {
              const days = number(night) - number(exit.leftOn)
              return days >= 0 && days <= p.exitDays
            }),
        )

      const birth = isKnown(person) ? person.birth : ''
      // A year or a month alone: young only if even the oldest they can be is young.
      const oldest =
        birth === ''
          ? undefined
          : birth.length === 4
            ? `${birth}-01-01`
            : birth.length === 7
              ? `${birth}-01`
              : birth
      is['care-leaver-under-25'] =
        isKnown(person) &&
        person.careLeaver === 'yes' &&
        oldest !== undefined &&
        inMonth.some(night => ageOn(oldest, night) < p.careLeaverAge)
      is['under-25'] = oldest !== undefined && ageOn(oldest, first) < p.youngAge

      const months = new Set<string>()
      for (let back = 0; back < p.longTermWindowMonths; back += 1) {
        const counted = monthsBefore(`${month}-01`, back).slice(0, 7)
        if (counted === month && !p.b1CountsReportingMonth) continue
        if (history.some(night => night.startsWith(counted))) months.add(counted)
      }
      is['long-term'] = months.size >= p.longTermMonths

      const counted = history.filter(
        night => night <= last && number(last) - number(night) < p.bandDays,
      ).length
      is['nights-1'] = counted === 1
      is['nights-2'] = counted === 2
      is['nights-3-5'] = counted >= 3 && counted <= 5
      is['nights-6-10'] = counted >= 6 && counted <= 10
      is['nights-over-10'] = counted > 10

      const before = history.filter(night => night < first)
      const previous = before.at(-1)
      const contacts = (p.historyScope === 'REGION' ? all : here)
        .map(row => nightOfLocal(row.at))
        .filter(night => night < first)
        .sort()
      const latest = p.nr1ContactKind === 'any' ? contacts.at(-1) : previous
      is.returning =
        previous !== undefined &&
        latest !== undefined &&
        previous >= monthsBefore(first, p.returningMonths) &&
        number(first) - number(latest) >= p.returningGapDays
      is['returning-from-settled'] =
        is.returning &&
        (stays.get(person.id) ?? []).some(
          stay =>
            p.settledKinds.includes(stay.kind) &&
            stay.start >= monthsBefore(first, p.settledMonths) &&
            stay.start < first,
        )
      is.accommodated = (stays.get(person.id) ?? []).some(stay => stay.start.startsWith(month))

      const lists = found.get(area) ?? {}
      found.set(area, lists)
      for (const [indicator, holds] of Object.entries(is))
        if (holds) lists[indicator] = [...(lists[indicator] ?? []), person.id]
    }
  }
  for (const lists of found.values()) for (const list of Object.values(lists)) list.sort()
  return found
}
