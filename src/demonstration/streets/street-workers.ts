import type { Category } from '../../contexts/people/index.ts'
import { organisations } from '../people.ts'

/** Who holds records of people of the streets: by its key in ../people.ts, and how many of a hundred records. */
export const streetHolders = [
  {
    key: 'city',
    percent: 30,
    mail: 'larkminster',
    categories: ['contact', 'street', 'housing', 'safeguarding', 'immigration'],
  },
  {
    key: 'lantern',
    percent: 26,
    mail: 'lantern',
    categories: ['contact', 'street', 'housing', 'health'],
  },
  {
    key: 'opengate',
    percent: 17,
    mail: 'opengate',
    categories: ['contact', 'street', 'housing', 'health'],
  },
  { key: 'shelter', percent: 13, mail: 'nightshelter', categories: ['contact', 'street'] },
  {
    key: 'trust',
    percent: 12,
    mail: 'larkvalley',
    categories: ['contact', 'health', 'safeguarding'],
  },
  {
    key: 'refuge',
    percent: 2,
    mail: 'bluebell',
    categories: ['contact', 'housing', 'domestic-abuse', 'safeguarding'],
  },
] as const satisfies readonly {
  key: string
  percent: number
  mail: string
  categories: readonly Category[]
}[]

const plants = ['Clover', 'Sedge', 'Alder', 'Campion', 'Mallow', 'Hazel', 'Teasel', 'Willow']
const things = ['Torchlight', 'Kettlewell', 'Buttonhook', 'Doorstep', 'Raincoat', 'Woolsock']

const workersOfEach = 8

type StreetWorker = {
  organisation: (typeof streetHolders)[number]
  email: string
  name: string
}

/** Those who work with the people of the streets: the first of each organisation stands for it in what is printed. */
export const streetWorkers: readonly StreetWorker[] = streetHolders.flatMap((organisation, index) =>
  Array.from({ length: workersOfEach }, (_, at) => ({
    organisation,
    email: `worker${at + 1}@${organisation.mail}.example`,
    name: `${plants[at] ?? ''} ${things[index] ?? ''}`,
  })),
)

/** What `--people` added, as lines to print. */
export function describeStreets(people: number): string {
  const firsts = streetWorkers.filter((_, at) => at % workersOfEach === 0)
  const of = (key: string) => organisations.find(one => one.key === key)?.name ?? ''
  return [
    `Loaded ${people.toLocaleString('en-GB')} invented ${people === 1 ? 'person' : 'people'} of the streets of Thistleshire.`,
    'Those who work with them sign in, with the same password, as',
    ...firsts.map(({ email, organisation }) => `  ${email}: ${of(organisation.key)}`),
    '',
  ].join('\n')
}
