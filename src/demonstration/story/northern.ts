import type { ActionStory } from './story.ts'

/** What became of the commitments of the two districts before the county strategy took their place. */
export const northernStory: ActionStory[] = [
  [
    'We will find out what the last event was',
    {
      on: 'oct24',
      status: 'begun',
      continues: true,
      situation: 'Written down for 61 of 74 people. Shared with partners twice.',
    },
  ],
  [
    'We will ask every prison',
    {
      on: 'oct24',
      status: 'partly-complete',
      situation: 'HMP Stonemarsh tells us four weeks before. Others do not.',
    },
  ],
  [
    'We will hold an advice session',
    {
      on: 'oct24',
      status: 'complete',
      continues: true,
      situation: 'Every Thursday since September 2022.',
    },
  ],
  [
    'We will train the staff of our leisure',
    { on: 'oct24', status: 'complete', situation: 'Sixty people were trained.' },
  ],
  [
    'We will offer every young person',
    { on: 'oct24', status: 'not-begun', situation: 'No mediator was found.' },
  ],
  [
    'We will go out on at least two nights',
    {
      on: 'oct24',
      status: 'complete',
      continues: true,
      situation: 'Two nights in each district since April 2023.',
    },
  ],
  [
    'We will open four rooms',
    {
      on: 'oct24',
      status: 'complete',
      situation: 'Part of the countywide protocol since December 2023.',
    },
  ],
  [
    'We will make sure that everyone who sleeps rough',
    {
      on: 'oct24',
      status: 'begun',
      situation: 'Two of five surgeries in Fernmouth ask for proof of address.',
    },
  ],
  [
    'We will give each person one worker',
    {
      on: 'oct24',
      status: 'partly-complete',
      situation: 'True for eleven people; three workers have left.',
    },
  ],
  [
    'We will set up five Housing First homes',
    { on: 'oct24', status: 'partly-complete', situation: 'Three homes.' },
  ],
  [
    'We will help with furniture',
    {
      on: 'oct24',
      status: 'complete',
      continues: true,
      situation: 'The harbour mission keeps a store.',
    },
  ],
  [
    'We will ask housing associations',
    {
      on: 'oct24',
      status: 'closed-not-achievable',
      achievable: 'no',
      achievableReason:
        'Two associations said no twice. To be asked for the whole county together.',
      situation: 'Closed by the steering group.',
    },
  ],
]

/** What became of the commitments that went on in a plan of their own. */
export const localStory: ActionStory[] = [
  [
    'We will ask every prison',
    {
      on: 'jan26',
      status: 'partly-complete',
      situation: 'HMP Stonemarsh tells us six weeks before. Two other prisons answer when asked.',
    },
  ],
  [
    'We will never move people on',
    {
      on: 'jan26',
      status: 'begun',
      continues: true,
      situation: 'Kept, but for one morning at the harbour of which outreach heard too late.',
      next: 'The harbour office to call outreach first.',
    },
  ],
  [
    'We will set up five Housing First',
    { on: 'jan26', status: 'complete', situation: 'Five homes since November 2025.' },
  ],
]
