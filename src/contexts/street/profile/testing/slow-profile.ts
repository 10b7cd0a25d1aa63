import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../../platform/dates.ts'
import type { Db } from '../../../../platform/db/connect.ts'

// The profile once more, one person after another in plain TypeScript, to hold the database's counts against.

type Asked = { base: 'list' | 'seen'; from: PlainDate; to: PlainDate; area: string | null }

type Contact = {
  id: string
  nightOf: PlainDate
  bedding: string
  areaCode: string | null
  needs: string[]
  withdrawnAt: Date | null
  recordId: string | null
}
type Spell = {
  personId: string
  status: string
  areaCode: string | null
  fromOn: PlainDate
  toOn: PlainDate | null
}
type Answer = {
  recordId: string
  question: string
  state: string
  choice: string | null
  recordedAt: Date
  endedAt: Date | null
}
type Birth = {
  recordId: string
  precision: string
  year: number | null
  month: number | null
  day: number | null
  ageFrom: number | null
  ageTo: number | null
  asOn: PlainDate | null
}

const questions = [
  'gender',
  'ethnicity',
  'nationality',
  'immigration-status',
  'public-funds',
  'care-leaver',
  'armed-forces',
  'sexual-orientation',
]
const bands: [string, number, number][] = [
  ['under-18', 0, 17],
  ['18-25', 18, 25],
  ['26-35', 26, 35],
  ['36-45', 36, 45],
  ['46-55', 46, 55],
  ['over-55', 56, 200],
]

/** 'dimension code' to how many people. */
export async function countSlowly(owner: Db, asked: Asked): Promise<Map<string, number>> {
  const all = async <Row>(table: string) =>
    (await sql<Row>`select * from ${sql.raw(table)}`.execute(owner)).rows
  const records = await all<{ id: string; personId: string }>('people.record')
  const contacts = await all<Contact>('street.contact')
  const offers = await all<{ contactId: string; offer: string; answer: string }>(
    'street.contact_offer',
  )
  const spells = await all<Spell>('street.list_spell')
  const answers = await all<Answer>('people.answer')
  const births = await all<Birth>('people.birth')
  const entries = await all<{ recordId: string; doneOn: PlainDate }>('street.enforcement')

  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const person of new Set(records.map(record => record.personId))) {
    const own = records.filter(record => record.personId === person).map(record => record.id)
    const met = contacts.filter(
      one => one.recordId && own.includes(one.recordId) && !one.withdrawnAt,
    )
    const stays = spells.filter(spell => spell.personId === person)
    if (!isIn(asked, met, stays)) continue
    add('all all')
    const said = new Map(
      questions.map(question => [
        question,
        answerOf(
          answers.filter(
            one => own.includes(one.recordId) && one.question === question && !one.endedAt,
          ),
        ),
      ]),
    )
    for (const [question, code] of said) add(`${question} ${code}`)
    add(
      `age-band ${bandOf(
        births.filter(one => own.includes(one.recordId)),
        asked.to,
      )}`,
    )

    const since = asked.base === 'list' ? addDays(asked.to, -180) : asked.from
    const lately = met.filter(one => one.nightOf >= since && one.nightOf <= asked.to)
    const marks = new Set(lately.flatMap(one => one.needs.map(need => `need ${need}`)))
    const released = addDays(asked.base === 'list' ? asked.to : asked.from, -85)
    const yearAgo = addDays(asked.to, -365)
    for (const { status, fromOn, toOn } of stays) {
      if (status !== 'prison' && status !== 'hospital') continue
      if (toOn && toOn >= released && toOn <= asked.to) marks.add(`left-institution ${status}`)
      if (fromOn <= asked.to && (!toOn || toOn >= yearAgo)) marks.add(`justice-health ${status}`)
    }
    if (said.get('care-leaver') === 'yes') marks.add('left-institution care')
    if (['regular', 'reserve'].includes(said.get('armed-forces') ?? ''))
      marks.add('left-institution armed-forces')
    if (
      entries.some(
        one => own.includes(one.recordId) && one.doneOn >= yearAgo && one.doneOn <= asked.to,
      )
    )
      marks.add('justice-health enforcement')
    const helped = offers.some(
      offer =>
        lately.some(one => one.id === offer.contactId) &&
        offer.answer === 'accepted' &&
        ['health', 'mental-health', 'substance-use'].includes(offer.offer),
    )
    if (helped) marks.add('justice-health took-up-help')
    for (const mark of marks) add(mark)
  }
  return counts
}

function isIn({ base, from, to, area }: Asked, met: readonly Contact[], stays: readonly Spell[]) {
  const isHere = (code: string | null) => area === null || code === area
  if (base === 'list')
    return stays.some(
      one =>
        one.status === 'active' &&
        one.fromOn <= to &&
        (!one.toOn || one.toOn > to) &&
        isHere(one.areaCode),
    )
  return met.some(
    one => one.bedding !== 'no' && one.nightOf >= from && one.nightOf <= to && isHere(one.areaCode),
  )
}

function answerOf(answers: readonly Answer[]): string {
  const answered = answers.filter(one => one.state === 'answered')
  const counting = answered.length > 0 ? answered : answers
  const [newest] = [...counting].sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())
  if (!newest) return 'not-asked'
  if (newest.question === 'nationality' && new Set(answered.map(one => one.choice)).size > 1)
    return 'several'
  return newest.state === 'answered' ? (newest.choice ?? 'in-words') : newest.state
}

function bandOf([birth]: readonly Birth[], on: PlainDate): string {
  if (!birth) return 'not-asked'
  const [from, to] = bornBetween(birth)
  const band = (born: PlainDate) =>
    bands.find(([, low, high]) => ageOn(born, on) >= low && ageOn(born, on) <= high)?.[0]
  const [oldest, youngest] = [band(from), band(to)]
  return oldest !== undefined && oldest === youngest ? oldest : 'roughly'
}

function bornBetween({
  precision,
  year,
  month,
  day,
  ageFrom,
  ageTo,
  asOn,
}: Birth): [PlainDate, PlainDate] {
  const plain = (y: number, m: number, d: number) =>
    new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10)
  const y = year ?? 0
  if (precision === 'day') return [plain(y, month ?? 1, day ?? 1), plain(y, month ?? 1, day ?? 1)]
  if (precision === 'month') return [plain(y, month ?? 1, 1), plain(y, (month ?? 1) + 1, 0)]
  if (precision === 'year') return [plain(y, 1, 1), plain(y, 12, 31)]
  if (precision === 'about') return [plain(y - 2, 1, 1), plain(y + 2, 12, 31)]
  const [at, rest] = [Number(asOn?.slice(0, 4)), asOn?.slice(4) ?? '']
  return [addDays(`${at - (ageTo ?? 0) - 1}${rest}`, 1), `${at - (ageFrom ?? 0)}${rest}`]
}

function ageOn(born: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}
