import type { FirstTelling } from '../../contexts/people/index.ts'
import type { UserKey } from '../people.ts'

// Invented people, and so obviously: no name here could be anybody's. Shaz and Sharon, the lady with the staffie, begin
// as three records of three organisations, so that the matching lead finds something to decide.

/** What somebody wrote down, and how many days ago. */
export type Telling = {
  key: string
  by: UserKey
  daysAgo: number
  /** The same person as another telling: found, not begun. */
  foundAs?: string
  telling: Omit<FirstTelling, 'recordId' | 'personId'>
}

const knownAs = (given: string, family = '') => ({
  kind: 'known-as' as const,
  given,
  family,
  script: null,
})
const legal = (given: string, family: string) => ({
  kind: 'legal' as const,
  given,
  family,
  script: null,
})
const born = (year: number, month: number, day: number) => ({
  precision: 'day' as const,
  year,
  month,
  day,
  ageFrom: null,
  ageTo: null,
  asOn: null,
})
const aboutYear = (year: number) => ({
  ...born(year, 1, 1),
  precision: 'about' as const,
  month: null,
  day: null,
})

export const tellings: Telling[] = [
  {
    key: 'shaz',
    by: 'volunteer',
    daysAgo: 24,
    telling: {
      source: 'told',
      given: { words: 'Says she is Shaz, about thirty. A man called Daz must not find her.' },
      names: [knownAs('Shaz')],
      birth: aboutYear(1995),
      look: 'Short red hair, green parka, a brindle staffie called Biscuit',
      companions: [{ kind: 'pet', name: 'Biscuit', detail: 'Staffie, brindle, friendly' }],
      warnings: [
        {
          kind: 'risk-from-others',
          saidBy: 'Shaz herself',
          reviewOn: '2027-05-01',
          textCategory: 'domestic-abuse',
          words: 'A man called Daz looks for her. He must not find her.',
          whatToDo: 'Tell nobody on the telephone or at the door that she is here, or was.',
        },
      ],
    },
  },
  {
    key: 'sharon',
    by: 'nurse',
    daysAgo: 3,
    telling: {
      source: 'referral',
      given: {
        words: 'Sharon Kettlewick, 14 February 1995, leaves hospital on Friday with nowhere to go.',
      },
      names: [legal('Sharon', 'Kettlewick')],
      birth: born(1995, 2, 14),
    },
  },
  {
    key: 'staffie',
    by: 'outreach',
    daysAgo: 10,
    telling: {
      source: 'seen',
      given: { words: 'The lady with the staffie behind the market. Left asleep.' },
      names: [{ kind: 'street', given: 'The lady with the staffie', family: '', script: null }],
      look: 'Woman of about thirty, short red hair, green parka, brindle staffie',
      whereabouts: {
        place: 'Behind the Larkminster market hall',
        seenAt: new Date(0),
        postcode: null,
      },
    },
  },
  {
    key: 'oak',
    by: 'outreach',
    daysAgo: 60,
    telling: {
      source: 'told',
      given: { words: 'Tobias Oakapple, called Oak. Sleeps at the bus station.' },
      names: [legal('Tobias', 'Oakapple'), knownAs('Oak')],
      birth: born(1971, 9, 3),
      look: 'Tall, grey beard, carries a guitar without strings',
      contactRoutes: [
        { kind: 'phone', value: '07700 900461', safe: 'yes', safeWhen: 'After noon', note: null },
      ],
      whereabouts: {
        place: 'Larkminster bus station, stand C',
        seenAt: new Date(0),
        postcode: null,
      },
    },
  },
  {
    key: 'oak-city',
    by: 'options',
    daysAgo: 41,
    foundAs: 'oak',
    telling: {
      source: 'told',
      given: { words: 'Mr Oakapple came to the housing office with Lantern Outreach.' },
      names: [legal('Tobias James', 'Oakapple')],
      birth: born(1971, 9, 3),
    },
  },
  {
    key: 'ivka',
    by: 'outreach',
    daysAgo: 33,
    telling: {
      source: 'told',
      given: { words: 'Ivka Vlnobrada, speaks little English.' },
      names: [legal('Ivka', 'Vlnobrada')],
      birth: { ...born(1988, 6, 1), precision: 'month', day: null },
      look: 'Purple scarf, always with a blue suitcase',
    },
  },
  {
    key: 'gate',
    by: 'officer',
    daysAgo: 12,
    telling: {
      source: 'told',
      given: { words: 'Leaves Stonemarsh in five weeks, no address.' },
      names: [legal('Barnaby', 'Thimblegate'), { ...knownAs('Baz'), kind: 'street' }],
      birth: born(1990, 11, 22),
    },
  },
  {
    key: 'wren',
    by: 'refuge',
    daysAgo: 18,
    telling: {
      source: 'told',
      given: { words: 'Came with nothing. Nobody may learn where she is.' },
      names: [knownAs('Wren', 'Featherstitch')],
      birth: born(1983, 4, 30),
    },
  },
]
