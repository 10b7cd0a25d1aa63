import type { ActionStory } from './story.ts'

/** What became of the actions of the county's delivery plan. */
export const deliveryStory: ActionStory[] = [
  [
    'Review the allocation policies',
    {
      on: 'jan26',
      status: 'begun',
      situation:
        'Three of four policies were compared. Former arrears are treated in three different ways.',
    },
  ],
  [
    'Offer help in person',
    { on: 'jul25', status: 'complete', situation: 'Available at nine offices and libraries.' },
  ],
  [
    'Publish one directory of help',
    {
      on: 'oct25',
      status: 'begun',
      situation: 'A list of 210 services exists. Nobody yet owns keeping it right.',
    },
    {
      on: 'apr26',
      status: 'begun',
      colour: [
        'red',
        'The list is eight months old and nobody keeps it: the group calls this not begun.',
      ],
    },
  ],
  [
    'Print a pocket guide',
    {
      on: 'oct25',
      status: 'complete',
      situation:
        '5,000 copies in print; the second edition has a map that people can read in the dark.',
    },
  ],
  [
    'Open one call-before-you-serve',
    { on: 'jul25', status: 'complete', continues: true, situation: 'Opened on 2 June 2025.' },
  ],
  [
    'Pilot family mediation',
    { on: 'oct25', status: 'begun', situation: 'Four families.' },
    { on: 'apr26', status: 'partly-complete', situation: 'Fourteen families.' },
  ],
  [
    'Keep two money advice places',
    { on: 'jul25', status: 'complete', situation: 'In all four councils.' },
  ],
  [
    'Put the prison release protocol',
    {
      on: 'jul25',
      status: 'complete',
      continues: true,
      situation: 'In practice since January 2025.',
    },
  ],
  [
    'Agree a hospital discharge protocol',
    { on: 'oct25', status: 'begun', situation: 'Two wards try the draft.' },
    {
      on: 'apr26',
      situation: 'To the discharge board in October.',
      colour: ['amber', 'Late by the plan, but the trust is now at the table.'],
    },
  ],
  [
    'Extend the care leavers',
    { on: 'jan26', status: 'begun', situation: 'Agreed in principle; cost not yet known.' },
  ],
  [
    'Open short-stay rooms in every district',
    { on: 'jan26', status: 'begun', situation: 'City six, Fernmouth two, others none.' },
  ],
  [
    'Give outreach the right',
    { on: 'jul25', status: 'complete', situation: 'Agreed with the shelter and The Open Gate.' },
  ],
  [
    'Hold a weekly case meeting in each district',
    {
      on: 'oct25',
      status: 'partly-complete',
      situation:
        'Larkminster and Fernmouth weekly, Brambledale every fortnight, Otterwold when needed.',
    },
  ],
  [
    'Choose a shared case system',
    { on: 'jan26', status: 'begun', situation: 'Three systems were shown.' },
    {
      on: 'sep26',
      status: 'partly-complete',
      situation: 'Chosen; the contract is with the lawyers.',
    },
  ],
  [
    'Extend the severe weather protocol',
    { on: 'oct25', status: 'begun' },
    { on: 'apr26', status: 'partly-complete', situation: 'Heat is included.' },
  ],
  [
    'Recruit volunteers in the market towns',
    {
      on: 'jan26',
      status: 'not-begun',
      situation: 'Waiting for the training in Larkminster to finish.',
    },
  ],
  ['Take part in the women', { on: 'oct25', status: 'complete', situation: 'Seventeen women.' }],
  [
    'Commission a safe place for women',
    {
      on: 'apr26',
      status: 'begun',
      situation:
        'A house was found. The experts by experience asked for a lock on each door and a kitchen that is open at night.',
    },
  ],
  [
    'Complete the cost-benefit analysis',
    { on: 'oct25', status: 'complete', situation: 'Published.' },
  ],
  [
    'Agree a joint budget',
    {
      on: 'apr26',
      status: 'parked',
      situation: 'Reorganisation of local government makes this the wrong year.',
      next: 'Return to it when the new councils are known.',
    },
  ],
  [
    'Write the specification of the next outreach',
    { on: 'oct25', status: 'complete', situation: 'Written with seven people who used outreach.' },
  ],
  [
    'Publish the health needs audit',
    { on: 'oct25', status: 'complete', situation: 'Published on 30 September 2025.' },
  ],
  [
    'Hold a clinic in each district',
    { on: 'apr26', status: 'begun', situation: 'Fernmouth opens in June.' },
  ],
  [
    'Use the common referral form in all',
    { on: 'jul25', status: 'complete', situation: 'Launched in March 2025.' },
  ],
  ['Use the short wellbeing questions', { on: 'jul25', status: 'complete' }],
  [
    'Train every housing options officer',
    { on: 'apr26', status: 'partly-complete', situation: 'Fifty-two of 68.' },
  ],
  [
    'Have two experts by experience sit',
    {
      on: 'jul25',
      status: 'complete',
      situation: 'Since 29 April 2025. They have asked for papers a week earlier, and get them.',
    },
  ],
  ['Lease ten homes', { on: 'apr26', status: 'begun', situation: 'Four homes as a trial.' }],
  [
    'Make one landlord offer',
    { on: 'jan26', status: 'partly-complete', situation: 'Three of four councils.' },
    { on: 'sep26', status: 'complete', situation: 'All four councils.' },
  ],
  [
    'Hold two landlord forums',
    { on: 'jan26', status: 'complete', situation: 'June and November.' },
  ],
  [
    'Agree move-on lettings',
    { on: 'apr26', status: 'partly-complete', situation: 'Three of four associations.' },
  ],
  [
    'Inspect exempt accommodation',
    {
      on: 'jan26',
      status: 'complete',
      continues: true,
      situation: 'In every district since May 2025.',
    },
  ],
  [
    'Agree a pre-eviction protocol',
    { on: 'jan26', status: 'begun', situation: 'Five providers at the table.' },
  ],
]
