import { fillOf, hexOf, inkOf, tinted } from './colours.ts'
import { findThemeColour, spreadsheetThemeOrder, type Theme } from './office-theme.ts'
import {
  findChild,
  findPath,
  findSwitch,
  isElement,
  listChildren,
  parseXml,
  type XmlElement,
} from './xml-tree.ts'

export type CellLook = {
  fill: string | undefined
  colour: string | undefined
  bold: boolean
  format: string | number
}
export type ExcelStyles = {
  looks: CellLook[]
  /** Looks that conditional formatting puts on top. */
  differential: { fill: string | undefined; colour: string | undefined }[]
  colour: (element: XmlElement | undefined) => string | undefined
}

export function readExcelStyles(part: Uint8Array | undefined, theme: Theme): ExcelStyles {
  const sheet = part ? findChild(parseXml(part), 'styleSheet') : undefined
  const palette = readPalette(sheet)
  const colour = (element: XmlElement | undefined) => findColour(element, theme, palette)
  const fills = listChildren(findChild(sheet, 'fills'), 'fill').map(fill =>
    readFill(fill, colour, false),
  )
  const fonts = listChildren(findChild(sheet, 'fonts'), 'font').map(font => ({
    bold: findSwitch(font, 'b') === true,
    colour: inkOf(colour(findChild(font, 'color'))),
  }))
  const formats = readFormats(sheet)
  const looks = listChildren(findChild(sheet, 'cellXfs'), 'xf').map(xf => {
    const number = Number(xf.attributes.numFmtId ?? 0)
    const font = fonts[Number(xf.attributes.fontId ?? 0)]
    return {
      fill: fills[Number(xf.attributes.fillId ?? 0)],
      colour: font?.colour,
      bold: font?.bold ?? false,
      format: formats.get(number) ?? number,
    }
  })
  const differential = listChildren(findChild(sheet, 'dxfs'), 'dxf').map(dxf => ({
    fill: readFill(findChild(dxf, 'fill'), colour, true),
    colour: inkOf(colour(findPath(dxf, 'font', 'color'))),
  }))
  return { looks, differential, colour }
}

function readFormats(sheet: XmlElement | undefined): Map<number, string> {
  return new Map(
    listChildren(findChild(sheet, 'numFmts'), 'numFmt').map(format => [
      Number(format.attributes.numFmtId),
      format.attributes.formatCode ?? 'General',
    ]),
  )
}

// In a cell's solid fill the foreground is what shows; in conditional formatting it is the background.
function readFill(
  fill: XmlElement | undefined,
  colour: (element: XmlElement | undefined) => string | undefined,
  differential: boolean,
): string | undefined {
  const pattern = findChild(fill, 'patternFill')
  if (!pattern) return fillOf(colour(findPath(fill, 'gradientFill', 'stop', 'color')))
  const type = pattern.attributes.patternType
  if (type === 'none' || (!type && !differential)) return undefined
  const [first, second] = differential ? ['bgColor', 'fgColor'] : ['fgColor', 'bgColor']
  return fillOf(colour(findChild(pattern, first ?? '')) ?? colour(findChild(pattern, second ?? '')))
}

function findColour(
  element: XmlElement | undefined,
  theme: Theme,
  palette: string[],
): string | undefined {
  if (!element) return undefined
  const { rgb, theme: slot, indexed, tint } = element.attributes
  const base =
    hexOf(rgb) ??
    (slot !== undefined
      ? findThemeColour(theme, spreadsheetThemeOrder[Number(slot)])
      : undefined) ??
    (indexed !== undefined ? palette[Number(indexed)] : undefined)
  const shift = Number(tint ?? 0)
  return base && shift ? tinted(base, shift) : base
}

function readPalette(sheet: XmlElement | undefined): string[] {
  const own = findPath(sheet, 'colors', 'indexedColors')?.children.filter(isElement)
  if (own && own.length > 0) return own.map(entry => hexOf(entry.attributes.rgb) ?? '000000')
  return [...basicColours, ...basicColours, ...furtherColours]
}

// ECMA-376 part 1, 18.8.27: the default palette; 0–7 stand twice.
const basicColours = [
  '000000',
  'FFFFFF',
  'FF0000',
  '00FF00',
  '0000FF',
  'FFFF00',
  'FF00FF',
  '00FFFF',
]
const furtherColours =
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  )
