import type { Role } from '../platform/db/access.ts'

/** Everybody here is invented, and so are their partners, their county and their addresses. */

export const partnership = {
  slug: 'thistleshire',
  name: 'Thistleshire Homelessness Partnership',
}

/** Invented codes begin with X, as no code of the Office for National Statistics does. */
export const areas = [
  { code: 'X10000001', name: 'Thistleshire', kind: 'county' },
  { code: 'X07000001', name: 'Brambledale', kind: 'district' },
  { code: 'X07000002', name: 'Fernmouth', kind: 'district' },
  { code: 'X07000003', name: 'Otterwold', kind: 'district' },
  { code: 'X06000001', name: 'Larkminster', kind: 'city' },
] as const

const everywhere = areas.map(area => area.code)
const [county, brambledale, fernmouth, otterwold, larkminster] = everywhere

/** A partner: its kind is a code of `partnership.organisation_kind`. */
export type Organisation = {
  key: string
  name: string
  short: string | null
  kind: string
  commissioned?: boolean
  areas: readonly (string | undefined)[]
  teams?: string[]
  posts?: string[]
}

export const organisations: Organisation[] = [
  {
    key: 'county',
    name: 'Thistleshire County Council',
    short: 'TCC',
    kind: 'county-council',
    areas: [county],
    teams: ['Public Health', 'Children’s Services', 'Adult Social Care'],
    posts: ['Homelessness Strategy Manager', 'Supported Housing Commissioner'],
  },
  {
    key: 'brambledale',
    name: 'Brambledale District Council',
    short: 'BDC',
    kind: 'district-council',
    areas: [brambledale],
  },
  {
    key: 'fernmouth',
    name: 'Fernmouth Borough Council',
    short: 'FBC',
    kind: 'district-council',
    areas: [fernmouth],
    posts: ['Housing Options Manager'],
  },
  {
    key: 'otterwold',
    name: 'Otterwold District Council',
    short: 'ODC',
    kind: 'district-council',
    areas: [otterwold],
  },
  {
    key: 'city',
    name: 'Larkminster City Council',
    short: 'LCC',
    kind: 'unitary-council',
    areas: [larkminster],
    teams: ['Housing Options', 'City Centre Team', 'Communications Team'],
    posts: ['Commissioning Manager for Homelessness'],
  },
  {
    key: 'lantern',
    name: 'Lantern Outreach',
    short: null,
    kind: 'charity',
    commissioned: true,
    areas: everywhere,
  },
  {
    key: 'opengate',
    name: 'The Open Gate',
    short: 'Open Gate',
    kind: 'charity',
    commissioned: true,
    areas: [larkminster, fernmouth],
  },
  {
    key: 'shelter',
    name: 'Larkminster Night Shelter',
    short: 'Night Shelter',
    kind: 'charity',
    commissioned: true,
    areas: [larkminster],
  },
  {
    key: 'refuge',
    name: 'Bluebell Refuge',
    short: null,
    kind: 'charity',
    commissioned: true,
    areas: everywhere,
  },
  {
    key: 'trust',
    name: 'Lark Valley Hospitals NHS Trust',
    short: 'NHS Trust',
    kind: 'nhs',
    areas: everywhere,
  },
  { key: 'prison', name: 'HMP Stonemarsh', short: null, kind: 'prison', areas: [otterwold] },
  {
    key: 'probation',
    name: 'Thistleshire Probation Service',
    short: 'Probation',
    kind: 'probation',
    areas: everywhere,
  },
  {
    key: 'jobcentre',
    name: 'Larkminster Jobcentre',
    short: 'Jobcentre',
    kind: 'jobcentre',
    areas: [larkminster],
  },
  {
    key: 'quillbrook',
    name: 'Quillbrook Homes',
    short: null,
    kind: 'housing-association',
    areas: everywhere,
  },
  {
    key: 'police',
    name: 'Thistleshire Police',
    short: 'Police',
    kind: 'police',
    areas: everywhere,
  },
  {
    key: 'faith',
    name: 'Larkminster Faith Forum',
    short: null,
    kind: 'faith',
    areas: [larkminster],
  },
]

export const groups = [
  { key: 'steering', name: 'Thistleshire Homelessness Strategy Steering Group', kind: 'steering' },
  { key: 'operational', name: 'Rough Sleeping Operational Group', kind: 'operational' },
  { key: 'forum', name: 'Thistleshire Homelessness Forum', kind: 'forum' },
  { key: 'experts', name: 'Experts by Experience', kind: 'lived-experience' },
] as const

export type GroupKey = (typeof groups)[number]['key']

/** Somebody who can sign in. */
export type Person = {
  key: string
  name: string
  email: string
  organisation: string
  roles: readonly Role[]
  post?: string
  team?: string
  groups?: readonly GroupKey[]
  /** What they may read and write of people beyond who they are: codes of `partnership.information_category`. */
  categories?: readonly string[]
  /** The account was closed: signing in no longer works. */
  disabled?: boolean
  /** Why somebody would sign in as this person. */
  comesTo: string
}

export const people = [
  {
    key: 'lead',
    name: 'Bramble Quillfeather',
    email: 'lead@thistleshire.example',
    organisation: 'county',
    roles: ['strategy-lead'],
    post: 'Homelessness Strategy Manager',
    groups: ['steering', 'forum'],
    comesTo: 'keeps the county plans true and publishes the update',
  },
  {
    key: 'cityLead',
    name: 'Sorrel Copperkettle',
    email: 'lead@larkminster.example',
    organisation: 'city',
    roles: ['strategy-lead'],
    post: 'Commissioning Manager for Homelessness',
    groups: ['steering', 'operational'],
    comesTo: 'keeps the plan of the city',
  },
  {
    key: 'administrator',
    name: 'Teasel Inkpenny',
    email: 'administrator@thistleshire.example',
    organisation: 'county',
    roles: ['administrator'],
    comesTo: 'keeps the record of partners and users',
  },
  {
    key: 'outreach',
    name: 'Lichen Lanternglow',
    email: 'outreach@lantern.example',
    organisation: 'lantern',
    roles: ['contributor', 'worker', 'organisation-administrator'],
    groups: ['operational'],
    categories: ['contact', 'street', 'housing', 'health', 'safeguarding', 'domestic-abuse'],
    comesTo:
      'meets people on the street, keeps the users of Lantern Outreach, reviews the actions that it leads',
  },
  {
    key: 'nightwalk',
    name: 'Comfrey Lampwick',
    email: 'nightwalk@lantern.example',
    organisation: 'lantern',
    roles: ['reader', 'worker'],
    categories: ['contact', 'street', 'housing', 'health', 'safeguarding'],
    comesTo: 'goes out at night with a phone and no signal',
  },
  {
    key: 'coordinator',
    name: 'Rowan Moonwicket',
    email: 'coordinator@larkminster.example',
    organisation: 'city',
    roles: ['reader', 'worker', 'coordinator'],
    groups: ['operational'],
    categories: [
      'contact',
      'street',
      'housing',
      'health',
      'safeguarding',
      'domestic-abuse',
      'offending',
    ],
    comesTo: 'plans shifts, answers alerts, keeps the by-name list, runs the November count',
  },
  {
    key: 'options',
    name: 'Juniper Paperlark',
    email: 'options@larkminster.example',
    organisation: 'city',
    roles: ['contributor', 'worker'],
    team: 'Housing Options',
    groups: ['operational'],
    categories: [
      'contact',
      'street',
      'housing',
      'health',
      'immigration',
      'domestic-abuse',
      'safeguarding',
    ],
    comesTo: 'takes referrals, reviews the actions that Housing Options lead',
  },
  {
    key: 'fernmouth',
    name: 'Kestrel Candlesnuff',
    email: 'housing@fernmouth.example',
    organisation: 'fernmouth',
    roles: ['contributor'],
    post: 'Housing Options Manager',
    groups: ['steering'],
    comesTo: 'reviews the actions of the district',
  },
  {
    key: 'support',
    name: 'Comfrey Teacosy',
    email: 'support@opengate.example',
    organisation: 'opengate',
    roles: ['contributor'],
    groups: ['operational'],
    comesTo: 'reviews the actions that The Open Gate leads',
  },
  {
    key: 'nurse',
    name: 'Tansy Thermometer',
    email: 'discharge@larkvalley.example',
    organisation: 'trust',
    roles: ['contributor', 'worker'],
    groups: ['steering'],
    categories: ['contact', 'housing', 'health'],
    comesTo: 'refers people who leave hospital, reviews the actions that the trust leads',
  },
  {
    key: 'probation',
    name: 'Rowan Gatelatch',
    email: 'resettlement@probation.example',
    organisation: 'probation',
    roles: ['contributor', 'worker'],
    groups: ['operational'],
    categories: ['contact', 'housing', 'offending'],
    comesTo: 'works with people who leave prison, reviews the actions that probation leads',
  },
  {
    key: 'volunteer',
    name: 'Fennel Blanketfold',
    email: 'volunteer@nightshelter.example',
    organisation: 'shelter',
    roles: ['reader', 'worker'],
    categories: ['contact', 'domestic-abuse'],
    comesTo: 'welcomes people to the night shelter and writes down what they say',
  },
  {
    key: 'officer',
    name: 'Burdock Keyring',
    email: 'resettlement@stonemarsh.example',
    organisation: 'prison',
    roles: ['reader', 'worker'],
    categories: ['offending', 'housing'],
    comesTo: 'prepares people in prison for their release',
  },
  {
    key: 'refuge',
    name: 'Clover Doorstep',
    email: 'support@bluebell.example',
    organisation: 'refuge',
    roles: ['reader', 'worker'],
    categories: ['contact', 'domestic-abuse', 'safeguarding', 'health'],
    comesTo: 'supports people who fled from abuse: some of them only named staff may see',
  },
  {
    key: 'guardian',
    name: 'Heather Sealingwax',
    email: 'guardian@thistleshire.example',
    organisation: 'county',
    roles: ['reader', 'data-guardian'],
    comesTo: 'keeps the sharing agreements and reviews who looked at whom',
  },
  {
    key: 'matching',
    name: 'Bryony Twopins',
    email: 'matching@thistleshire.example',
    organisation: 'county',
    roles: ['reader', 'matching-lead'],
    comesTo: 'decides whether two records are about one person',
  },
  {
    key: 'expert',
    name: 'Marigold Umbrellastand',
    email: 'experts@thistleshire.example',
    organisation: 'county',
    roles: ['contributor'],
    groups: ['experts', 'steering'],
    comesTo: 'reviews the actions that the Experts by Experience lead',
  },
  {
    key: 'councillor',
    name: 'Yarrow Pennywhistle',
    email: 'councillor@otterwold.example',
    organisation: 'otterwold',
    roles: ['reader'],
    comesTo: 'reads the plans',
  },
  {
    key: 'left',
    name: 'Bracken Lostglove',
    email: 'left@brambledale.example',
    organisation: 'brambledale',
    roles: ['contributor'],
    disabled: true,
    comesTo: 'has left: the account is closed',
  },
] as const satisfies readonly Person[]

export type UserKey = (typeof people)[number]['key']
