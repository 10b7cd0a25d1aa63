import type { Observation } from '../../contexts/street/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Meeting } from './plan-nights.ts'

type Offer = Observation['offers'][number]

const offer = (what: string, answer: Offer['answer'], words = ''): Offer => ({
  offer: what,
  answer,
  words,
})

/** What is offered by turns, with what people say. */
const offers: readonly (readonly Offer[])[] = [
  [offer('shelter', 'refused', 'Will not leave the dog'), offer('food-drink', 'accepted')],
  [offer('shelter', 'accepted'), offer('housing-options', 'accepted')],
  [offer('sleeping-bag', 'accepted'), offer('advice', 'accepted')],
  [offer('health', 'accepted', 'Nurse on Thursday'), offer('shelter', 'refused')],
  [offer('substance-use', 'refused'), offer('food-drink', 'accepted')],
  [offer('mental-health', 'not-answered'), offer('day-centre', 'accepted')],
  [offer('day-centre', 'accepted')],
]

const words = [
  '',
  'In good spirits.',
  'Cold and tired. Wants to be left in peace tonight.',
  'Says that the night shelter is too loud.',
  'Talked for a long while. Would take a room with a door.',
  '',
  'Coughs. Asked again about the nurse.',
]

/** What the worker wrote on the phone about somebody whom they knew. */
export function observationOf(
  { person, site, at, number }: Meeting,
  records: ReadonlyMap<string, string>,
  sites: ReadonlyMap<string, string>,
): Observation {
  const isAsleep = number % 3 === 0
  const bedding = isAsleep
    ? 'bedded-down'
    : number % 7 === 4
      ? 'about-to'
      : number % 11 === 5
        ? 'no'
        : 'bedded-down'
  return {
    ...nothing(at),
    bedding,
    leftAsleep: isAsleep,
    recordId: records.get(person.key) ?? null,
    known: number % 13 === 6 ? 'thought' : 'known',
    siteId: sites.get(site.key) ?? null,
    company: number % 4 === 1 ? 'with-others' : 'alone',
    words: isAsleep
      ? 'Asleep, breathing well. Nobody woke them.'
      : (words[number % words.length] ?? ''),
    needs: isAsleep ? [] : [...(person.needs ?? [])],
    offers: isAsleep ? [] : [...(offers[number % offers.length] ?? [])],
  }
}

/** An observation that says nothing yet. */
export function nothing(at: Date): Observation {
  return {
    id: newId(at.getTime()),
    seenAt: at.toISOString(),
    notedAt: new Date(at.getTime() + 3 * 60_000).toISOString(),
    bedding: 'bedded-down',
    leftAsleep: false,
    recordId: null,
    known: 'unknown',
    description: '',
    siteId: null,
    areaCode: null,
    place: '',
    placeKind: null,
    point: null,
    precise: false,
    company: 'not-known',
    companyWords: '',
    words: '',
    warning: '',
    needs: [],
    offers: [],
    files: [],
    replacesId: null,
  }
}
