import { z } from 'zod'

// Never part of what somebody is called, and able to turn the words around them back to front (Unicode Annex 9).
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const unseen = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** As it was typed, in composed form, without characters that nobody sees or types on purpose. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(unseen, '')
}

/** Whether a text has anything in it to be seen. */
function isBlank(text: string): boolean {
  return text.replaceAll(/[\s\u00AD\u200B-\u200F\u2060]/g, '') === ''
}

function oneLine(text: string): string {
  const line = cleanText(text).replaceAll(/\s+/g, ' ').trim()
  return isBlank(line) ? '' : line
}

function manyLines(text: string): string {
  const lines = cleanText(text).trim()
  return isBlank(lines) ? '' : lines
}

const tooLong = (called: string, max: number) => `Shorten ${called} to ${max} characters or fewer`

/** One line that may be left out: null then. */
export function optionalLine(called: string, max = 200) {
  return z
    .string()
    .default('')
    .transform(oneLine)
    .pipe(z.string().max(max, tooLong(called, max)))
    .transform(text => text || null)
}

/** One line that has to be there. */
export function neededLine(called: string, max = 200) {
  return z
    .string({ error: `Enter ${called}` })
    .transform(oneLine)
    .pipe(z.string().min(1, `Enter ${called}`).max(max, tooLong(called, max)))
}

/** Some sentences that may be left out: null then. */
export function optionalWords(called: string, max = 2000) {
  return z
    .string()
    .default('')
    .transform(manyLines)
    .pipe(z.string().max(max, tooLong(called, max)))
    .transform(text => text || null)
}

/** Some sentences that have to be there. */
export function neededWords(called: string, max = 4000) {
  return z
    .string({ error: `Enter ${called}` })
    .transform(manyLines)
    .pipe(z.string().min(1, `Enter ${called}`).max(max, tooLong(called, max)))
}

/** One of some codes. */
export function oneOf<const Code extends string>(codes: readonly Code[], message: string) {
  return z
    .string({ error: message })
    .refine((code): code is Code => codes.includes(code as Code), message)
}

/** Words to stand inside a sentence: those written from right to left are kept from turning what is around them. */
export function setApart(words: string): string {
  return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(words) ? `\u2068${words}\u2069` : words
}
