import { createHash, randomBytes } from 'node:crypto'

// Crockford's alphabet: no letter that is taken for a digit, and each sign worth five bits.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code drawn at random, in groups of four signs of five bits: 'K7QF-2M8X-…'. */
export function newOneTimeCode(groups: number): string {
  return Array.from({ length: groups }, () =>
    Array.from(randomBytes(4), byte => alphabet[byte % 32]).join(''),
  ).join('-')
}

/** What is kept of a code, and compared: however it is typed, with or without capitals, hyphens and spaces. */
export function oneTimeCodeHash(typed: string): Buffer {
  const plain = typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(`one-time code:${plain}`).digest()
}
