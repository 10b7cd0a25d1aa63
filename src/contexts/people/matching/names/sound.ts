import { doubleMetaphone } from 'double-metaphone'

/** How a name sounds: double metaphone's two codes (the second may be the first), and its consonants respelled. */
export type Sound = { first: string; second: string; bones: string }

// Spellings of one sound in the languages met on English streets, widest first. English names are hardly touched:
// double metaphone serves them. Polish and Ukrainian, Romanian, Arabic, Persian and Kurdish, South Asian, Portuguese.
const respellings: [RegExp, string][] = [
  [/^(al|el|ul) (?=.{3})/, ''],
  [/\b(bin|ibn|bint) /g, ''],
  [/szcz|shch|sch|sz|sh|sc(?=[ei])|x(?=[aeio])/g, 'S'],
  [/cz|tsch|tch|ch|ci(?=[aeou])|q(?=[iy])/g, 'C'],
  [/dzh|dj|dz|dg|j|zh|rz(?=[aeiouy]|$)/g, 'J'],
  [/ts|tz|c(?=[eiy])/g, 's'],
  [/ph|w(?=[iaoeuy])|v/g, 'f'],
  [/kh|gh|h(?=[aeiouy])/g, 'h'],
  [/ck|c|q|x|kk/g, 'k'],
  [/bh/g, 'b'],
  [/dh|th/g, 't'],
  [/d/g, 't'],
  [/[aeiouyw]+/g, ''],
  [/z/g, 's'],
  [/h$/g, ''],
  [/ /g, ''],
  [/(.)\1+/g, '$1'],
]

/** The sound of a folded name; all empty for one without Latin letters. */
export function soundOf(folded: string): Sound {
  const letters = folded.replace(/[^a-z ]/g, '')
  const [first, second] = doubleMetaphone(letters)
  return { first, second, bones: bonesOf(letters) }
}

function bonesOf(letters: string): string {
  if (letters === '') return ''
  let rest = letters
  for (const [from, to] of respellings) rest = rest.replace(from, to)
  // A name that begins with a vowel is told from one that does not.
  return /^[aeiouy]/.test(letters) ? `A${rest}` : rest
}
