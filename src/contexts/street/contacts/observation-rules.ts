import type { Reason } from '../outreach/contract.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A clock that is off by no more than this is left as it is. */
const clockTolerance = 2 * minute

/** How far a phone's clock is behind ours (negative: ahead), in milliseconds; 0 where it is right enough. */
export function clockOffOf(deviceNow: Date, now: Date): number {
  const off = now.getTime() - deviceNow.getTime()
  return Math.abs(off) > clockTolerance ? off : 0
}

/** The moment that a phone meant, on a clock that is right. */
export function putRight(at: string, clockOff: number): Date {
  return new Date(Date.parse(at) + clockOff)
}

/**
 * Why a time cannot be right, or undefined. A day before the shift is let through: somebody writes down on the way what
 * they saw the evening before. Without a shift (at the desk) it may be as old as the records of the street are.
 */
export function refusedTime(
  seenAt: Date,
  { now, shiftStartsAt }: { now: Date; shiftStartsAt?: Date | undefined },
): Reason | undefined {
  if (Number.isNaN(seenAt.getTime())) return { field: 'seenAt', message: 'Enter when it was' }
  if (seenAt.getTime() > now.getTime() + clockTolerance)
    return { field: 'seenAt', message: 'The time must not be in the future' }
  if (shiftStartsAt && seenAt.getTime() < shiftStartsAt.getTime() - day)
    return {
      field: 'seenAt',
      message: 'The time is more than a day before the shift. Check the day and the time',
    }
  if (seenAt.getUTCFullYear() < 1990)
    return { field: 'seenAt', message: 'Check the year: it is too long ago' }
  return undefined
}

type Point = { easting: number; northing: number }

/** Further from every site than this, a point is not in the partnership: a county is some 60 km across. */
const farAway = 50_000

/** Whether a point lies so far from all the places that the partnership knows that it cannot be in one of its areas. */
export function isFarAway(point: Point, sites: readonly Point[]): boolean {
  return (
    sites.length > 0 &&
    sites.every(
      site => Math.hypot(site.easting - point.easting, site.northing - point.northing) > farAway,
    )
  )
}
