import { foldName } from '../names/fold.ts'
import { foldEmail, foldIdentifier, foldPhone, readPostcode } from '../names/identifiers.ts'
import { type WordOfName, wordOfName } from '../names/word-of-name.ts'
import type { EntryScore, PersonCard, Reason } from './person-card.ts'
import type { PersonQuery } from './read-query.ts'
import { scoreBirth } from './score-birth.ts'
import { familyNames, givenNames, scoreName } from './score-name.ts'

/** A part of the score: its weight in bits, and what it says to a person. */
export type Part = { weight: number; words: string }

type Prepared = {
  words: readonly WordOfName[]
  given: WordOfName | undefined
  family: WordOfName | undefined
  identifiers: readonly string[]
  phones: readonly string[]
  emails: readonly string[]
  postcodes: readonly string[]
}

const prepared = new WeakMap<PersonQuery, Prepared>()

/**
 * How well somebody's card fits what is looked for: the weight in bits, made up of the parts behind the reasons; the
 * probability that it is the person meant, where any of `population` could be; the reasons in words, strongest first.
 * Pure and cheap: microseconds, so that every candidate can be scored.
 */
export function scoreEntry(
  query: PersonQuery,
  card: PersonCard,
  population = 1_000_000,
): EntryScore {
  const parts: Part[] = []
  const wanted = prepare(query)
  const unused = scoreNames(wanted, card, parts)
  if (query.birth) parts.push(...scoreBirth(query.birth, card.birth))
  scoreNumbers(wanted, card, parts)
  scoreLooks(unused, card, parts)
  let weight = 0
  for (const part of parts) weight += part.weight
  const probability = 1 / (1 + 2 ** (Math.log2(Math.max(2, population)) - weight))
  return {
    weight,
    probability,
    get reasons() {
      return reasonsOf(parts)
    },
  }
}

/** Strongest first. */
function reasonsOf(parts: readonly Part[]): Reason[] {
  return parts
    .filter(part => Math.abs(part.weight) >= 0.5 && part.words !== '')
    .sort((a, b) => b.weight - a.weight)
    .map(part => ({ for: part.weight > 0, words: part.words }))
}

function prepare(query: PersonQuery): Prepared {
  const kept = prepared.get(query)
  if (kept) return kept
  const name = (text: string | null) => (text && foldName(text) ? wordOfName(text) : undefined)
  const made: Prepared = {
    words: query.words.map(wordOfName),
    given: name(query.given),
    family: name(query.family),
    identifiers: query.identifiers.map(foldIdentifier),
    phones: query.phones.map(foldPhone),
    emails: query.emails.map(foldEmail),
    postcodes: query.postcodes.map(text => readPostcode(text).whole),
  }
  prepared.set(query, made)
  return made
}

/** Adds the parts for names, and answers which words were not taken for one. */
function scoreNames(wanted: Prepared, card: PersonCard, parts: Part[]): readonly WordOfName[] {
  if (wanted.given || wanted.family) {
    const straight = scorePair(wanted.given, wanted.family, card)
    const turned = scorePair(wanted.family, wanted.given, card)
    const exchange: Part = { weight: -4, words: 'given and family name exchanged' }
    if (sum(turned) + exchange.weight > sum(straight) + 1) parts.push(...turned, exchange)
    else parts.push(...straight)
    return wanted.words
  }
  // Any of the first four words may be the given name, any other the family name; words that are neither may
  // describe them, which is weighed against being a name.
  const words = wanted.words.slice(0, 4)
  const looks = looksOf(card)
  const givenParts = words.map(word => scoreName(word, givenNames(card), 'given'))
  const familyParts = words.map(word => scoreName(word, familyNames(card), 'family'))
  const lost = words.map(word => (looks.has(word.text) ? 4 : -1.5))
  const [none, lostSum] = [-1, lost.reduce((total, weight) => total + weight, 0)]
  let best = { sum: lostSum, given: none, family: none }
  for (let i = none; i < words.length; i++) {
    for (let j = none; j < words.length; j++) {
      if (i === j) continue
      const [given, family] = [givenParts[i], familyParts[j]]
      if ((i >= 0 && !given) || (j >= 0 && !family)) continue
      const total =
        lostSum +
        (given ? given.weight - (lost[i] ?? 0) : 0) +
        (family ? family.weight - (lost[j] ?? 0) : 0) -
        (given && family && i > j ? 0.5 : 0)
      if (total > best.sum) best = { sum: total, given: i, family: j }
    }
  }
  const [given, family] = [givenParts[best.given], familyParts[best.family]]
  if (given) parts.push(given)
  if (family) parts.push(family)
  if (given && family && best.given > best.family) parts.push({ weight: -0.5, words: '' })
  return wanted.words.filter((_, at) => at !== best.given && at !== best.family)
}

function scorePair(
  given: WordOfName | undefined,
  family: WordOfName | undefined,
  card: PersonCard,
): Part[] {
  const found = [
    given ? scoreName(given, givenNames(card), 'given') : undefined,
    family ? scoreName(family, familyNames(card), 'family') : undefined,
  ]
  return found.filter(part => part !== undefined)
}

function scoreNumbers(wanted: Prepared, card: PersonCard, parts: Part[]): void {
  const same = (
    asked: readonly string[],
    held: readonly string[] | undefined,
    fold: (text: string) => string,
    weight: number,
    words: string,
  ) => {
    if (asked.length === 0 || !held || held.length === 0) return
    if (held.some(text => asked.includes(fold(text)))) parts.push({ weight, words })
    else parts.push({ weight: -1, words: '' })
  }
  same(wanted.identifiers, card.identifiers, foldIdentifier, 22, 'same reference number')
  same(wanted.phones, card.phones, foldPhone, 15, 'same telephone number')
  same(wanted.emails, card.emails, foldEmail, 17, 'same e-mail address')
  if (wanted.postcodes.length === 0 || !card.postcodes?.length) return
  const held = card.postcodes.map(readPostcode)
  if (held.some(({ whole }) => wanted.postcodes.includes(whole)))
    parts.push({ weight: 10, words: 'same postcode' })
  else if (
    held.some(({ outward }) => outward !== '' && wanted.postcodes.some(p => p.startsWith(outward)))
  )
    parts.push({ weight: 3.5, words: 'same postcode district' })
  else parts.push({ weight: -1, words: '' })
}

/** Words that are no name: in the description or a place they speak for somebody, else a little against. */
function scoreLooks(unused: readonly WordOfName[], card: PersonCard, parts: Part[]): void {
  if (unused.length === 0) return
  const held = looksOf(card)
  for (const { text } of unused) {
    if (held.has(text)) parts.push({ weight: 4, words: `'${text}' is in how they are described` })
    else parts.push({ weight: -1.5, words: '' })
  }
}

function looksOf(card: PersonCard): Set<string> {
  return new Set(
    [card.description ?? '', ...(card.places ?? [])].flatMap(text => foldName(text).split(' ')),
  )
}

function sum(parts: readonly Part[]): number {
  let total = 0
  for (const part of parts) total += part.weight
  return total
}
