/** Where somebody on the by-name list is. The words for people are in street.code, list 'list-status'. */
export const listStatuses = [
  'active',
  'housed',
  'moved-on',
  'inactive',
  'prison',
  'hospital',
  'elsewhere',
  'died',
] as const
export type ListStatus = (typeof listStatuses)[number]
