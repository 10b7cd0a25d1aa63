import { editDistance } from '../names/edit-distance.ts'
import { jaroWinkler } from '../names/jaro-winkler.ts'

/** Reference numbers: 3 equal, 2 one edit, 1 two edits, 0 else. */
export function compareCode(a: string, b: string): number {
  return a === b ? 3 : 3 - Math.min(3, editDistance(a, b, 2))
}

/** Telephone numbers: 3 equal, 2 one edit or the same last seven digits, 1 two edits, 0 else. */
export function comparePhone(a: string, b: string): number {
  if (a === b) return 3
  if (a.length >= 7 && b.length >= 7 && a.slice(-7) === b.slice(-7)) return 2
  return 3 - Math.min(3, editDistance(a, b, 2))
}

/** E-mail: 5 equal, 4 up to two edits, 3 same name or up to four edits, 2 names alike, 1 same domain, 0 else. */
export function compareEmail(a: string, b: string): number {
  if (a === b) return 5
  const [atA, atB] = [a.indexOf('@'), b.indexOf('@')]
  const [nameA, nameB] = [a.slice(0, atA), b.slice(0, atB)]
  if (nameA === nameB) return 3
  const edits = editDistance(a, b, 4)
  if (edits <= 2) return 4
  if (edits <= 4) return 3
  if (jaroWinkler(nameA, nameB) > 0.88) return 2
  return a.slice(atA) === b.slice(atB) ? 1 : 0
}
