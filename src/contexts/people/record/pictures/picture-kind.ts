import { formatDay } from '../../../../design-system/index.ts'
import type { FactLine } from '../facts/fact-kind.ts'
import type { FactRow } from '../facts/fact-rows.ts'

/** What the page, the timeline and the end of a picture need to know. */
export const pictureKind = {
  path: 'pictures',
  table: 'people.picture',
  event: 'picture',
  isChangeable: false,
  isOnCard: false,
  lineOf: (row: FactRow<'people.picture'>): FactLine => ({
    label: 'Picture',
    value: row.words,
    notes: [`Taken on ${formatDay(row.takenOn)}`],
  }),
} as const
