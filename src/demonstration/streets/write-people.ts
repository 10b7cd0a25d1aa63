import { keysVersion, placeKeys, searchKeys } from '../../contexts/people/index.ts'
import { inventPerson, type StreetPerson } from './invent-person.ts'
import { phoneRanges } from './places.ts'
import { type Cell, type RowWriter, rowWriter } from './row-writer.ts'
import { type Chance, seededRandom } from './seeded-random.ts'
import { referenceOf } from './street-reference.ts'
import { type StreetTable, streetTableNames, streetTables } from './street-tables.ts'
import { tellPerson } from './tell-person.ts'

/** Everything that people are told to and by, and the answers that questions offer. Ids as text. */
export type StreetSetting = {
  partnershipId: string
  /** Those who hold records, and their workers; what each holds of a hundred records. */
  holders: { organisationId: string; percent: number; workers: string[] }[]
  questions: { code: string; category: string; choices: string[] }[]
  seed: number
}

/** The newest day that anything happened on: fixed, so that the same seed gives the same rows on any day. */
export const newestDay = '2026-11-01'
const newest = Date.parse(`${newestDay}T00:00:00Z`)
const msOfDay = 86_400_000

type Holder = { organisation: Buffer; percent: number; workers: [Buffer, ...Buffer[]] }
type Setting = {
  seed: number
  partnership: Buffer
  holders: [Holder, ...Holder[]]
  questions: StreetSetting['questions']
}

/** Writes people, by their numbers from 0, into rows for every table. */
export function peopleWriter(given: StreetSetting) {
  const writers = new Map(
    streetTableNames.map(name => [name, rowWriter(Object.values(streetTables[name]))] as const),
  )
  const setting = prepare(given)
  const add = (table: StreetTable, ...cells: Cell[]) => writers.get(table)?.add(cells)
  return {
    write: (number: number) => writePerson(setting, number, add),
    /** What was written since the last time, by table. */
    take: (): [StreetTable, Uint8Array][] =>
      [...writers].map(([name, writer]: [StreetTable, RowWriter]) => [name, writer.take()]),
  }
}

function prepare(given: StreetSetting): Setting {
  const [first, ...rest] = given.holders.map(({ organisationId, percent, workers }): Holder => {
    const [worker, ...others] = workers.map(uuidBytes)
    if (!worker) throw new Error('An organisation that holds records has no workers')
    return { organisation: uuidBytes(organisationId), percent, workers: [worker, ...others] }
  })
  if (!first) throw new Error('No organisation holds records')
  const { seed, questions } = given
  return { seed, questions, partnership: uuidBytes(given.partnershipId), holders: [first, ...rest] }
}

function uuidBytes(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', ''), 'hex')
}

type Add = (table: StreetTable, ...cells: Cell[]) => void

/** One record of a person: who holds it and when it was begun. */
type Held = { id: Buffer; holder: Holder; worker: Buffer; at: number; day: string }

function writePerson(setting: Setting, number: number, add: Add): void {
  const chance = seededRandom(setting.seed, number)
  const person = inventPerson(chance, 2026)
  const records = listRecords(setting, chance)
  const [oldest] = records
  if (!oldest) return
  const personId = chance.id(oldest.at)
  add('person', personId, setting.partnership, referenceOf(setting.seed, number), oldest.at)
  const guarded = guard(setting, chance, records, add)
  records.forEach((record, index) => {
    writeRecord(setting, chance, { person, personId, record, index, guarded }, add)
  })
}

/** Three of four people are known to one organisation; the others to two, three or four. */
function listRecords({ holders }: Setting, chance: Chance): Held[] {
  const roll = chance.below(100)
  const count = roll < 75 ? 1 : roll < 93 ? 2 : roll < 98 ? 3 : 4
  let at = newest - Math.floor(chance.share() ** 2 * 4 * 365) * msOfDay - 7 * msOfDay
  const left = [...holders]
  const records: Held[] = []
  for (let index = 0; index < count; index++) {
    let roll = chance.below(left.reduce((sum, holder) => sum + holder.percent, 0))
    const place = left.findIndex(holder => {
      roll -= holder.percent
      return roll < 0
    })
    const [holder] = left.splice(place, 1)
    if (!holder) break
    const moment = at + (9 * 60 + chance.below(600)) * 60_000
    records.push({
      id: chance.id(moment),
      holder,
      worker: chance.pick(holder.workers),
      at: moment,
      day: new Date(moment).toISOString().slice(0, 10),
    })
    at = Math.min(newest - 2 * msOfDay, at + chance.below(90) * msOfDay)
  }
  return records
}

/** Few people are restricted, object, or are related to somebody on the staff. */
function guard(setting: Setting, chance: Chance, records: readonly Held[], add: Add): boolean {
  const [record] = records
  const roll = chance.below(1000)
  if (!record || roll >= 8) return false
  const { partnership } = setting
  const { id, at, worker, holder } = record
  if (roll < 3) {
    const why = 'Invented: somebody must not find them'
    add('restriction', chance.id(at), partnership, id, why, '2027-06-01', at, worker)
    for (const user of holder.workers.slice(0, 2))
      add('named_staff', partnership, id, user, at, worker)
  } else if (roll < 4) {
    const user = chance.pick(chance.pick(setting.holders).workers)
    add('bar', partnership, id, user, 'Invented: a cousin', at, worker)
  } else {
    const other = roll < 7 ? chance.pick(setting.holders).organisation : null
    const category = other ? null : chance.pick(['contact', 'street', 'housing'])
    add(
      'objection',
      chance.id(at),
      partnership,
      id,
      other,
      category,
      'Invented: does not want it',
      at,
      worker,
    )
  }
  return true
}

type Written = {
  person: StreetPerson
  personId: Buffer
  record: Held
  index: number
  guarded: boolean
}

function writeRecord(setting: Setting, chance: Chance, written: Written, add: Add): void {
  const { person, personId, record, index, guarded } = written
  const { id, holder, worker, at, day } = record
  const { partnership } = setting
  const telling = tellPerson(chance, person, index > 0, day)
  const card = {
    names: telling.names,
    birth: telling.birth,
    sex: telling.sex,
    description: telling.look,
  }
  const [first] = telling.names
  const source =
    first?.kind === 'street'
      ? 'seen'
      : chance.percent(70)
        ? 'told'
        : chance.percent(60)
          ? 'referral'
          : 'import'
  const given = {
    invented: true,
    names: telling.names.map(name => `${name.given} ${name.family}`.trim()),
    born: telling.birth,
  }
  add(
    'record',
    id,
    partnership,
    personId,
    holder.organisation,
    source,
    given,
    at,
    worker,
    searchKeys(card),
    keysVersion,
    card,
    guarded,
  )
  add('link', id, 1, partnership, personId, index === 0 ? 'first' : 'found', at, worker)
  const fact = (category: string): Cell[] => [
    chance.id(at),
    partnership,
    id,
    holder.organisation,
    category,
    at,
    worker,
  ]
  // Names come back newest first; the one in the papers stands first on the card.
  for (const name of telling.names)
    add('name', ...fact('identity'), name.kind, name.given, name.family)
  if (telling.birth) {
    const { precision, year, month, day: dayOfBirth, ageFrom, ageTo, asOn } = telling.birth
    add('birth', ...fact('identity'), precision, year, month, dayOfBirth, ageFrom, ageTo, asOn)
  }
  if (telling.look) add('look', ...fact('identity'), telling.look)
  writeAnswers(setting, chance, telling.sex, fact, add)
  writeNumbers(chance, person, fact, add)
  writeWarning(chance, at, fact, add)
  if (chance.percent(35)) {
    const { town, spot } = person
    const place = `${spot}, ${town.name}`
    const postcode = `${town.postcode} ${chance.below(10)}${chance.pick(['AA', 'BB', 'DD', 'EE'])}`
    const seen = Math.min(newest, at + chance.below(40) * msOfDay)
    const easting = town.easting + chance.below(1600) - 800
    const northing = town.northing + chance.below(1600) - 800
    add(
      'whereabouts',
      ...fact('street'),
      place,
      seen,
      postcode,
      easting,
      northing,
      placeKeys(place, postcode),
    )
  }
  if (chance.percent(4))
    add(
      'companion',
      ...fact('contact'),
      'pet',
      chance.pick(['Biscuit', 'Rex', 'Duchess', 'Pepper']),
      'dog',
    )
  if (chance.percent(6))
    add('note', ...fact('housing'), at, 'Invented: asked about a room with a lock on its door.')
  if (chance.percent(1))
    add(
      'involvement',
      chance.id(at),
      partnership,
      id,
      holder.organisation,
      worker,
      'caseload',
      at,
      worker,
    )
  if (chance.percent(10)) {
    const decision = chance.percent(85) ? 'given' : 'refused'
    add(
      'consent',
      chance.id(at),
      partnership,
      id,
      chance.id(at),
      'share',
      1,
      'share',
      decision,
      null,
      null,
      'in-person',
      at,
      at,
      worker,
    )
  }
}

function writeAnswers(
  setting: Setting,
  chance: Chance,
  sex: string | null,
  fact: (category: string) => Cell[],
  add: Add,
) {
  for (const { code, category, choices } of setting.questions) {
    if (code === 'sex') {
      if (sex) add('answer', ...fact(category), code, 'answered', sex, null)
    } else if (chance.percent(4)) {
      const choice = choices[Math.floor(chance.share() ** 2 * choices.length)] ?? null
      const words = choice ? null : 'Invented'
      if (chance.percent(8))
        add('answer', ...fact(category), code, 'prefers-not-to-say', null, null)
      else add('answer', ...fact(category), code, 'answered', choice, words)
    }
  }
}

function writeNumbers(
  chance: Chance,
  person: StreetPerson,
  fact: (category: string) => Cell[],
  add: Add,
) {
  const compact = (value: string) => value.replace(/[^A-Z0-9]/g, '')
  if (person.nationalInsurance && chance.percent(80))
    add(
      'identifier',
      ...fact('identity'),
      'national-insurance',
      person.nationalInsurance,
      compact(person.nationalInsurance),
      null,
      'doubtful',
    )
  if (person.nhs && chance.percent(50))
    add('identifier', ...fact('health'), 'nhs', person.nhs, compact(person.nhs), null, 'valid')
  if (chance.percent(6)) {
    const range = chance.pick(phoneRanges)
    const rest = 11 - range.replace(/\D/g, '').length
    const phone = range + String(chance.below(10 ** rest)).padStart(rest, '0')
    const safe = chance.pick(['yes', 'not-known', 'no'])
    add(
      'contact_route',
      ...fact('contact'),
      'phone',
      phone,
      phone.replace(/\D/g, ''),
      safe,
      safe === 'yes' && chance.percent(30) ? 'after six' : null,
    )
  }
  if (chance.percent(2)) {
    const plain = `${person.given}.${person.family}`.normalize('NFKD').replace(/[^A-Za-z.]/g, '')
    const email = `${plain}${chance.below(1000)}@streets.example`
    add('contact_route', ...fact('contact'), 'email', email, email.toLowerCase(), 'yes', null)
  }
}

const warnings: [[string, string, string, string], ...[string, string, string, string][]] = [
  [
    'risk-from-others',
    'domestic-abuse',
    'Invented: somebody looks for them.',
    'Do not say that they are here.',
  ],
  ['lone-working', 'identity', 'Invented: two went there together.', 'Go in twos.'],
  ['health', 'health', 'Invented: has fits.', 'Call 999 after five minutes.'],
  ['animal', 'identity', 'Invented: the dog guards the tent.', 'Call from the path.'],
  ['risk-to-others', 'offending', 'Invented: shouted at a worker.', 'Meet at the day centre.'],
]

function writeWarning(chance: Chance, at: number, fact: (category: string) => Cell[], add: Add) {
  if (!chance.percent(4)) return
  const [kind, category, words, whatToDo] = chance.pick(warnings)
  const columns = fact('identity')
  const [id = null] = columns
  add(
    'warning',
    ...columns,
    kind,
    'Outreach',
    new Date(at + 365 * msOfDay).toISOString().slice(0, 10),
    category,
  )
  add('warning_text', ...fact(category), id, words, whatToDo)
}
