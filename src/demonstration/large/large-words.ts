/** What the actions of the large plan are made of: 25 × 40 × 12 different ones. */
export const verbs = [
  'Agree', 'Review', 'Commission', 'Pilot', 'Publish', 'Introduce', 'Map', 'Strengthen', 'Extend', 'Evaluate',
  'Co-produce', 'Fund', 'Simplify', 'Relaunch', 'Monitor', 'Promote', 'Redesign', 'Resource', 'Improve', 'Share',
  'Standardise', 'Rehearse', 'Translate', 'Measure', 'Discuss',
] // biome-ignore format: words

export const objects = [
  'the hospital discharge protocol', 'the prison release pathway', 'outreach at night', 'the offer to private landlords',
  'the severe weather protocol', 'the common referral form', 'family mediation', 'money advice for people with a notice',
  'Housing First homes', 'short-stay rooms', 'the weekly case meeting', 'the landlord forum', 'tenancy training',
  'the directory of help', 'the women’s census', 'peer interviews', 'joint inspections', 'the pre-eviction protocol',
  'move-on lettings', 'the information sharing agreement', 'trauma-informed training', 'the autumn count',
  'the night shelter rota', 'a drop-in clinic', 'dental care', 'a care-of address for post', 'storage of belongings',
  'the homelessness charter', 'the wellbeing assessment', 'care leavers’ housing panels', 'the duty to refer',
  'safe homes for people who fled abuse', 'furniture for new tenants', 'work coaches', 'naloxone in every team',
  'the recovery fund', 'temporary accommodation', 'the allocation policy', 'the helpline', 'reconnection by choice',
] // biome-ignore format: words

export const places = [
  'in Pennyfold', 'in Groatham', 'in Shillingdon', 'in the market towns', 'in the villages', 'across the county',
  'on the coast', 'in the northern districts', 'around the prison', 'at both hospitals', 'in the city centre',
  'on the estates',
] // biome-ignore format: words

export const themes = [
  'Prevention', 'Early help', 'Street', 'First night', 'Health', 'Safety', 'Justice', 'Young people', 'Women',
  'Families', 'Supported housing', 'Private renting', 'Social homes', 'Money', 'Work', 'Recovery', 'Voice', 'Data',
  'Partnership', 'Winter',
] // biome-ignore format: words

export const situations = [
  'Partners met and agreed who does what first.',
  'A draft is with all partners for comment until the end of the month.',
  'Two of four councils have begun; the others wait for a decision about money.',
  'In place since the last meeting and used every week.',
  'The person who led this has left, and the post is vacant.',
  'Experts by experience read it and asked for plainer words.',
  'The trial helped eleven people; what was learnt is written down.',
  'Nothing was done since the last meeting.',
]

export const nextSteps = [
  'Report at the next meeting.',
  'Write to the three partners who have not answered.',
  'Extend to the other districts.',
  'Ask the commissioner for a decision.',
]
