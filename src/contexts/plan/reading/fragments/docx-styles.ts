import { fillOf, inkOf, mixed } from './colours.ts'
import { findWordColour, type Theme } from './office-theme.ts'
import { findChild, findSwitch, listChildren, parseXml, type XmlElement } from './xml-tree.ts'

/** What a style says about letters and paragraphs; undefined = says nothing. */
export type WordStyle = {
  name: string
  basedOn: string | undefined
  outline: number | undefined
  numbering: { list: string | undefined; level: number } | undefined
  bold: boolean | undefined
  hidden: boolean | undefined
  colour: string | undefined
  fill: string | undefined
}

export type WordStyles = {
  /** The style with everything it inherits; the document's default where `id` is undefined. */
  get: (id: string | undefined) => WordStyle
  theme: Theme
}

const nothing: WordStyle = {
  name: '',
  basedOn: undefined,
  outline: undefined,
  numbering: undefined,
  bold: undefined,
  hidden: undefined,
  colour: undefined,
  fill: undefined,
}

export function readWordStyles(part: Uint8Array | undefined, theme: Theme): WordStyles {
  const root = part ? findChild(parseXml(part), 'styles') : undefined
  const own = new Map<string, WordStyle>()
  let defaultId: string | undefined
  for (const style of listChildren(root, 'style')) {
    const id = style.attributes.styleId ?? ''
    own.set(id, readStyle(style, theme))
    if (
      style.attributes.type === 'paragraph' &&
      ['1', 'true', 'on'].includes(style.attributes.default ?? '')
    )
      defaultId = id
  }
  const resolved = new Map<string, WordStyle>()
  const get = (id: string | undefined, depth = 0): WordStyle => {
    const key = id ?? defaultId ?? ''
    const ready = resolved.get(key)
    if (ready) return ready
    const style = own.get(key)
    if (!style || depth > 50) return nothing
    const parent = style.basedOn ? get(style.basedOn, depth + 1) : nothing
    const whole = inherit(style, parent)
    resolved.set(key, whole)
    return whole
  }
  return { get: id => get(id), theme }
}

function inherit(style: WordStyle, parent: WordStyle): WordStyle {
  return {
    name: style.name,
    basedOn: style.basedOn,
    outline: style.outline ?? parent.outline,
    numbering: inheritNumbering(style.numbering, parent.numbering),
    bold: style.bold ?? parent.bold,
    hidden: style.hidden ?? parent.hidden,
    colour: style.colour ?? parent.colour,
    fill: style.fill ?? parent.fill,
  }
}

/** A style may state only the level and leave the list to the style it is based on. */
function inheritNumbering(own: WordStyle['numbering'], parent: WordStyle['numbering']) {
  if (!own) return parent
  return { list: own.list ?? parent?.list, level: own.level }
}

function readStyle(style: XmlElement, theme: Theme): WordStyle {
  const name = (findChild(style, 'name')?.attributes.val ?? '').toLowerCase()
  const paragraph = findChild(style, 'pPr')
  const letters = findChild(style, 'rPr')
  return {
    name,
    basedOn: findChild(style, 'basedOn')?.attributes.val,
    outline: readOutline(paragraph) ?? outlineOfName(name),
    numbering: readNumbering(paragraph),
    bold: findSwitch(letters, 'b'),
    hidden: findSwitch(letters, 'vanish'),
    colour: readInk(letters, theme),
    fill: readShading(paragraph, theme) ?? readShading(letters, theme),
  }
}

// Built-in styles keep their English name in every language version of Word.
function outlineOfName(name: string): number | undefined {
  const heading = /^heading ([1-9])$/.exec(name)
  if (heading) return Number(heading[1]) - 1
  return name === 'title' ? 0 : undefined
}

export function readOutline(paragraph: XmlElement | undefined): number | undefined {
  const level = Number(findChild(paragraph, 'outlineLvl')?.attributes.val ?? Number.NaN)
  return Number.isNaN(level) ? undefined : level
}

export function readNumbering(paragraph: XmlElement | undefined): WordStyle['numbering'] {
  const numbering = findChild(paragraph, 'numPr')
  if (!numbering) return undefined
  return {
    list: findChild(numbering, 'numId')?.attributes.val,
    level: Number(findChild(numbering, 'ilvl')?.attributes.val ?? 0),
  }
}

export function readInk(letters: XmlElement | undefined, theme: Theme): string | undefined {
  const colour = findChild(letters, 'color')?.attributes
  if (!colour) return undefined
  return inkOf(
    findWordColour(theme, colour.val, {
      name: colour.themeColor,
      tint: colour.themeTint,
      shade: colour.themeShade,
    }),
  )
}

/** `w:shd` of a cell, paragraph or run: the fill, mixed with the pattern's colour where it has one. */
export function readShading(owner: XmlElement | undefined, theme: Theme): string | undefined {
  const shading = findChild(owner, 'shd')?.attributes
  if (!shading) return undefined
  const fill = findWordColour(theme, shading.fill, {
    name: shading.themeFill,
    tint: shading.themeFillTint,
    shade: shading.themeFillShade,
  })
  const ink = findWordColour(theme, shading.color, {
    name: shading.themeColor,
    tint: shading.themeTint,
    shade: shading.themeShade,
  })
  const share = shareOfPattern(shading.val)
  if (share === 0) return fillOf(fill)
  return fillOf(mixed(fill ?? 'FFFFFF', ink ?? '000000', share))
}

function shareOfPattern(pattern: string | undefined): number {
  if (pattern === 'solid') return 1
  const percent = /^pct(\d+)$/.exec(pattern ?? '')
  return percent ? Number(percent[1]) / 100 : 0
}

const highlights: Record<string, string> = {
  yellow: 'FFFF00',
  green: '00FF00',
  cyan: '00FFFF',
  magenta: 'FF00FF',
  blue: '0000FF',
  red: 'FF0000',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'C0C0C0',
  black: '000000',
}

export function readHighlight(letters: XmlElement | undefined): string | undefined {
  return highlights[findChild(letters, 'highlight')?.attributes.val ?? '']
}
