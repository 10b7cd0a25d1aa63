/**
 * The kinds of information about a person that agreements share and permissions open one by one; the same codes as
 * `partnership.information_category`, which holds their labels.
 */
export const categories = [
  'identity',
  'picture',
  'contact',
  'street',
  'housing',
  'health',
  'offending',
  'domestic-abuse',
  'safeguarding',
  'immigration',
] as const

export type Category = (typeof categories)[number]
