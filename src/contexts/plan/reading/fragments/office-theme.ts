import { hexOf, tinted } from './colours.ts'
import { findPath, isElement, parseXml } from './xml-tree.ts'

/** Theme colours by their names: dk1, lt1, dk2, lt2, accent1 … accent6, hlink, folHlink. */
export type Theme = Record<string, string>

const aliases: Record<string, string> = {
  text1: 'dk1',
  dark1: 'dk1',
  tx1: 'dk1',
  background1: 'lt1',
  light1: 'lt1',
  bg1: 'lt1',
  text2: 'dk2',
  dark2: 'dk2',
  tx2: 'dk2',
  background2: 'lt2',
  light2: 'lt2',
  bg2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
}

export function readTheme(part: Uint8Array | undefined): Theme {
  if (!part) return {}
  const scheme = findPath(parseXml(part), 'theme', 'themeElements', 'clrScheme')
  const theme: Theme = {}
  for (const slot of scheme?.children.filter(isElement) ?? []) {
    const colour = slot.children.filter(isElement)[0]
    const hex = hexOf(colour?.attributes.lastClr ?? colour?.attributes.val)
    if (hex) theme[slot.name] = hex
  }
  return theme
}

export function findThemeColour(theme: Theme, name: string | undefined): string | undefined {
  return name ? (theme[aliases[name] ?? name] ?? undefined) : undefined
}

/**
 * A Word colour: theme colour with its tint or shade where the file names one, else the plain value.
 * Tint and shade are bytes: FF leaves the colour, 00 makes it white or black (ECMA-376 part 1, 17.3.2.6).
 */
export function findWordColour(
  theme: Theme,
  plain: string | undefined,
  themed: { name: string | undefined; tint: string | undefined; shade: string | undefined },
): string | undefined {
  const base = findThemeColour(theme, themed.name)
  if (!base) return hexOf(plain)
  if (themed.tint) return tinted(base, 1 - Number.parseInt(themed.tint, 16) / 255)
  if (themed.shade) return tinted(base, Number.parseInt(themed.shade, 16) / 255 - 1)
  return base
}

/** Order of the theme colours in a spreadsheet's `theme` attribute (light and dark pairs swapped). */
export const spreadsheetThemeOrder = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
]
