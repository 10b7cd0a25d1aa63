/** Colours of Office and CSS as RRGGBB. */

/** Undefined for white, nearly white, automatic or anything that is not six hexadecimal digits. */
export function fillOf(hex: string | undefined): string | undefined {
  const colour = hexOf(hex)
  if (!colour) return undefined
  return channels(colour).every(value => value >= 250) ? undefined : colour
}

/** Undefined for black, nearly black or automatic. */
export function inkOf(hex: string | undefined): string | undefined {
  const colour = hexOf(hex)
  if (!colour) return undefined
  return channels(colour).every(value => value <= 40) ? undefined : colour
}

export function hexOf(value: string | undefined): string | undefined {
  if (!value) return undefined
  const hex = value.trim().replace(/^#/, '').toUpperCase()
  if (/^[0-9A-F]{6}$/.test(hex)) return hex
  // Spreadsheets write alpha first.
  if (/^[0-9A-F]{8}$/.test(hex)) return hex.slice(2)
  return undefined
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex, 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export function hexOfChannels(rgb: number[]): string {
  return rgb
    .map(value => Math.round(Math.min(255, Math.max(0, value))))
    .map(value => value.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/**
 * A colour made lighter (tint above 0) or darker (below 0) in its luminance.
 * Source: ECMA-376 part 1, 18.8.3 (tint of a spreadsheet colour).
 */
export function tinted(hex: string, tint: number): string {
  const [h, s, l] = hslOf(channels(hex))
  return hexOfChannels(rgbOf(h, s, tint < 0 ? l * (1 + tint) : l * (1 - tint) + tint))
}

/** A mix of two colours; share 0 is the first, 1 the second. */
export function mixed(under: string, over: string, share: number): string {
  const [a, b] = [channels(under), channels(over)]
  return hexOfChannels(a.map((value, i) => value + ((b[i] ?? 0) - value) * share))
}

function hslOf([red, green, blue]: [number, number, number]): [number, number, number] {
  const [r, g, b] = [red / 255, green / 255, blue / 255]
  const max = Math.max(r, g, b)
  const min = Math.min(r, g, b)
  const l = (max + min) / 2
  const d = max - min
  if (d === 0) return [0, 0, l]
  const s = l > 0.5 ? d / (2 - max - min) : d / (max + min)
  const h =
    max === r ? (g - b) / d + (g < b ? 6 : 0) : max === g ? (b - r) / d + 2 : (r - g) / d + 4
  return [h / 6, s, l]
}

function rgbOf(h: number, s: number, l: number): number[] {
  if (s === 0) return [l * 255, l * 255, l * 255]
  const q = l < 0.5 ? l * (1 + s) : l + s - l * s
  const p = 2 * l - q
  return [h + 1 / 3, h, h - 1 / 3].map(t => channelOf(p, q, ((t % 1) + 1) % 1) * 255)
}

function channelOf(p: number, q: number, t: number): number {
  if (t < 1 / 6) return p + (q - p) * 6 * t
  if (t < 1 / 2) return q
  if (t < 2 / 3) return p + (q - p) * (2 / 3 - t) * 6
  return p
}
