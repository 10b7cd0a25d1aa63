/** What the public told this autumn, and what came of it. */
export type NightAlert = {
  key: string
  source: 'public' | 'self' | 'partner' | 'national'
  daysAgo: number
  areaCode: string
  site?: string
  place: string
  description: string
  words?: string
  /** The reporter, where they want to hear. */
  reporter?: { name: string; email?: string; phone?: string }
  joinedTo?: string
  /** After so many days; left out: still open. `met`: whom the shift of that night found. */
  outcome?: { afterDays: number; code: string; words: string; met?: string }
  /** The reporter was told, in the usual words. */
  isAnswered?: true
  /** The shift of tonight looks. */
  forTonight?: true
}

const larkminster = 'X06000001'
const fernmouth = 'X07000002'

export const nightAlerts: readonly NightAlert[] = [
  {
    key: 'porch',
    source: 'national',
    daysAgo: 38,
    areaCode: larkminster,
    site: 'library',
    place: 'Porch of the library',
    description: 'A woman of about thirty under a tartan blanket',
    reporter: { name: 'Mr Pillowcase', email: 'pillowcase@passers-by.example' },
    outcome: {
      afterDays: 3,
      code: 'found-known',
      words: 'Already in touch with the team',
      met: 'tansy',
    },
    isAnswered: true,
  },
  {
    key: 'quay-man',
    source: 'public',
    daysAgo: 34,
    areaCode: fernmouth,
    site: 'quay',
    place: 'Shelter on the quay',
    description: 'Man in yellow oilskins',
    reporter: { name: 'Mrs Windbreak', phone: '01632 960411' },
    outcome: { afterDays: 4, code: 'found-known', words: 'Met at the shelter', met: 'dewi' },
    isAnswered: true,
  },
  {
    key: 'station-bench',
    source: 'public',
    daysAgo: 27,
    areaCode: larkminster,
    site: 'bus-station',
    place: 'Bench at the bus station',
    description: 'An older woman with a suitcase, speaks no English',
    outcome: { afterDays: 1, code: 'found-new', words: 'New to the team', met: 'zofka' },
  },
  {
    key: 'station-bench-again',
    source: 'national',
    daysAgo: 26,
    areaCode: larkminster,
    place: 'Larkminster bus station, near the ticket machine',
    description: 'Lady with a suitcase that has lost a wheel',
    reporter: { name: 'Ms Timetable', email: 'timetable@passers-by.example' },
    joinedTo: 'station-bench',
    isAnswered: true,
  },
  {
    key: 'playing-fields',
    source: 'public',
    daysAgo: 24,
    areaCode: larkminster,
    place: 'Playing fields by the ring road',
    description: 'A tent, green, nobody seen',
    reporter: { name: 'Mr Touchline', email: 'touchline@passers-by.example' },
    outcome: { afterDays: 6, code: 'not-found', words: 'Looked twice. The tent was gone.' },
    isAnswered: true,
  },
  {
    key: 'cafe',
    source: 'public',
    daysAgo: 20,
    areaCode: larkminster,
    place: 'Outside the café on High Street',
    description: 'Man asking for change, two dogs',
    outcome: { afterDays: 5, code: 'not-sleeping-out', words: 'Has a room, came for company' },
  },
  {
    key: 'somewhere',
    source: 'national',
    daysAgo: 17,
    areaCode: larkminster,
    place: 'Near the big tree',
    description: 'Somebody in a sleeping bag',
    outcome: { afterDays: 4, code: 'not-placed', words: 'No answer to our question which tree' },
  },
  {
    key: 'late-garages',
    source: 'public',
    daysAgo: 19,
    areaCode: larkminster,
    place: 'Garages on Thistle Close',
    description: 'Somebody sleeps in the end garage, coughs a lot',
    words: 'I am worried about the cough.',
    reporter: { name: 'Mrs Eiderdown', phone: '01632 960427' },
  },
  {
    key: 'late-huts',
    source: 'partner',
    daysAgo: 16,
    areaCode: fernmouth,
    site: 'beach-huts',
    place: 'Hut 41',
    description: 'Smoke from the hut in the mornings',
  },
  {
    key: 'car-park',
    forTonight: true,
    source: 'national',
    daysAgo: 4,
    areaCode: larkminster,
    site: 'multi-storey',
    place: 'Stairs of the car park on Corn Street',
    description: 'Man in smart shoes asleep on the stairs',
    reporter: { name: 'Mr Parapet', email: 'parapet@passers-by.example' },
  },
  {
    key: 'self-told',
    forTonight: true,
    source: 'self',
    daysAgo: 1,
    areaCode: larkminster,
    place: 'Behind the theatre, where the lorries load',
    description: 'Says he is called Finch, 30s, red tent',
    words: 'I have nowhere to go tonight.',
    reporter: { name: 'Finch', phone: '07700 900388' },
  },
]
