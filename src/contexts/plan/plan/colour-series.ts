import type { Series } from '../../../design-system/index.ts'
import type { Progress } from './count-actions.ts'

/** The colours of a plan as the parts of a bar; 'no colour' is a part of its own. */
export const colourSeries: Series[] = [
  { label: 'Green', tone: 'green' },
  { label: 'Blue', tone: 'blue' },
  { label: 'Amber', tone: 'amber' },
  { label: 'Red', tone: 'red' },
  { label: 'No colour', tone: 'grey' },
]

/** Counts in the order of `colourSeries`. */
export function colourValues({ colours }: Progress): number[] {
  return [colours.green, colours.blue, colours.amber, colours.red, colours.none]
}
