// The letters of people.person.reference: none that are mistaken for each other.
const letters = '346789ABCDEFGHJKMNPQRTWXY'
const length = 8
const all = letters.length ** length
// Has no divisor in common with 25, so that no two numbers come to the same reference.
const stride = 867_530_939

/** How many people there can be before a reference comes again. */
export const mostPeople = 5_000_000

/** What staff say on the telephone for the person with this number: the same for the same seed, and nobody else's. */
export function referenceOf(seed: number, number: number): string {
  let left = ((seed % 9973) * 15_485_863 + number * stride) % all
  let reference = ''
  for (let at = 0; at < length; at++) {
    reference = (letters[left % letters.length] ?? '') + reference
    left = Math.floor(left / letters.length)
  }
  return reference
}
