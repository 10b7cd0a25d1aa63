/** The national indicators, in the order in which they are printed. */
export const indicators = [
  'month',
  'new',
  'left-prison',
  'left-other-justice',
  'left-hospital',
  'left-armed-forces',
  'left-asylum-support',
  'care-leaver-under-25',
  'under-25',
  'long-term',
  'nights-1',
  'nights-2',
  'nights-3-5',
  'nights-6-10',
  'nights-over-10',
  'returning',
  'returning-from-settled',
  'accommodated',
] as const

export type Indicator = (typeof indicators)[number]

export type IndicatorValues = Record<Indicator, number>

/** What each is called where people read it. */
export const indicatorWords: Record<Indicator, string> = {
  month: 'Seen sleeping rough in the month',
  new: 'New',
  'left-prison': 'Left prison lately',
  'left-other-justice': 'Left other justice accommodation lately',
  'left-hospital': 'Left hospital lately',
  'left-armed-forces': 'Left the armed forces lately',
  'left-asylum-support': 'Left asylum support lately',
  'care-leaver-under-25': 'Care leavers under 25',
  'under-25': 'Under 25',
  'long-term': 'Long-term',
  'nights-1': 'Seen 1 night in 180 days',
  'nights-2': 'Seen 2 nights',
  'nights-3-5': 'Seen 3 to 5 nights',
  'nights-6-10': 'Seen 6 to 10 nights',
  'nights-over-10': 'Seen more than 10 nights',
  returning: 'Returning',
  'returning-from-settled': 'Returning from settled accommodation',
  accommodated: 'Moved into accommodation in the month',
}
