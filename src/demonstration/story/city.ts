import type { ActionStory } from './story.ts'

/** What became of the actions of the city's plan. Those not named here were never reviewed. */
export const cityStory: ActionStory[] = [
  [
    'Rewrite the advice pages',
    {
      on: 'apr25',
      status: 'partly-complete',
      situation:
        'English is done and was read by four experts by experience. Three of seven languages are translated.',
    },
    {
      on: 'oct25',
      status: 'complete',
      situation:
        'All seven languages are published. A screen reader was tried by somebody who uses one.',
    },
  ],
  [
    'Train the staff of libraries',
    {
      on: 'jul25',
      status: 'complete',
      continues: true,
      situation:
        '88 people in 31 places were trained. Eleven people were referred from libraries in the first month.',
    },
  ],
  [
    'Open an advice desk at the Jobcentre',
    {
      on: 'jan25',
      status: 'begun',
      situation: 'The desk opens on Mondays; a second morning needs one more adviser.',
    },
    {
      on: 'jul25',
      status: 'complete',
      continues: true,
      situation: 'The desk is open on Mondays and Thursdays.',
    },
  ],
  [
    'Write a discharge pathway for the wards',
    {
      on: 'apr25',
      status: 'begun',
      situation: 'Late: the trust named a lead only in March.',
      next: 'Draft by the summer.',
    },
    { on: 'jan26', status: 'partly-complete', situation: 'Two wards use the draft.' },
    {
      on: '2026-06-23',
      by: 'nurse',
      situation:
        'Ward managers have asked for one change: a number that is answered after five o’clock.',
    },
  ],
  [
    'Learn from each discharge that went wrong',
    {
      on: 'jan25',
      status: 'begun',
      continues: true,
      situation:
        'Seven discharges were looked at together. In five, nobody had asked where the person lived.',
    },
    {
      on: 'jan26',
      situation: 'Four discharges were looked at. The question is now on the admission form.',
    },
  ],
  [
    'Find money for two step-down flats',
    { on: 'jul25', status: 'not-begun', situation: 'No bid was open.' },
    {
      on: 'apr26',
      status: 'begun',
      situation: 'A bid for two flats was sent to the integrated care board.',
    },
  ],
  [
    'Visit HMP Stonemarsh every month',
    {
      on: 'jan25',
      status: 'complete',
      continues: true,
      situation:
        'Visits take place on the first Tuesday. Seventeen people were met in three months.',
    },
  ],
  [
    'Agree with the prison that nobody',
    {
      on: 'apr25',
      status: 'complete',
      situation: 'Part of the release protocol that was signed in January.',
    },
  ],
  [
    'Meet people at the gate',
    {
      on: 'oct25',
      status: 'begun',
      situation: 'Volunteers met six people who had asked for it. There is no money for more.',
    },
    {
      on: '2026-05-12',
      by: 'outreach',
      status: 'partly-complete',
      situation: 'Two of our workers share this on release days. Eleven people since January.',
    },
  ],
  [
    'Hold a housing panel for young people',
    {
      on: 'jan25',
      status: 'begun',
      continues: true,
      situation: 'The panel met twice and saw nine young people.',
    },
    {
      on: 'jan26',
      situation: 'Thirty-one young people in the year. Nobody left care without a plan.',
    },
  ],
  [
    'Keep two taster flats',
    { on: 'oct25', status: 'complete', situation: 'Both flats have been in use since August.' },
  ],
  [
    'Give every care leaver the telephone number',
    { on: 'jan25', status: 'complete', situation: 'Done since December.' },
  ],
  [
    'Agree a pre-eviction protocol with all housing',
    {
      on: 'jul25',
      status: 'begun',
      situation: 'Quillbrook Homes has one. Two other associations have asked to see it.',
    },
    {
      on: 'apr26',
      status: 'partly-complete',
      situation: 'Three of five associations have signed.',
    },
  ],
  [
    'Visit every tenant who was homeless',
    {
      on: 'apr25',
      status: 'begun',
      continues: true,
      situation: 'Seventy visits. Most asked for help with heating.',
    },
    {
      on: 'sep26',
      situation:
        '143 visits in the year; two evictions among those visited, nine among those who could not be reached.',
    },
  ],
  [
    'Offer mediation between landlords and tenants',
    {
      on: 'oct25',
      status: 'not-begun',
      situation: 'The person who was to lead this has left. See the countywide line for landlords.',
    },
  ],
  [
    'Keep two places a week in money advice',
    {
      on: 'apr25',
      status: 'complete',
      continues: true,
      situation: 'Two places are kept every week and are nearly always used.',
    },
  ],
  [
    'Tell the outreach team before a benefit',
    { on: 'jul25', status: 'begun', situation: 'Consent form agreed. Four people have signed it.' },
  ],
  [
    'Publish each quarter how the discretionary',
    { on: 'jul25', status: 'begun', continues: true, situation: 'Published for two quarters.' },
    { on: 'jan26', situation: 'Published for four quarters.' },
  ],
  [
    'Pay experts by experience',
    {
      on: 'jan25',
      status: 'complete',
      continues: true,
      situation:
        'Paid by the hour since November, on the day, in the way that each person chooses.',
    },
  ],
  [
    'Have the experts by experience review',
    {
      on: 'jul25',
      status: 'begun',
      continues: true,
      situation:
        'First review in June with eight people. They made seven recommendations, the first of which is that we stop speaking of people as a “cohort”.',
    },
    {
      on: 'sep26',
      situation: 'Second review in June 2026 with eleven people: nine recommendations.',
    },
  ],
  [
    'Publish what was done about each',
    {
      on: 'jan26',
      status: 'begun',
      situation: 'Answers to six of seven recommendations of 2025 are written.',
    },
    {
      on: 'sep26',
      status: 'partly-complete',
      situation: 'All seven answers of 2025 are published. Those of 2026 are late.',
    },
  ],
  [
    'Have outreach workers out seven nights',
    {
      on: 'jan25',
      status: 'complete',
      continues: true,
      situation: 'Seven nights since December, with a nurse on Tuesdays and Fridays.',
    },
  ],
  [
    'Answer everyone who tells us',
    {
      on: 'apr25',
      status: 'begun',
      continues: true,
      situation: '212 reports, 190 answered. The rest left no address.',
    },
    {
      on: '2026-02-17',
      by: 'outreach',
      situation:
        '340 reports in the year. Everyone who left an address had an answer, on average after two days.',
    },
  ],
  [
    'Hold a case meeting every week',
    {
      on: 'jan25',
      status: 'complete',
      continues: true,
      situation: 'Every Wednesday since 16 October 2024, 35 minutes, eleven partners.',
    },
  ],
  [
    'Open two short-stay rooms',
    { on: 'jan25', status: 'complete', situation: 'Opened on 13 January 2025.' },
  ],
  [
    'Find four more short-stay rooms',
    { on: 'oct25', status: 'begun', situation: 'Two rooms found at The Open Gate.' },
    { on: 'apr26', status: 'complete', situation: 'Six rooms in all.' },
  ],
  [
    'Let people bring their partner',
    {
      on: 'jul25',
      status: 'partly-complete',
      situation: 'Dogs: yes, in both houses. Couples: only at The Open Gate.',
      colour: [
        'green',
        'The experts by experience asked that dogs be counted as done: it was their first wish.',
      ],
    },
  ],
  [
    'Review the severe weather protocol',
    {
      on: 'apr25',
      status: 'begun',
      continues: true,
      situation: 'Reviewed on 24 April 2025. Trigger unchanged.',
    },
    { on: 'apr26', situation: 'Reviewed on 21 April 2026. Heat was added.' },
  ],
  [
    'Train forty volunteers',
    { on: 'jan26', status: 'partly-complete', situation: 'Thirty-three trained.' },
  ],
  [
    'Add heat, storm and flood',
    {
      on: 'apr26',
      status: 'partly-complete',
      situation: 'Heat is added. Storm and flood wait for the emergency planning team.',
    },
  ],
  [
    'Hold a drop-in clinic',
    {
      on: 'jul25',
      status: 'begun',
      situation: 'Tuesdays only. A second day needs a second nurse.',
    },
    { on: 'jan26', status: 'complete', situation: 'Tuesdays and Fridays since November.' },
  ],
  [
    'Vaccinate against flu',
    {
      on: 'jan26',
      status: 'complete',
      situation: '64 people were vaccinated against flu, 22 against hepatitis.',
    },
  ],
  [
    'Agree who leads where a person has both',
    { on: 'oct25', status: 'begun', situation: 'Trial with six people, together with the county.' },
    { on: 'apr26', status: 'complete', situation: 'Agreed for the city.' },
  ],
  [
    'Count women where they are',
    {
      on: 'oct25',
      status: 'complete',
      situation: 'Seventeen women in the county, twelve of them in the city.',
    },
  ],
  [
    'Open two evenings a week for women',
    { on: 'jul25', status: 'partly-complete', situation: 'One evening a week.' },
    {
      on: '2026-03-03',
      by: 'support',
      status: 'complete',
      situation:
        'Two evenings a week since February, with staff of Bluebell Refuge on one of them.',
    },
  ],
  [
    'Agree with the police how support is offered',
    { on: 'apr25', status: 'complete', situation: 'Signed on 31 March 2025.' },
  ],
  [
    'Report figures of enforcement',
    {
      on: 'jan26',
      status: 'begun',
      continues: true,
      situation: 'Figures for two quarters: 14 warnings, 13 of them after an offer.',
    },
  ],
  [
    'Store the belongings',
    {
      on: 'jul25',
      status: 'not-begun',
      situation: 'The shelter has no room. No date was ever agreed.',
    },
  ],
  [
    'Run a winter campaign',
    { on: 'jan26', status: 'complete', situation: 'Run together with the county.' },
  ],
  [
    'Explore contactless giving points',
    {
      on: 'jul25',
      status: 'parked',
      desirable: 'unsure',
      situation:
        'The county’s forum does not want it; some shops do. Left until somebody offers to run it.',
      next: 'None for now.',
    },
  ],
  [
    'Expand Housing First from 12 to 30',
    {
      on: 'oct25',
      status: 'begun',
      situation: 'Twenty homes in the county, fifteen of them in the city.',
    },
    {
      on: 'sep26',
      status: 'partly-complete',
      situation: 'Twenty-five homes, nineteen of them in the city.',
    },
  ],
  [
    'Offer support for as long',
    { on: 'apr25', status: 'begun', continues: true, situation: 'Written into the contract.' },
  ],
  [
    'Agree 20 lettings a year',
    { on: 'jul25', status: 'begun', situation: 'Twelve agreed.' },
    {
      on: 'apr26',
      status: 'partly-complete',
      situation: 'Eighteen agreed.',
      colour: ['green', 'Eighteen of twenty: the group considers the aim reached in this year.'],
    },
  ],
  [
    'Use the common referral form',
    { on: 'apr25', status: 'complete', situation: 'Used by all providers in the city.' },
  ],
  [
    'Offer landlords one bond',
    { on: 'jan26', status: 'complete', situation: 'Adopted with two other councils.' },
  ],
  [
    'Start a leasing scheme',
    { on: 'jan26', status: 'begun', situation: 'Four homes as a trial, with the county.' },
  ],
  [
    'Help with furniture',
    {
      on: 'oct25',
      status: 'complete',
      continues: true,
      situation: 'The faith forum keeps a store; 51 homes were furnished.',
    },
  ],
  [
    'Name a work coach',
    {
      on: 'jan25',
      status: 'complete',
      situation: 'Named in December 2024; sees people at The Open Gate on Wednesdays.',
    },
  ],
  [
    'Offer volunteering',
    {
      on: 'jul25',
      status: 'begun',
      continues: true,
      situation: 'Nine people volunteer; three have a reference.',
    },
  ],
  [
    'Bring a substance use worker',
    { on: 'oct24', status: 'complete', situation: 'In post since 1 October 2024.' },
  ],
  [
    'Open three dry beds',
    {
      on: 'jan26',
      status: 'closed-not-achievable',
      achievable: 'no',
      achievableReason: 'The house was sold and nothing else in reach is suitable.',
      situation: 'The operational group agreed to close this action.',
      next: 'None.',
    },
  ],
  [
    'Carry naloxone',
    {
      on: 'jan25',
      status: 'complete',
      continues: true,
      situation: 'All teams trained. It was used twice; both people lived.',
    },
  ],
  [
    'Bring the records of outreach',
    {
      on: 'jan26',
      status: 'begun',
      situation:
        'One list of names exists on paper at the weekly meeting. The shared system is being chosen with the county.',
    },
    { on: 'sep26', situation: 'Late. The system begins in the autumn.' },
  ],
  [
    'Sign an information sharing agreement',
    { on: 'jan25', status: 'begun', situation: 'Draft with six partners.' },
    { on: 'jan26', status: 'partly-complete', situation: 'Five of six have signed.' },
    { on: 'apr26', status: 'complete', situation: 'Signed by all six on 9 March 2026.' },
  ],
  [
    'Review each death',
    {
      on: 'jul25',
      status: 'begun',
      continues: true,
      situation: 'Two deaths were reviewed. What was learnt is with the safeguarding board.',
    },
  ],
]
