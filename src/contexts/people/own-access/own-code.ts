import { randomInt } from 'node:crypto'
import { tokenHash } from '../../../platform/db/access.ts'

// Crockford's base 32: no I, L, O and U, which are read as 1, 1, 0 and V.
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomSymbols = 14

/**
 * A code for one person: fourteen symbols drawn at random (70 bits) and a check symbol, in three groups.
 *
 * @example newCode() // 'K7M2X-9QRTD-4HJ0W'
 */
export function newCode(): string {
  const values = Array.from({ length: randomSymbols }, () => randomInt(symbols.length))
  const code = [...values, checkOf(values)].map(value => symbols[value]).join('')
  return [code.slice(0, 5), code.slice(5, 10), code.slice(10)].join('-')
}

/**
 * The code that somebody typed, however they wrote it; undefined where it cannot be one: a symbol is wrong, missing, or
 * two changed places. Whether it was ever given is another matter.
 */
export function readCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('U', 'V')
  const values = [...code].map(symbol => symbols.indexOf(symbol))
  if (values.length !== randomSymbols + 1) return undefined
  return checkOf(values.slice(0, -1)) === values.at(-1) ? code : undefined
}

/** What the database keeps of a code or a key. */
export function hashOfCode(kind: 'code' | 'key', code: string): Buffer {
  return tokenHash(`own ${kind} ${code}`)
}

/**
 * The check symbol: a polynomial over the field of 32 elements, whose powers of the generator are all different, so
 * that one wrong symbol and any two that changed places are always found.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesGenerator(sum ^ value), 0)
}

function timesGenerator(value: number): number {
  const shifted = value << 1
  // x⁵ + x² + 1, which is primitive.
  return shifted & 32 ? shifted ^ 0b100101 : shifted
}
