// What the Word update of the county strategy says. Thistleshire and everybody in it are invented.

export type UpdateAction = {
  /** What other actions call it here. */
  key: string
  rag: 'green' | 'amber' | 'red' | 'blue'
  action: string
  situation: string
  desirable: string
  achievable: string
  next: string
  /** Actions of this update that it overlaps with, as the notes state. */
  overlaps?: string[]
  note?: string
}

export type UpdatePriority = { title: string; nextLabel: string; actions: UpdateAction[] }

export const updateTitle =
  'Thistleshire Homelessness and Rough Sleeping Strategy 2023–2028: update, September 2024'

export const updateLegend = [
  ['green', 'Green – Action complete.'],
  ['amber', 'Amber – Work on action has begun.'],
  ['red', 'Red – Work on action has not begun, or action is no longer desirable or achievable.'],
  ['blue', 'Blue – Action is part of the everyday work of the partners.'],
] as const

export const updatePriorities: UpdatePriority[] = [
  {
    title: 'Homelessness is everyone’s responsibility',
    nextLabel: 'Next steps',
    actions: [
      {
        key: 'charter',
        rag: 'amber',
        action:
          'Agree a Thistleshire Homelessness Charter with partner agencies and people who have been homeless.',
        situation:
          'A first draft was written at the launch of the strategy, where 64 people from 22 organisations worked on it in small groups. The experts by experience found its wording cold and asked for promises that somebody could be held to. A second draft is with partners for comment until the end of November.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'BQ (TCC) to bring the comments to the steering group in January, with the experts by experience presenting the page that they rewrote.',
      },
      {
        key: 'duty',
        rag: 'amber',
        action:
          'Improve the timeliness and quality of Duty to Refer referrals from prisons, hospitals and Jobcentres.',
        situation:
          'All four councils take referrals through one online form. In the last year 312 were received, of which 41 came on the day that the person had to leave. The steering group sees three parts in this action: one form (done), better timing (begun) and feedback to whoever referred (not begun).',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Agree with HMP Stonemarsh and the two acute hospitals that a referral is sent as soon as a date is known. Design a short message that tells the referrer what happened.',
        overlaps: ['release', 'discharge'],
      },
      {
        key: 'forum',
        rag: 'green',
        action: 'Set up a countywide homelessness forum that meets at least once a year.',
        situation:
          'The first forum took place in March 2024 at Larkminster Guildhall with 83 people. The papers are on the website of the county council.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'The forum is established. Action is considered complete.',
        note: 'None',
      },
      {
        key: 'commissioners',
        rag: 'blue',
        action:
          'Work with commissioners of mental health, substance use and adult social care services so that people who are homeless can use them.',
        situation:
          'Public health and the NHS trust sit on the steering group. A person with two needs is still too often told by each service to go to the other one first.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Invite the commissioner of substance use services to the operational group. Collect examples in which somebody was turned away by two services.',
        overlaps: ['health-access'],
      },
      {
        key: 'referral-form',
        rag: 'amber',
        action: 'Develop one referral form for all supported housing in the county.',
        situation:
          'Nine providers use eleven forms that ask for much the same. Seven providers have agreed to try a common form; two have concerns about risk information.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Meet the two providers together. Try the form in Fernmouth from January.',
        overlaps: ['rapid'],
      },
      {
        key: 'case-system',
        rag: 'red',
        action:
          'Procure a shared case system so that a person tells their story once to all partners.',
        situation:
          'Outreach, the hub, the shelter and four housing options teams each keep their own record. An options paper was written in 2023 and has not been discussed.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Put the options paper on the agenda of the steering group. Ask the information governance leads what an agreement would need.',
        overlaps: ['data'],
      },
      {
        key: 'data',
        rag: 'blue',
        action: 'Collect data across the system and use it to improve what we do together.',
        situation:
          'The councils report the same statutory figures. Nobody brings them together with what outreach and health know, and the figures that the forum was shown were five months old.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Agree six figures that the steering group sees at every meeting.',
        overlaps: ['case-system'],
      },
      {
        key: 'health-audit',
        rag: 'amber',
        action: 'Carry out a homeless health needs audit with partners.',
        situation:
          'Public health has found the money for an audit in 2025. Questions have been tried with 14 residents of The Open Gate.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Train peer interviewers and begin in the spring.',
        overlaps: ['health-access'],
      },
      {
        key: 'health-access',
        rag: 'amber',
        action: 'Improve access to health services for people who are homeless.',
        situation:
          'A nurse holds a clinic at the day centre in Larkminster on Tuesdays. There is nothing comparable in the districts, and registering with a GP without an address still depends on who is at the desk.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Wait for the audit before asking for more clinics. Send the card on the right to register to every surgery now.',
        overlaps: ['health-audit', 'commissioners'],
      },
      {
        key: 'rural',
        rag: 'red',
        action: 'Run a separate awareness campaign about rural homelessness.',
        situation:
          'Counts and referrals show few people sleeping rough in villages, but officers in Otterwold know of people in vans and barns. The group agreed that one campaign for the whole county would reach them better than a separate one.',
        desirable: 'No. The wish is right, a separate campaign is not.',
        achievable: 'Yes',
        next: 'Include rural pictures and telephone numbers in the countywide campaign.',
        overlaps: ['campaign'],
      },
      {
        key: 'training',
        rag: 'blue',
        action:
          'Offer joint training in trauma-informed practice to everyone who works with people who are homeless.',
        situation:
          'Two rounds of training in 2024 reached 118 people from 15 organisations. Places went mostly to charities; few came from housing options.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Offer half-day sessions at the offices of the district councils.',
        note: 'None',
      },
    ],
  },
  {
    title: 'Help comes early',
    nextLabel: 'Next Steps',
    actions: [
      {
        key: 'campaign',
        rag: 'amber',
        action: 'Run a public campaign that encourages people to ask for help early.',
        situation:
          'Posters and short films have been tested with the experts by experience, who preferred plain questions (“Has your landlord asked you to leave?”) to slogans.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Print for libraries, surgeries and food banks. Start in January, when most people ask for help.',
        overlaps: ['rural'],
      },
      {
        key: 'prs-evictions',
        rag: 'amber',
        action:
          'Prevent evictions from private rented homes through a call-before-you-serve service.',
        situation:
          'Brambledale runs a telephone line for landlords with half a post. It took 57 calls last year, and in 31 cases the tenancy went on. The other districts have no such line.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Write a business case for one line for the whole county.',
        overlaps: ['landlord-offer'],
      },
      {
        key: 'family',
        rag: 'red',
        action: 'Offer mediation to young people who are asked to leave by their family.',
        situation:
          'Family or friends who can no longer accommodate is the largest single reason for homelessness in the county (34% of cases). There is no mediation service. The one that was planned lost its funding before it started.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Look for a partner among the children’s charities and cost a small pilot.',
        note: 'None',
      },
      {
        key: 'release',
        rag: 'amber',
        action: 'Develop a prison release protocol with HMP Stonemarsh and the probation service.',
        situation:
          'In the last year 140 people were released to the county, 26 of them without an address. Nine were released on a Friday afternoon. A draft protocol has been written by a small group of probation and housing options staff.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'The governor and the four councils to sign the protocol. Probation to bring figures every quarter.',
        overlaps: ['duty', 'discharge'],
      },
      {
        key: 'discharge',
        rag: 'red',
        action:
          'Develop a hospital discharge protocol so that nobody leaves hospital to the street.',
        situation:
          'The discharge leads of both hospitals attended one meeting in 2023. Since then there has been no named person at the trust. Ward staff call the out-of-hours number of whichever council they know.',
        desirable: 'Yes',
        achievable: 'Not as it was conceived.',
        next: 'The chair of the steering group to write to the chief executive of the trust and ask for a name.',
        overlaps: ['duty', 'release'],
      },
      {
        key: 'da',
        rag: 'green',
        action: 'Meet the duties of the Domestic Abuse Act, with a choice of safe places to live.',
        situation:
          'The county has commissioned 12 dispersed safe homes beside the refuge, with support for children. All four councils have changed their allocation policies.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Action is ongoing but is considered complete as it is written.',
        note: 'None',
      },
      {
        key: 'money',
        rag: 'blue',
        action: 'Keep money advice within reach of everyone who may lose their home.',
        situation:
          'Advice sessions take place in eleven places. The waiting time in Fernmouth is five weeks, which is longer than a notice lasts.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Ask the advice partners to keep two places a week for people with a notice.',
        overlaps: ['tenancy-skills'],
      },
      {
        key: 'tenancy-skills',
        rag: 'amber',
        action: 'Offer tenancy training to people who are about to move into a home of their own.',
        situation:
          'Quillbrook Homes and The Open Gate run the same course in two places. A certificate is accepted by one landlord only.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Agree one course and ask three more landlords to accept the certificate.',
        overlaps: ['money'],
      },
      {
        key: 'assessment',
        rag: 'amber',
        action: 'Use one wellbeing assessment in all commissioned services.',
        situation:
          'Lantern Outreach and The Open Gate have used the same twelve questions since April. The shelter finds them too long for a first night.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Make a short version of four questions with the shelter.',
        overlaps: ['case-system'],
      },
      {
        key: 'care-leavers',
        rag: 'green',
        action: 'Agree a joint protocol for young people who leave care.',
        situation:
          'The protocol was signed by all councils in February 2024. No young person who left care in the county has been found intentionally homeless since.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Review the protocol once a year.',
      },
    ],
  },
  {
    title: 'Nobody has to sleep rough',
    nextLabel: 'Next steps',
    actions: [
      {
        key: 'outreach',
        rag: 'blue',
        action: 'Commission one assertive outreach service for the whole county.',
        situation:
          'Lantern Outreach works in all districts and the city, seven nights a week in Larkminster and two nights elsewhere. The contract ends in March 2026.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Begin the next specification a year before the contract ends, together with people who have used the service.',
        overlaps: ['funding'],
      },
      {
        key: 'rapid',
        rag: 'amber',
        action:
          'Offer a place off the street quickly, so that nobody has to spend a second night out.',
        situation:
          'A person who is found sleeping rough waits nine nights on average for a place. Supported housing is full, and referrals go to one provider after another.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Try two short-stay rooms at the shelter that only outreach may fill.',
        overlaps: ['referral-form', 'assessment-centre'],
      },
      {
        key: 'assessment-centre',
        rag: 'red',
        action:
          'Explore whether the county could have an assessment centre for people sleeping rough.',
        situation:
          'A building in Larkminster was looked at in 2023. Running it would cost about £410,000 a year, which no partner has.',
        desirable: 'Yes',
        achievable: 'No. Not without new money.',
        next: 'Keep the drawings and watch for capital programmes.',
        overlaps: ['rapid'],
      },
      {
        key: 'swep',
        rag: 'green',
        action: 'Have one severe weather protocol for the whole county.',
        situation:
          'All four councils open at the same forecast since December 2023. It was used on 23 nights last winter; 61 people stayed at least once.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Review with outreach and the shelter every April.',
        note: 'None',
      },
      {
        key: 'funding',
        rag: 'red',
        action:
          'Make the case for the rough sleeping services beyond March 2026 with a cost-benefit analysis.',
        situation: 'Grant pays for 11 of 16 posts. Nobody has been asked to write the analysis.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Commission the analysis from the county’s research team.',
        overlaps: ['outreach', 'housing-first'],
      },
      {
        key: 'housing-first',
        rag: 'amber',
        action: 'Expand Housing First from 12 to 30 homes.',
        situation:
          'Fourteen people live in Housing First homes; twelve of them have done so for more than a year. Landlords are found one at a time.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Ask Quillbrook Homes for six homes in each of the next three years.',
        overlaps: ['funding', 'social-homes'],
      },
      {
        key: 'reconnection',
        rag: 'amber',
        action: 'Write a supported reconnection policy.',
        situation:
          'Outreach helps about 20 people a year to return to where they have family or a claim to housing, without anything in writing.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Lantern Outreach to write one page: offered, never forced, and only with somebody expecting the person.',
        note: 'None',
      },
      {
        key: 'giving',
        rag: 'red',
        action: 'Start an alternative giving scheme.',
        situation:
          'The forum discussed it in March. Begging is seen in two streets of Larkminster, and most of the people there have a home. Nobody offered to run a scheme.',
        desirable: 'No',
        achievable: 'No',
        next: 'Say in the campaign how people can give to the charities that exist.',
        overlaps: ['campaign'],
      },
      {
        key: 'women',
        rag: 'red',
        action: 'Find out how many women sleep rough and what would help them.',
        situation:
          'The autumn count found two women. Outreach, the refuge and the sexual health clinic together know of at least eleven who stay where they cannot be counted.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Take part in the women’s census and hold two evenings in a place for women only.',
      },
    ],
  },
  {
    title: 'A home that lasts',
    nextLabel: 'How to progress action',
    actions: [
      {
        key: 'social-homes',
        rag: 'blue',
        action: 'Increase the number of affordable one-bedroom homes.',
        situation:
          'There are 2,940 households on the four registers for one-bedroom homes; 118 were let last year. Planning and building are led elsewhere.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'The steering group can press for this and cannot deliver it. Bring the figures to the housing board once a year.',
        overlaps: ['housing-first'],
      },
      {
        key: 'landlord-offer',
        rag: 'amber',
        action: 'Make one attractive offer to private landlords across the county.',
        situation:
          'Each council has its own bond or deposit scheme, from £500 to £1,800. Landlords who work in two districts find this confusing and say so.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Compare the schemes and propose one, with a named person whom a landlord can call.',
        overlaps: ['prs-evictions', 'leasing', 'landlord-forum'],
      },
      {
        key: 'landlord-forum',
        rag: 'amber',
        action: 'Hold a landlord forum for the whole county twice a year.',
        situation: 'Brambledale and Larkminster each hold their own, for much the same people.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Hold the autumn forum together as a trial.',
        overlaps: ['landlord-offer'],
      },
      {
        key: 'leasing',
        rag: 'red',
        action: 'Explore a private sector leasing scheme.',
        situation:
          'A leasing scheme would let a council or housing association rent homes and let them on. Nothing has been done yet.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Ask two councils outside the county how theirs is doing.',
        overlaps: ['landlord-offer'],
      },
      {
        key: 'pre-eviction',
        rag: 'red',
        action: 'Agree a pre-eviction protocol with supported housing providers.',
        situation:
          'Forty-three people were asked to leave supported housing last year, 17 of them with less than a week’s notice. The group agreed to finish the common referral form first.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Learn from the protocol in the specification of The Open Gate.',
        overlaps: ['referral-form'],
      },
      {
        key: 'ta-review',
        rag: 'amber',
        action: 'Review temporary accommodation: need, cost and quality.',
        situation:
          'There were 187 households in temporary accommodation on 31 March, 38 of them in bed and breakfast, 9 with children. Cost has doubled in three years.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'KC (FBC) to collect the figures of all four councils for January.',
        note: 'None',
      },
      {
        key: 'move-on',
        rag: 'amber',
        action:
          'Agree move-on quotas with housing associations for people who leave supported housing.',
        situation:
          'Thirty-one people in supported housing are ready to move and wait five months on average. Quillbrook Homes has offered 12 lettings a year.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Write to the three other associations with the offer of Quillbrook Homes as the example.',
        overlaps: ['social-homes', 'rapid'],
      },
      {
        key: 'jobs',
        rag: 'red',
        action: 'Develop employment and training for people who have been homeless.',
        situation:
          'A workshop at the operational group in June found that fewer than ten people at a time could use a service of its own, and that ordinary courses could take them with some help.',
        desirable: 'No',
        achievable: 'Yes',
        next: 'Larkminster Jobcentre to name a work coach for people in supported housing.',
        overlaps: ['tenancy-skills'],
      },
      {
        key: 'exempt',
        rag: 'amber',
        action: 'Improve standards in exempt accommodation through joint inspections.',
        situation:
          'Two councils inspect together with the fire service. Of 24 homes visited, seven had serious faults and two have closed.',
        desirable: 'Yes',
        achievable: 'Yes',
        next: 'Begin joint inspections in Otterwold and Brambledale. Publish what a good home looks like.',
      },
    ],
  },
]
