/** What is compared, in the order of the levels; `levels` is how many there are, the highest being equal. */
export const fields = [
  { name: 'given', levels: 7 },
  { name: 'family', levels: 7 },
  // Given and family name each in the other's place: of two people who have both, and where one has a single name.
  { name: 'exchange', levels: 2 },
  { name: 'single', levels: 2 },
  { name: 'other', levels: 2 },
  { name: 'birth', levels: 9 },
  // A name tells the sex and often the nationality: where names agree, these say less.
  { name: 'sex', levels: 2 },
  { name: 'sexToo', levels: 2 },
  { name: 'nationality', levels: 2 },
  { name: 'nationalityToo', levels: 2 },
  // Two names that agree and often go together, in whole bits: part of the rarity, no level of its own.
  { name: 'company', levels: 1 },
  // People of one household share what one person's rows share: no level of its own either.
  { name: 'household', levels: 1 },
  { name: 'insurance', levels: 4 },
  { name: 'nhs', levels: 4 },
  { name: 'phone', levels: 4 },
  { name: 'email', levels: 6 },
  { name: 'postcode', levels: 6 },
  { name: 'place', levels: 8 },
  // Postcode and place together, where both are known of both: they depend on each other. Level: postcode × 8 + place.
  { name: 'where', levels: 48 },
  { name: 'alias', levels: 4 },
] as const

export type FieldName = (typeof fields)[number]['name']

export const fieldCount = fields.length

/** The place of a field in the list. */
export const fieldAt = Object.fromEntries(fields.map(({ name }, at) => [name, at])) as Record<
  FieldName,
  number
>

/** Fields whose levels are no ladder from unlike to equal. */
export const unordered: readonly FieldName[] = ['exchange', 'single', 'where']

/** Steps of the place in a level of `where`. */
export const placeSteps = 8
