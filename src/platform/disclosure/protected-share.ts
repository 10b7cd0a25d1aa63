import type { Shown } from './protect-cells.ts'

/**
 * A percentage, from what is shown and from nothing else, so that it gives nothing away; rounded to whole per cent. Hidden
 * where either count is; null of nobody.
 */
export function protectedShare(part: Shown, whole: Shown): Shown | null {
  if (part === 'suppressed' || whole === 'suppressed') return 'suppressed'
  return whole === 0 ? null : Math.round((part / whole) * 100)
}
