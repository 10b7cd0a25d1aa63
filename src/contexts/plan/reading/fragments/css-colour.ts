import { hexOf, hexOfChannels } from './colours.ts'

// The CSS names that people use for shading; the rest are rare enough to be written as numbers.
const names: Record<string, string> = {
  black: '000000',
  white: 'FFFFFF',
  red: 'FF0000',
  green: '008000',
  lime: '00FF00',
  blue: '0000FF',
  yellow: 'FFFF00',
  orange: 'FFA500',
  amber: 'FFBF00',
  gold: 'FFD700',
  gray: '808080',
  grey: '808080',
  silver: 'C0C0C0',
  lightgray: 'D3D3D3',
  lightgrey: 'D3D3D3',
  darkgray: 'A9A9A9',
  darkgrey: 'A9A9A9',
  whitesmoke: 'F5F5F5',
  lightgreen: '90EE90',
  palegreen: '98FB98',
  darkgreen: '006400',
  limegreen: '32CD32',
  forestgreen: '228B22',
  seagreen: '2E8B57',
  mediumseagreen: '3CB371',
  springgreen: '00FF7F',
  lawngreen: '7CFC00',
  yellowgreen: '9ACD32',
  olivedrab: '6B8E23',
  darkorange: 'FF8C00',
  lightyellow: 'FFFFE0',
  khaki: 'F0E68C',
  moccasin: 'FFE4B5',
  goldenrod: 'DAA520',
  peachpuff: 'FFDAB9',
  tomato: 'FF6347',
  orangered: 'FF4500',
  crimson: 'DC143C',
  firebrick: 'B22222',
  darkred: '8B0000',
  maroon: '800000',
  pink: 'FFC0CB',
  lightpink: 'FFB6C1',
  lightcoral: 'F08080',
  salmon: 'FA8072',
  lightsalmon: 'FFA07A',
  indianred: 'CD5C5C',
  coral: 'FF7F50',
  mistyrose: 'FFE4E1',
  navy: '000080',
  darkblue: '00008B',
  mediumblue: '0000CD',
  royalblue: '4169E1',
  dodgerblue: '1E90FF',
  cornflowerblue: '6495ED',
  steelblue: '4682B4',
  deepskyblue: '00BFFF',
  lightblue: 'ADD8E6',
  skyblue: '87CEEB',
  lightskyblue: '87CEFA',
  powderblue: 'B0E0E6',
  lightsteelblue: 'B0C4DE',
  aliceblue: 'F0F8FF',
  cyan: '00FFFF',
  aqua: '00FFFF',
  teal: '008080',
  turquoise: '40E0D0',
  purple: '800080',
  violet: 'EE82EE',
  magenta: 'FF00FF',
  fuchsia: 'FF00FF',
  lavender: 'E6E6FA',
  brown: 'A52A2A',
  tan: 'D2B48C',
  beige: 'F5F5DC',
  ivory: 'FFFFF0',
}

/** A CSS colour as RRGGBB; undefined for transparent, variables and anything unknown. */
export function findCssColour(value: string | undefined): string | undefined {
  const text = value
    ?.trim()
    .toLowerCase()
    .replace(/\s*!important$/, '')
  if (!text) return undefined
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text)
  if (short)
    return hexOf(
      short
        .slice(1)
        .map(digit => digit + digit)
        .join(''),
    )
  if (/^#[0-9a-f]{8}$/.test(text)) return hexOf(text.slice(1, 7))
  if (text.startsWith('#')) return hexOf(text)
  const rgb =
    /^rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+%?))?\s*\)$/.exec(text)
  if (rgb)
    return rgb[4] && Number.parseFloat(rgb[4]) === 0
      ? undefined
      : hexOfChannels(rgb.slice(1, 4).map(channel))
  return Object.hasOwn(names, text) ? names[text] : undefined
}

function channel(value: string): number {
  return value.endsWith('%') ? Number.parseFloat(value) * 2.55 : Number.parseFloat(value)
}
