import { foldName } from '../names/fold.ts'
import { hashText } from '../names/hash.ts'
import { foldEmail, foldIdentifier, foldPhone, readPostcode } from '../names/identifiers.ts'
import { namesInGroup } from '../names/short-names.ts'
import { type WordOfName, wordOfName } from '../names/word-of-name.ts'
import type { CardBirth, PersonCard } from './person-card.ts'
import type { PersonQuery } from './read-query.ts'

/** The way in which keys are made. Raise it with any change to them: stored keys are then made anew. */
export const keysVersion = 1

// A key is a letter for its kind and its parts. Kinds that few people share:
//   1 sounds of both names            2 sound of family name, year       3 sound of given name, year, family initial
//   4 sound of given name, day        5 sound of family name, day        6 whole date
//   7 starts of both names            8 end of family name, given start  9 ends of family name, given initial, year
//   B consonants of both names        g sound of given name, year        I identifier, telephone, e-mail, postcode
//   e sound of given name and a word of the description                  v two neighbouring words of the description
// and kinds that many share, asked for only where a query has nothing else:
//   w a word of a name                x its first three letters          d a word of the description

const mostNames = 12
const mostWords = 8

/** Keys of somebody's card for an `int4[]` column under GIN: those who share one with a query are looked at. */
export function searchKeys(card: PersonCard): number[] {
  const keys = new Set<string>()
  const { givens, families } = namesOf(card)
  const { years, month, day, whole } = datesOf(card.birth)
  const monthDay = month && day ? `${month}-${day}` : ''
  if (whole) keys.add(`6${whole}`)
  for (const given of givens) {
    for (const family of families) addPair(keys, given, family, years)
    for (const sound of given.sounds) {
      for (const year of years) keys.add(`g${sound} ${year}`)
      if (monthDay) keys.add(`4${sound} ${monthDay}`)
    }
    addWords(keys, given)
  }
  for (const family of families) {
    for (const sound of family.sounds) {
      for (const year of years) keys.add(`2${sound} ${year}`)
      if (monthDay) keys.add(`5${sound} ${monthDay}`)
    }
    addWords(keys, family)
  }
  for (const key of numberKeys(card)) keys.add(key)
  const words = descriptionWords([card.description ?? '', ...(card.places ?? [])])
  words.forEach((word, at) => {
    keys.add(`d${word}`)
    const next = words[at + 1]
    if (next) keys.add(`v${[word, next].sort().join(' ')}`)
    for (const given of givens.slice(0, 3))
      for (const sound of given.sounds) keys.add(`e${sound} ${word}`)
  })
  return hashed(keys)
}

/**
 * Keys of what is looked for: `keys && queryKeys` finds everybody worth scoring. Few people share a key, unless the
 * query says so little that `isBroadQuery`: then limit what is read. Empty where nothing was typed.
 */
export function queryKeys(query: PersonQuery): number[] {
  const narrow = narrowKeys(query)
  return hashed(narrow.size > 0 ? narrow : broadKeys(query))
}

/** Whether a query can only be answered with many people: one name, or single words of a description. */
export function isBroadQuery(query: PersonQuery): boolean {
  return narrowKeys(query).size === 0
}

function narrowKeys(query: PersonQuery): Set<string> {
  const keys = new Set<string>(numberKeys(query))
  const { year, month, day, span } = datesOfQuery(query)
  const nearYears = year ? [year - 1, year, year + 1] : span
  const monthDays =
    month && day ? [`${month}-${day}`, ...(day <= 12 ? [`${day}-${month}`] : [])] : []
  if (year) for (const text of monthDays) keys.add(`6${year}-${text}`)
  const { givens, families, words } = namesOfQuery(query)
  // With both names and a whole date, all who share family name and year are many, and hardly ever the one who is meant.
  const familyYears =
    words.length < 2 ? (year ? nearYears : span) : year && !monthDays.length ? [year] : []
  for (const given of givens) {
    for (const family of families) {
      if (given === family) continue
      addPair(keys, given, family, year ? [year] : [])
      for (const sound of kinSounds(given))
        for (const other of family.sounds) keys.add(`1${other} ${sound}`)
    }
    for (const sound of given.sounds) for (const at of monthDays) keys.add(`4${sound} ${at}`)
    if (words.length < 2)
      for (const sound of year ? kinSounds(given) : given.sounds)
        for (const at of nearYears) keys.add(`g${sound} ${at}`)
  }
  for (const family of families)
    for (const sound of family.sounds) {
      for (const at of familyYears) keys.add(`2${sound} ${at}`)
      for (const at of monthDays) keys.add(`5${sound} ${at}`)
    }
  const typed = query.words
  typed.slice(0, mostWords).forEach((word, at) => {
    const next = typed[at + 1]
    if (next) keys.add(`v${[word, next].sort().join(' ')}`)
    const name = typed.length > 1 && at < 2 ? wordOfName(word) : undefined
    if (name)
      for (const other of typed)
        if (other !== word) for (const sound of kinSounds(name)) keys.add(`e${sound} ${other}`)
  })
  return keys
}

function broadKeys(query: PersonQuery): Set<string> {
  const keys = new Set<string>()
  const typed = [...query.words, query.given ?? '', query.family ?? ''].flatMap(text =>
    foldName(text).split(' '),
  )
  for (const word of typed.filter(text => text !== '')) {
    keys.add(`w${word}`)
    for (const kin of kinOf(wordOfName(word))) keys.add(`w${kin}`)
    for (const sound of wordOfName(word).sounds) keys.add(`W${sound}`)
    if (word.length >= 3) keys.add(`x${word.slice(0, 3)}`)
    keys.add(`d${word}`)
  }
  return keys
}

function addPair(
  keys: Set<string>,
  given: WordOfName,
  family: WordOfName,
  years: readonly number[],
): void {
  const [g, f] = [given.solid, family.solid]
  for (const a of family.sounds) {
    for (const b of given.sounds) keys.add(`1${a} ${b}`)
  }
  for (const a of given.sounds) for (const year of years) keys.add(`3${a} ${year} ${f[0] ?? ''}`)
  if (g.length >= 3 && f.length >= 3) {
    keys.add(`7${f.slice(0, 3)} ${g.slice(0, 3)}`)
    keys.add(`8${f.slice(-4)} ${g.slice(0, 2)}`)
  }
  for (const year of years) keys.add(`9${f.slice(0, 2)}${f.slice(-1)} ${g[0] ?? ''} ${year}`)
  if (given.bones.length > 1 && family.bones.length > 1) keys.add(`B${family.bones} ${given.bones}`)
}

function addWords(keys: Set<string>, name: WordOfName): void {
  for (const word of new Set([...name.words, name.solid])) {
    keys.add(`w${word}`)
    if (word.length >= 3) keys.add(`x${word.slice(0, 3)}`)
  }
  for (const sound of name.sounds) keys.add(`W${sound}`)
}

/** Given and family names of a card: each whole, and each of their words. A name alone goes with all the others. */
function namesOf(card: PersonCard): { givens: WordOfName[]; families: WordOfName[] } {
  return {
    givens: forms(card.names.map(name => name.given)),
    families: forms(card.names.map(name => name.family)),
  }
}

/** Names as they may be meant: those typed into fields, the other way round too, and any words of one box. */
function namesOfQuery(query: PersonQuery): {
  givens: WordOfName[]
  families: WordOfName[]
  words: string[]
} {
  const fields = [query.given ?? '', query.family ?? ''].filter(text => text.trim() !== '')
  const words = [...fields, ...query.words.slice(0, 4)]
  const all = forms(words)
  return { givens: all, families: all, words }
}

function forms(names: readonly string[]): WordOfName[] {
  const found = new Map<string, WordOfName>()
  for (const name of names) {
    const whole = wordOfName(name)
    if (whole.text === '') continue
    found.set(whole.solid, whole)
    if (whole.words.length > 1)
      for (const word of whole.words) if (word.length > 2) found.set(word, wordOfName(word))
  }
  return [...found.values()].slice(0, mostNames)
}

/** Sounds of a given name and of every name it may be short for, or be shortened to. */
function kinSounds(name: WordOfName): Set<string> {
  const sounds = new Set(name.sounds)
  for (const kin of kinOf(name)) for (const sound of wordOfName(kin).sounds) sounds.add(sound)
  return sounds
}

function kinOf(name: WordOfName): Set<string> {
  const kin = new Set<string>()
  for (const group of name.groups)
    for (const other of namesInGroup(group)) if (kin.size < 60) kin.add(other)
  return kin
}

function numberKeys(of: {
  identifiers?: readonly string[]
  phones?: readonly string[]
  emails?: readonly string[]
  postcodes?: readonly string[]
}): string[] {
  const keys: string[] = []
  const add = (kind: string, text: string) => text.length > 3 && keys.push(`I${kind}${text}`)
  for (const text of of.identifiers ?? []) add('', foldIdentifier(text))
  for (const text of of.phones ?? []) add('p', foldPhone(text))
  for (const text of of.emails ?? []) add('e', foldEmail(text))
  for (const text of of.postcodes ?? []) add('z', readPostcode(text).whole)
  return keys
}

/** The words of a description that tell people apart, in their order. */
function descriptionWords(texts: readonly string[]): string[] {
  const words = texts.flatMap(text => foldName(text).split(' '))
  return [...new Set(words.filter(word => word.length > 2 && !common.has(word)))].slice(
    0,
    mostWords,
  )
}

const common = new Set(
  'the and with near has was who her his him she they their from out for usually often sleeps seen wears wearing about years old man woman male female'.split(
    ' ',
  ),
)

function datesOf(birth: CardBirth | null): {
  years: number[]
  month: number
  day: number
  whole: string
} {
  if (!birth) return { years: [], month: 0, day: 0, whole: '' }
  const [year, month, day] = [birth.year ?? 0, birth.month ?? 0, birth.day ?? 0]
  const span = spanOfBirth(birth)
  const years: number[] = []
  if (span) for (let at = span[0]; at <= span[1] && years.length < 14; at++) years.push(at)
  return { years, month, day, whole: year && month && day ? `${year}-${month}-${day}` : '' }
}

/** The first and last year in which somebody may be born, as far as anything is known of it. */
export function spanOfBirth(birth: CardBirth): readonly [number, number] | null {
  if (birth.year)
    return birth.precision === 'about' ? [birth.year - 2, birth.year + 2] : [birth.year, birth.year]
  if (birth.ageFrom == null || birth.ageTo == null || !birth.asOn) return null
  const on = Number(birth.asOn.slice(0, 4))
  return [on - birth.ageTo - 1, on - birth.ageFrom]
}

function datesOfQuery({ birth }: PersonQuery): {
  year: number
  month: number
  day: number
  span: number[]
} {
  const span: number[] = []
  if (birth?.years && !birth.year)
    for (let at = birth.years[0]; at <= birth.years[1] && span.length < 14; at++) span.push(at)
  return { year: birth?.year ?? 0, month: birth?.month ?? 0, day: birth?.day ?? 0, span }
}

function hashed(keys: Set<string>): number[] {
  return [...new Set([...keys].map(hashText))]
}
