import type { PlainDate } from '../../../platform/dates.ts'
import { addDays } from '../../../platform/dates.ts'

// The by-name list once more, as slowly and plainly as it can be said: every person, every day, from what was known at one
// moment. Only for tests, which hold the database against it.

export type Link = { number: number; at: Date; to: string }

export type World = {
  /** Which person a record was ever linked to. */
  records: { id: string; links: Link[] }[]
  contacts: {
    id: string
    night: PlainDate
    seenAt: Date
    recordedAt: Date
    withdrawnAt: Date | null
    sleeping: boolean
    area: string | null
    /** Whom it was ever said to be about. */
    links: Link[]
  }[]
  events: {
    id: string
    record: string
    status: string | null
    on: PlainDate | null
    area: string | null
    saidAt: Date
    recordedAt: Date
    corrects: string | null
  }[]
  rules: { days: number; setAt: Date; setOn: PlainDate }[]
}

type Sign = {
  day: PlainDate
  at: number
  id: string
  status: string | null
  area: string | null
  record: string
}

export type Step = {
  day: PlainDate
  before: string | null
  areaBefore: string | null
  status: string
  area: string | null
  record: string
}

export type Told = {
  /** By person: each change, in order. */
  steps: Map<string, Step[]>
  /** By person and day: what they were at its end. */
  at: (person: string, day: PlainDate) => Step | undefined
  /** To whom a record was taken to belong. */
  personOf: (record: string) => string | undefined
}

const newest = (links: Link[], known: Date) =>
  links
    .filter(link => link.at <= known)
    .sort((a, b) => b.number - a.number)
    .at(0)?.to

/** The list of a world on each of some days in a row, by what was known at a moment. */
export function tellSlowly(world: World, known: Date, calendar: readonly PlainDate[]): Told {
  const owners = new Map(world.records.map(({ id, links }) => [id, newest(links, known)]))
  const signs = new Map<string, Sign[]>()
  const add = (sign: Sign) => {
    const person = owners.get(sign.record)
    if (person) signs.set(person, [...(signs.get(person) ?? []), sign])
  }
  for (const {
    id,
    night,
    seenAt,
    recordedAt,
    withdrawnAt,
    sleeping,
    area,
    links,
  } of world.contacts) {
    const record = newest(links, known)
    if (!record || recordedAt > known || (withdrawnAt && withdrawnAt <= known)) continue
    const status = sleeping ? 'active' : null
    add({ day: night, at: seenAt.getTime(), id, status, area: sleeping ? area : null, record })
  }
  const counting = world.events.filter(event => event.recordedAt <= known)
  for (const { id, record, status, on, area, saidAt } of counting) {
    if (!status || !on || counting.some(later => later.corrects === id)) continue
    add({ day: on, at: saidAt.getTime(), id, status, area, record })
  }
  const rules = ruleOf(world, known, calendar)
  const steps = new Map<string, Step[]>()
  const days = new Map<string, Map<PlainDate, Step>>()
  for (const [person, all] of signs) {
    const told = walk(all, calendar, rules)
    steps.set(person, told.steps)
    days.set(person, told.days)
  }
  return {
    steps,
    at: (person, day) => days.get(person)?.get(day),
    personOf: record => owners.get(record),
  }
}

/** By when somebody must have been seen last to be inactive on a day: the newest version written by then, 90 before the first. */
function ruleOf(world: World, known: Date, calendar: readonly PlainDate[]) {
  const rules = world.rules.filter(rule => rule.setAt <= known)
  return calendar.map(day =>
    addDays(day, -(rules.filter(rule => rule.setOn <= day).at(-1)?.days ?? 90)),
  )
}

function walk(signs: Sign[], calendar: readonly PlainDate[], seenBy: readonly PlainDate[]) {
  const steps: Step[] = []
  const days = new Map<PlainDate, Step>()
  let now: Step | undefined
  let lastSign: Sign | undefined
  const become = (day: PlainDate, status: string, area: string | null, record: string) => {
    if (now?.status === status && now.area === area) return
    const { status: before = null, area: areaBefore = null } = now ?? {}
    now = { day, before, areaBefore, status, area, record }
    steps.push(now)
  }
  const byDay = Map.groupBy(signs, sign => sign.day)
  for (const [number, day] of calendar.entries()) {
    const today = byDay.get(day) ?? []
    for (const sign of today.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
      if (now?.status === 'died') continue
      if (sign.status) become(day, sign.status, sign.area ?? now?.area ?? null, sign.record)
      if (now?.status === 'active') lastSign = sign
    }
    if (now?.status === 'active' && lastSign && lastSign.day <= (seenBy[number] ?? ''))
      become(day, 'inactive', now.area, lastSign.record)
    if (now) days.set(day, now)
  }
  return { steps, days }
}
