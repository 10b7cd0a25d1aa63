import type { Person } from '../people.ts'

/** A second invented partnership, with one plan that is larger than any council's, to measure and try things on. */
export const largePartnership = {
  slug: 'farthingland',
  name: 'Farthingland Homelessness Partnership',
}

export const largePlan = {
  slug: 'farthingland-action-plan',
  title: 'Farthingland Action Plan 2024–2029',
}

export const largeOrganisations = [
  ['Farthingland County Council', 'county-council'],
  ['Pennyfold District Council', 'district-council'],
  ['Groatham Borough Council', 'district-council'],
  ['Shillingdon City Council', 'unitary-council'],
  ['Copperlane Outreach', 'charity'],
  ['The Open Purse', 'charity'],
  ['Tuppenny Night Shelter', 'charity'],
  ['Farthingland Hospitals NHS Trust', 'nhs'],
  ['HMP Moneybrook', 'prison'],
  ['Farthingland Probation Service', 'probation'],
  ['Groatham Jobcentre', 'jobcentre'],
  ['Sixpenny Homes', 'housing-association'],
] as const

export const largePeople: (Person & { key: 'lead' | 'contributor' | 'reader' })[] = [
  {
    key: 'lead',
    name: 'Thimble Ledgerby',
    email: 'lead@farthingland.example',
    organisation: 'Farthingland County Council',
    roles: ['strategy-lead', 'administrator'],
    comesTo: 'keeps a plan of 5,000 actions',
  },
  {
    key: 'contributor',
    name: 'Bobbin Copperlane',
    email: 'outreach@farthingland.example',
    organisation: 'Copperlane Outreach',
    roles: ['contributor'],
    comesTo: 'reviews the actions of Copperlane Outreach',
  },
  {
    key: 'reader',
    name: 'Nutmeg Halfpenny',
    email: 'reader@farthingland.example',
    organisation: 'Groatham Borough Council',
    roles: ['reader'],
    comesTo: 'reads it',
  },
]
