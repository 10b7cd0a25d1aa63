// What the short Word strategy of two districts says. Fernmouth, Otterwold and everybody in them are invented.

export const northernTitle = 'Fernmouth and Otterwold Rough Sleeping Strategy 2022–2025'

/** Before the commitments. */
export const northernNarrative: { heading: string; paragraphs: string[] }[] = [
  {
    heading: 'Foreword',
    paragraphs: [
      'Fernmouth is a harbour town, Otterwold a district of small villages and one market town. People do not often see anybody sleeping rough here, and some have told us that it does not happen. It does. In the autumn of 2021 our outreach workers met 31 different people who had slept in doorways, boats, barns and cars.',
      'This strategy says what two councils and their partners will do about it in three years. It is short because the people who helped us to write it asked for something that they could read in one sitting.',
    ],
  },
  {
    heading: 'What we know',
    paragraphs: [
      'Most people slept rough for less than a week. Seven had done so for more than a year. Two in three were men between 26 and 50. A third had come from somebody’s sofa, a fifth from prison, and one in eight from hospital.',
      'Counts on a single night miss people who move, hide or sleep in vehicles. We therefore write down every person whom outreach meets, and we read the count together with that list.',
    ],
  },
  {
    heading: 'What people told us',
    paragraphs: [
      'Nineteen people who had slept rough talked with us over tea. They asked for one person who stays with them from the street to the sofa of their own flat, for a place where a dog can come, and for letters that they can understand.',
      'Volunteers of the harbour mission and of the two churches asked to be told what became of the people whom they had fed and talked with.',
    ],
  },
]

/** People found on the night of the autumn count. */
export const northernCounts = [
  ['District', '2018', '2019', '2020', '2021'],
  ['Fernmouth', '6', '9', '5', '8'],
  ['Otterwold', '1', '2', '2', '3'],
] as const

export const northernPillars: { title: string; commitments: string[] }[] = [
  {
    title: 'Prevention',
    commitments: [
      'We will find out what the last event was before each person slept rough, and share it with all partners once a quarter.',
      'We will ask every prison that releases people to our districts to tell us six weeks before.',
      'We will hold an advice session at the harbour mission every Thursday.',
      'We will train the staff of our leisure centres and car parks to notice and to call.',
      'We will offer every young person who is asked to leave home a meeting with their family and somebody neutral.',
    ],
  },
  {
    title: 'Intervention',
    commitments: [
      'We will go out on at least two nights a week in both districts, together with Lantern Outreach.',
      'We will open four rooms in severe weather, two of them in Otterwold.',
      'We will make sure that everyone who sleeps rough is registered with a GP.',
      'We will never move people on without having somewhere to move on to.',
    ],
  },
  {
    title: 'Recovery',
    commitments: [
      'We will give each person one worker who stays with them for at least a year.',
      'We will set up five Housing First homes in Fernmouth.',
      'We will help with furniture, a kettle and a bed in the first week.',
      'We will ask housing associations for six lettings a year for people who slept rough.',
      'We will meet everyone three months after they moved in and ask how it is going.',
    ],
  },
]

export const northernEnding =
  'The two councils will report on these commitments every year until the county strategy replaces this one.'
