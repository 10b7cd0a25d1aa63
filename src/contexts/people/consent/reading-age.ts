/**
 * About how old somebody has to be to read a text with ease: the Flesch–Kincaid grade (Kincaid and others, 1975) and
 * five years, as school begins. Null for a text without a sentence. A measure of long words and sentences, not of sense.
 */
export function readingAge(text: string): number | null {
  const sentences = text
    .split(/[.!?:]+(?:\s|$)|\n\s*\n/)
    .map(part => part.match(/[\p{L}’'-]+/gu) ?? [])
    .filter(words => words.length > 0)
  const words = sentences.flat()
  if (words.length === 0) return null
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(5, Math.round(grade + 5))
}

/** Groups of vowels, without the silent e at the end of most words. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^\p{L}]/gu, '')
  const groups = letters.replace(/(?:(?<=[^laeiouy])es?|(?<=[^td])ed)$/, '').match(/[aeiouy]+/g)
  return Math.max(1, groups?.length ?? 0)
}
