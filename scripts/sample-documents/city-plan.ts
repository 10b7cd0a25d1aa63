// What the Excel action plan of the city says. Larkminster and everybody in it are invented.

export type CityAction = {
  text: string
  /** As printed. */
  due: string
  /** A real date in the sheet, as people type `Apr-25` and the sheet makes a day of it. */
  day?: { iso: string; format: string }
  leads: string[]
  others: string[]
}

export type CityCommitment = { title: string; measure: string; actions: CityAction[] }

export const cityTitle = 'Larkminster Rough Sleeping Action Plan 2024–27'

const OG = 'Rough Sleeping Operational Group'
const HO = 'Housing Options'
const CM = 'Commissioning Manager for Homelessness'
const LO = 'Lantern Outreach'
const OPEN = 'The Open Gate'
const NS = 'Larkminster Night Shelter'
const POL = 'Thistleshire Police'
const NHS = 'NHS Trust'
const PROB = 'Probation'
const JC = 'Jobcentre'
const QH = 'Quillbrook Homes'
const EBE = 'Experts by Experience'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function action(text: string, due: string, leads: string[], others: string[] = []): CityAction {
  const [, name = '', year = ''] = /^(\w{3})-(\d\d)$/.exec(due) ?? []
  const month = months.indexOf(name) + 1
  if (month === 0) return { text, due, leads, others }
  const iso = `20${year}-${String(month).padStart(2, '0')}-01`
  return { text, due, day: { iso, format: 'mmm\\-yy' }, leads, others }
}

export const cityPrinciples: { title: string; commitments: CityCommitment[] }[] = [
  {
    title: 'Prevent people from having to sleep rough',
    commitments: [
      {
        title: 'Advice that people find before they lose their home.',
        measure: 'People say where they first heard of us, and it was not on the street.',
        actions: [
          action(
            'Rewrite the advice pages of the council in plain words and seven languages.',
            'Apr-25',
            [HO],
            [EBE],
          ),
          action(
            'Train the staff of libraries, surgeries and food banks to notice that somebody may lose their home.',
            'Jun-25',
            [HO],
            [LO, 'Larkminster Faith Forum'],
          ),
          action('Open an advice desk at the Jobcentre on two mornings a week.', 'Jan-25', [
            HO,
            JC,
          ]),
        ],
      },
      {
        title: 'Nobody leaves hospital to sleep rough.',
        measure:
          '98% of people without a home who leave hospital as planned have a place for that night.',
        actions: [
          action(
            'Write a discharge pathway for the wards of the Lark Valley hospitals.',
            'Apr-25',
            [NHS],
            [HO, LO],
          ),
          action(
            'Learn from each discharge that went wrong.',
            'Review current practice. Dec-24. Moving forwards review on an annual basis.',
            [OG],
            [NHS, HO],
          ),
          action('Find money for two step-down flats.', 'ongoing', [CM], [NHS]),
        ],
      },
      {
        title: 'Nobody leaves prison to sleep rough.',
        measure: 'Fewer than five people a year leave HMP Stonemarsh without an address.',
        actions: [
          action(
            'Visit HMP Stonemarsh every month and meet everyone who has no address to go to.',
            'Dec-24',
            [HO],
            [PROB, 'HMP Stonemarsh'],
          ),
          action(
            'Agree with the prison that nobody without an address is released on a Friday.',
            'Mar-25',
            [PROB],
            ['HMP Stonemarsh'],
          ),
          action('Meet people at the gate where they ask for it.', 'tbc', [LO], [PROB]),
        ],
      },
      {
        title: 'Care leavers have a plan and somebody to call.',
        measure: 'No care leaver is found sleeping rough.',
        actions: [
          action(
            'Hold a housing panel for young people six months before they leave care.',
            'Review Jan-25 review on an annual basis',
            ['Children’s Services'],
            [HO],
          ),
          action(
            'Keep two taster flats in which young people can try living alone.',
            'Sep-25',
            [QH],
            ['Children’s Services'],
          ),
          action('Give every care leaver the telephone number of a named person.', 'Nov-24', [
            'Children’s Services',
          ]),
        ],
      },
      {
        title: 'Tenancies are kept.',
        measure: 'Evictions from social housing in the city fall from 109 to 70 a year.',
        actions: [
          action(
            'Agree a pre-eviction protocol with all housing associations in the city.',
            'Jul-25',
            [QH],
            [HO],
          ),
          action(
            'Visit every tenant who was homeless before, in the first month.',
            'ongoing',
            [QH],
            [OPEN],
          ),
          action(
            'Offer mediation between landlords and tenants.',
            'Oct-25',
            [HO],
            ['Citizens’ advice partners'],
          ),
        ],
      },
      {
        title: 'Money problems are met early.',
        measure: 'A person with a notice has a money advice session within seven days.',
        actions: [
          action(
            'Keep two places a week in money advice for people with a notice.',
            'Feb-25',
            [HO],
            ['Citizens’ advice partners'],
          ),
          action(
            'Tell the outreach team before a benefit is stopped, where the person agrees.',
            'tbc',
            [JC],
            [LO],
          ),
          action(
            'Publish each quarter how the discretionary housing fund was used.',
            'Review qtrly',
            [CM],
            [],
          ),
        ],
      },
      {
        title: 'We listen to people who know.',
        measure:
          'Every change to a service was seen by experts by experience before it was decided.',
        actions: [
          action(
            'Pay experts by experience for their time, as any consultant is paid.',
            'Nov-24',
            [CM],
            [EBE],
          ),
          action(
            'Have the experts by experience review this plan once a year.',
            'Annual as of April 25',
            [EBE],
            [OG],
          ),
          action(
            'Publish what was done about each of their recommendations.',
            'Jun-26',
            [OG],
            [EBE],
          ),
        ],
      },
    ],
  },
  {
    title: 'Help people who sleep rough, at once',
    commitments: [
      {
        title: 'Outreach that reaches everyone.',
        measure: 'Nine of ten people are met within one night of the first report.',
        actions: [
          action(
            'Have outreach workers out seven nights a week, with a nurse on two.',
            'Dec-24',
            [LO],
            [NHS],
          ),
          action(
            'Answer everyone who tells us that somebody sleeps rough.',
            'ongoing',
            [LO],
            [POL],
          ),
          action('Hold a case meeting every week.', 'Oct-24', [OG], [LO, HO, PROB, NHS, POL]),
        ],
      },
      {
        title: 'A place to stay on the first night.',
        measure: 'No second night out for anyone who wants to come in.',
        actions: [
          action(
            'Open two short-stay rooms at the shelter that outreach can fill at night.',
            'Jan-25',
            [NS],
            [LO],
          ),
          action('Find four more short-stay rooms.', 'Mar-26', [CM], [OPEN, QH]),
          action('Let people bring their partner or their dog.', 'Apr-25', [NS, OPEN]),
        ],
      },
      {
        title: 'Nobody is out in severe weather.',
        measure: 'Everyone known to outreach has an offer on every night below zero.',
        actions: [
          action(
            'Review the severe weather protocol every spring.',
            'Review Apr-25 review on an annual basis',
            [OG],
            [NS, LO],
          ),
          action(
            'Train forty volunteers for severe weather nights.',
            'Nov-25',
            [NS],
            ['Larkminster Faith Forum'],
          ),
          action('Add heat, storm and flood to the protocol.', '31/05/2026', [OG], []),
        ],
      },
      {
        title: 'Health care that comes to people.',
        measure: 'Everyone who sleeps rough for more than a week is registered with a GP.',
        actions: [
          action('Hold a drop-in clinic at the day centre twice a week.', 'Jun-25', [NHS], [OPEN]),
          action('Vaccinate against flu and hepatitis at the shelter.', 'Oct-25', [NHS], [NS]),
          action(
            'Agree who leads where a person has both a mental illness and a dependency.',
            'Q2 2025/26',
            [NHS],
            ['Substance use service', 'Adult Social Care'],
          ),
        ],
      },
      {
        title: 'Women are safe.',
        measure: 'Women can choose a place for women only, on any night.',
        actions: [
          action(
            'Count women where they are, with the women’s census.',
            'Sep-25',
            [LO],
            ['Bluebell Refuge'],
          ),
          action('Open two evenings a week for women only.', 'May-25', [OPEN], ['Bluebell Refuge']),
          action('Train outreach in recognising exploitation.', 'Feb-26', [POL], [LO]),
        ],
      },
      {
        title: 'Enforcement comes last and never alone.',
        measure:
          'Each warning or order is written down with the support that was offered before it.',
        actions: [
          action(
            'Agree with the police how support is offered before any enforcement.',
            'Mar-25',
            [POL],
            [LO, 'City Centre Team'],
          ),
          action(
            'Report figures of enforcement and offers to the operational group.',
            'Review qtrly',
            [POL],
            [OG],
          ),
          action(
            'Store the belongings of people who are asked to move.',
            '',
            ['City Centre Team'],
            [NS],
          ),
        ],
      },
      {
        title: 'The city knows how to help.',
        measure: 'Reports from the public rise and complaints fall.',
        actions: [
          action(
            'Run a winter campaign that says how to report and how to give.',
            'Nov-25',
            ['Communications Team'],
            ['Larkminster Faith Forum'],
          ),
          action(
            'Explore contactless giving points in the city centre.',
            'tbc',
            ['City Centre Team'],
            [],
          ),
          action('Train shop and door staff to call outreach.', 'Sep-26', [POL], [LO]),
        ],
      },
    ],
  },
  {
    title: 'Help people never to sleep rough again',
    commitments: [
      {
        title: 'Housing First for those who were failed by everything else.',
        measure: 'Thirty tenancies by 2027; nine of ten kept for a year.',
        actions: [
          action('Expand Housing First from 12 to 30 homes.', 'Mar-27', [CM], [QH, OPEN]),
          action('Offer support for as long as a person wants it.', 'ongoing', [OPEN], []),
          action('Have the service measured against the seven principles.', 'Dec-26', [CM], [EBE]),
        ],
      },
      {
        title: 'Supported housing that people can leave.',
        measure: 'Nobody who is ready to move waits longer than twelve weeks.',
        actions: [
          action(
            'Agree 20 lettings a year for people who leave supported housing.',
            'Apr-26',
            [QH],
            [HO],
          ),
          action(
            'Begin the plan for moving on in the first week of a stay.',
            'on-going',
            [OPEN],
            [],
          ),
          action(
            'Use the common referral form for all supported housing in the city.',
            'Sep-25',
            [CM],
            [OPEN, QH],
          ),
        ],
      },
      {
        title: 'Private landlords say yes.',
        measure: 'Forty lettings a year to people who were homeless.',
        actions: [
          action(
            'Offer landlords one bond, one contact and an answer within a day.',
            'Jan-26',
            [HO],
            [],
          ),
          action('Start a leasing scheme with ten homes.', '2026', [CM], [QH]),
          action(
            'Help with furniture in the first week.',
            'Jul-25',
            ['Larkminster Faith Forum'],
            [OPEN],
          ),
        ],
      },
      {
        title: 'Something to do in the day.',
        measure: 'Half of the people in supported housing take part in something that they chose.',
        actions: [
          action('Name a work coach for people in supported housing.', 'Feb-25', [JC], [OPEN]),
          action(
            'Offer volunteering with a reference at the end.',
            'ongoing',
            ['Larkminster Faith Forum'],
            [OPEN],
          ),
          action('Open a small fund for tools, courses and travel.', 'Apr-26', [OPEN], [JC]),
        ],
      },
      {
        title: 'Recovery is near by.',
        measure: 'Nobody waits longer than three weeks for treatment.',
        actions: [
          action(
            'Bring a substance use worker into the outreach team.',
            'Oct-24',
            ['Substance use service'],
            [LO],
          ),
          action(
            'Open three dry beds for people who leave detox.',
            'tbc',
            ['Substance use service'],
            [QH],
          ),
          action('Carry naloxone in every team.', 'Dec-24', [LO, OPEN, NS], [POL]),
        ],
      },
      {
        title: 'We know whether it works.',
        measure: 'Six figures are published every quarter, with what they mean.',
        actions: [
          action(
            'Bring the records of outreach, shelter and housing options into one list of names.',
            'Jun-26',
            [CM],
            [LO, NS, HO],
          ),
          action(
            'Sign an information sharing agreement.',
            'Jan-25',
            ['Information Governance'],
            ['All partners'],
          ),
          action(
            'Review each death of a person who slept rough.',
            'ongoing',
            ['Public Health'],
            [OG],
          ),
        ],
      },
    ],
  },
]
