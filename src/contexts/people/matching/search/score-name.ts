import { perMillion } from '../names/frequent-names.ts'
import { type NameLevel, nameLevel, nameLevels, soundsAlike } from '../names/name-level.ts'
import { findKinship } from '../names/short-names.ts'
import { type WordOfName, wordOfName } from '../names/word-of-name.ts'
import type { PersonCard } from './person-card.ts'
import type { Part } from './score-entry.ts'

// Bits for each level of likeness (record-linkage measurements at a million people); an equal name has its own rarity.
const weights: Record<Exclude<NameLevel, 6>, number> = {
  0: -3.3,
  1: -0.5,
  2: 2,
  3: 3.6,
  4: 4.8,
  5: 5.7,
}

export function givenNames(card: PersonCard): WordOfName[] {
  return card.names.filter(name => name.given !== '').map(name => wordOfName(name.given))
}

export function familyNames(card: PersonCard): WordOfName[] {
  return card.names.filter(name => name.family !== '').map(name => wordOfName(name.family))
}

/** The best that one typed name makes of somebody's names of a kind; undefined where they have none. */
export function scoreName(
  typed: WordOfName,
  held: readonly WordOfName[],
  kind: 'given' | 'family',
): Part | undefined {
  let best: { weight: number; level: NameLevel; name: WordOfName } | undefined
  for (const name of held) {
    if (name.text === '') continue
    const level = levelOf(typed, name, kind)
    const weight = weightOf(typed, name, level, kind)
    if (!best || weight > best.weight) best = { weight, level, name }
  }
  if (!best) return undefined
  const { weight, level, name } = best
  // Hundreds are scored and few are shown: the words are made when they are asked for.
  return {
    weight,
    get words() {
      return wordsFor(typed, name, level, kind)
    },
  }
}

function levelOf(typed: WordOfName, name: WordOfName, kind: 'given' | 'family'): NameLevel {
  const level = nameLevel(typed, name)
  // Short forms are of given names.
  if (level !== nameLevels.kin || kind === 'given') return level
  return nameLevel({ ...typed, groups: [] }, name)
}

function weightOf(
  typed: WordOfName,
  name: WordOfName,
  level: NameLevel,
  kind: 'given' | 'family',
): number {
  const frequency = Math.max(2, perMillion(kind, name.text), perMillion(kind, typed.text))
  const rarity = -Math.log2(frequency / 1e6) - 0.5
  if (level === nameLevels.equal) return rarity
  if (level === nameLevels.start) {
    // While typing, each further letter of a beginning says more.
    const length = Math.min(typed.solid.length, name.solid.length)
    return name.solid.startsWith(typed.solid)
      ? Math.min(weights[2] + 0.9 * (length - 1), rarity)
      : weights[2]
  }
  if (level < nameLevels.alike) return weights[level]
  return Math.min(weights[level] + Math.max(0, Math.min(4, rarity - 8)), rarity - 0.2)
}

function wordsFor(
  typed: WordOfName,
  name: WordOfName,
  level: NameLevel,
  kind: 'given' | 'family',
): string {
  const noun = kind === 'given' ? 'given name' : 'family name'
  switch (level) {
    case nameLevels.equal:
      return `same ${noun}`
    case nameLevels.kin: {
      const kinship = findKinship(typed.text, name.text)
      if (kinship?.kind === 'short')
        return `${capital(kinship.short)} is a short form of ${capital(kinship.full)}`
      if (kinship?.kind === 'same')
        return `${capital(typed.text)} and ${capital(name.text)} are both forms of ${capital(kinship.full)}`
      return `${capital(typed.text)} is another spelling of ${capital(name.text)}`
    }
    case nameLevels.close:
      return typed.words.length !== name.words.length && !sameButOneSlip(typed, name)
        ? `${capital(typed.text)} is part of ${capital(name.text)}`
        : soundsAlike(typed, name)
          ? `${noun} sounds alike`
          : `${noun} nearly the same`
    case nameLevels.alike:
      return soundsAlike(typed, name) ? `${noun} sounds alike` : `${noun} is like it`
    case nameLevels.start:
      return `${noun} begins alike`
    case nameLevels.faint:
      return `${noun} a little alike`
    case nameLevels.unlike:
      return `another ${noun}`
  }
}

function sameButOneSlip(a: WordOfName, b: WordOfName): boolean {
  return Math.abs(a.solid.length - b.solid.length) <= 1
}

function capital(text: string): string {
  return text.replace(/(^| )(\p{L})/gu, found => found.toUpperCase())
}
