// What the PDF delivery plan of the county says. Thistleshire and everybody in it are invented.

export type DeliveryAction = {
  text: string
  points?: string[]
  timescale: string
  leads: string[]
  links?: string
}

export type DeliveryAmbition = { title: string; actions: DeliveryAction[] }

export const deliveryTitle = 'Thistleshire Homelessness Delivery Plan 2025–2026'

const STRATEGY = 'Homelessness Strategy Manager'
const OPTIONS = 'Housing Options Manager'
const SUPPORT = 'Supported Housing Commissioner'

function action(
  text: string,
  timescale: string,
  leads: string[],
  more: { points?: string[]; links?: string } = {},
): DeliveryAction {
  return { text, timescale, leads, ...more }
}

export const deliveryPriorities: { title: string; ambitions: DeliveryAmbition[] }[] = [
  {
    title: 'Prevent homelessness',
    ambitions: [
      {
        title: 'Fair access to the housing register',
        actions: [
          action(
            'Review the allocation policies of the four councils.',
            '12 months +',
            [STRATEGY],
            {
              points: [
                'Local connection of people who fled abuse',
                'Former tenant arrears',
                'Medical priority',
              ],
            },
          ),
          action('Offer help in person to everyone who cannot register online.', '3 months', [
            OPTIONS,
          ]),
        ],
      },
      {
        title: 'Information that people can use',
        actions: [
          action('Publish one directory of help for the whole county.', '6-12 months', [STRATEGY], {
            links: 'Priority 2',
          }),
          action('Print a pocket guide for people who have no telephone.', '6 months', [STRATEGY]),
        ],
      },
      {
        title: 'Help before a notice runs out',
        actions: [
          action(
            'Open one call-before-you-serve line for landlords in all districts.',
            '6-12 months',
            [OPTIONS],
          ),
          action('Pilot family mediation with twenty young people.', '12 months', [
            OPTIONS,
            'Children’s Services',
          ]),
          action(
            'Keep two money advice places a week for people with a notice in each council.',
            '3 months',
            [OPTIONS],
          ),
        ],
      },
      {
        title: 'Nobody leaves an institution to homelessness',
        actions: [
          action('Put the prison release protocol into practice.', '3 months', [
            STRATEGY,
            'Thistleshire Probation Service',
          ]),
          action('Agree a hospital discharge protocol with the trust.', '12 months', [STRATEGY], {
            links: 'Priority 3',
          }),
          action('Extend the care leavers’ protocol to the age of 25.', '12 months +', [
            'Children’s Services',
          ]),
        ],
      },
    ],
  },
  {
    title: 'Help people who sleep rough',
    ambitions: [
      {
        title: 'No second night out',
        actions: [
          action('Open short-stay rooms in every district.', '12 months', [SUPPORT]),
          action('Give outreach the right to fill short-stay rooms at night.', '3 months', [
            SUPPORT,
            'Lantern Outreach',
          ]),
        ],
      },
      {
        title: 'One list of names, one meeting a week',
        actions: [
          action('Hold a weekly case meeting in each district.', '6 months', [OPTIONS]),
          action('Choose a shared case system.', '12 months', [STRATEGY], {
            points: [
              'Agree what it must do',
              'See three systems at work',
              'Sign the information sharing agreement first',
            ],
          }),
        ],
      },
      {
        title: 'Safe in all weathers',
        actions: [
          action('Extend the severe weather protocol to heat, storm and flood.', '6 months', [
            SUPPORT,
          ]),
          action('Recruit volunteers in the market towns.', '6-9 months', [
            SUPPORT,
            'Larkminster Faith Forum',
          ]),
        ],
      },
      {
        title: 'Women who sleep rough are seen',
        actions: [
          action('Take part in the women’s census in all districts.', '6 months', [
            'Lantern Outreach',
          ]),
          action('Commission a safe place for women.', '12 months +', [SUPPORT], {
            links: 'Priority 3',
          }),
        ],
      },
      {
        title: 'Services that are there next year',
        actions: [
          action('Complete the cost-benefit analysis.', '6 months', [STRATEGY]),
          action('Agree a joint budget of the councils and public health.', '12 months', [
            STRATEGY,
          ]),
          action(
            'Write the specification of the next outreach service with people who used it.',
            '6-12 months',
            [SUPPORT],
          ),
        ],
      },
    ],
  },
  {
    title: 'Support that works together',
    ambitions: [
      {
        title: 'Health within reach',
        actions: [
          action('Publish the health needs audit and answer each of its findings.', '6 months', [
            'Public Health',
          ]),
          action('Hold a clinic in each district every fortnight.', '12 months', ['NHS Trust'], {
            links: 'Priority 1',
          }),
        ],
      },
      {
        title: 'One form, one assessment',
        actions: [
          action('Use the common referral form in all supported housing.', '3 months', [SUPPORT]),
          action(
            'Use the short wellbeing questions on the first night and the long ones later.',
            '6 months',
            [SUPPORT],
          ),
        ],
      },
      {
        title: 'Staff who are well prepared',
        actions: [
          action('Train every housing options officer in trauma-informed practice.', '12 months', [
            OPTIONS,
          ]),
          action('Offer reflective practice to front-line staff of all partners.', '6-12 months', [
            STRATEGY,
          ]),
        ],
      },
      {
        title: 'People with lived experience decide with us',
        actions: [
          action('Have two experts by experience sit on the steering group.', '3 months', [
            STRATEGY,
          ]),
          action('Ask twenty people each year what they would change.', '12 months', [
            'Experts by Experience',
          ]),
        ],
      },
    ],
  },
  {
    title: 'Homes that last',
    ambitions: [
      {
        title: 'More homes for one person',
        actions: [
          action(
            'Agree a target for one-bedroom homes with each planning authority.',
            '12 months +',
            [STRATEGY],
          ),
          action('Lease ten homes from private landlords.', '12 months', [
            STRATEGY,
            'Quillbrook Homes',
          ]),
        ],
      },
      {
        title: 'Private landlords as partners',
        actions: [
          action('Make one landlord offer for the county.', '6-12 months', [OPTIONS]),
          action('Hold two landlord forums.', '12 months', [OPTIONS]),
        ],
      },
      {
        title: 'Good supported housing, and a way out of it',
        actions: [
          action('Agree move-on lettings with four housing associations.', '12 months', [SUPPORT], {
            links: 'Priority 2',
          }),
          action('Inspect exempt accommodation jointly in every district.', '12 months +', [
            SUPPORT,
          ]),
          action('Agree a pre-eviction protocol.', '9 months', [SUPPORT]),
        ],
      },
    ],
  },
]
