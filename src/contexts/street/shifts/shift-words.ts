import { formatDay, formatTime } from '../../../design-system/index.ts'
import type { ListedShift } from './shift-queries.ts'

/** '20 November 2026, 11:00pm to 5:00am'. */
export function timesInWords({
  startsAt,
  endsAt,
}: Pick<ListedShift, 'startsAt' | 'endsAt'>): string {
  return `${formatDay(startsAt)}, ${formatTime(startsAt)} to ${formatTime(endsAt)}`
}

/** A shift in one line, to choose it by. */
export function shiftInWords(
  shift: Pick<ListedShift, 'startsAt' | 'endsAt' | 'organisation' | 'areas'>,
): string {
  return `${timesInWords(shift)}: ${shift.organisation}${shift.areas.length > 0 ? `, ${shift.areas.join(', ')}` : ''}`
}
