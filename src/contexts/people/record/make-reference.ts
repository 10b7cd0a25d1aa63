import { randomInt } from 'node:crypto'

// No 0 and O, 1, I and L, U and V, 5 and S, 2 and Z: they are mistaken for each other on the telephone and on paper.
const letters = '346789ABCDEFGHJKMNPQRTWXY'

/** What staff say on the telephone instead of a name: eight letters and digits without meaning. */
export function makeReference(): string {
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
}
