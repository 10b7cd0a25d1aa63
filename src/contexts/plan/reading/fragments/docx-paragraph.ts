import type { Numbering } from './docx-numbering.ts'
import {
  readHighlight,
  readInk,
  readNumbering,
  readOutline,
  readShading,
  type WordStyle,
  type WordStyles,
} from './docx-styles.ts'
import type { Run } from './runs.ts'
import { findChild, findSwitch, isElement, textOf, type XmlElement } from './xml-tree.ts'

export type WordParagraph = {
  runs: Run[]
  /** Text formatted as hidden; not printed. */
  hiddenText: string
  marker: string | undefined
  listLevel: number | undefined
  /** Heading level 1–6. */
  heading: number | undefined
  fill: string | undefined
  /** In a table of contents. */
  contents: boolean
  /** The paragraph's end was deleted with changes tracked: the next one goes on in it. */
  joinsNext: boolean
  /** Paragraphs and tables in text boxes anchored here. */
  boxes: XmlElement[]
  /** Page breaks in or before it, as far as the file knows them. */
  breaksBefore: number
}

export type ParagraphReader = (paragraph: XmlElement) => WordParagraph

export function createParagraphReader(styles: WordStyles, numbering: Numbering): ParagraphReader {
  return paragraph => {
    const properties = findChild(paragraph, 'pPr')
    const style = styles.get(findChild(properties, 'pStyle')?.attributes.val)
    const parts: RunParts = { runs: [], hidden: '', boxes: [], pages: 0 }
    collectRuns(paragraph, style, styles, parts)
    const list = readNumbering(properties)
    const inherited = style.numbering
    const listId = list?.list ?? inherited?.list
    const level = list?.level ?? inherited?.level ?? 0
    const inked = parts.runs.some(run => run.text.trim() !== '')
    // An empty list paragraph prints its number too, so it counts on.
    const marker = numbering.next(listId, level)
    return {
      runs: parts.runs,
      hiddenText: parts.hidden,
      marker: inked ? marker : undefined,
      listLevel: marker !== undefined ? level + 1 : undefined,
      heading: headingLevel(readOutline(properties) ?? style.outline),
      fill: readShading(properties, styles.theme) ?? style.fill,
      contents: /^toc \d$/.test(style.name),
      joinsNext: ['del', 'moveFrom'].some(name => findChild(findChild(properties, 'rPr'), name)),
      boxes: parts.boxes,
      breaksBefore: parts.pages + (findSwitch(properties, 'pageBreakBefore') ? 1 : 0),
    }
  }
}

// Outline level 9 is Word's 'body text'.
function headingLevel(outline: number | undefined): number | undefined {
  return outline === undefined || outline > 8 ? undefined : Math.min(outline + 1, 6)
}

type RunParts = { runs: Run[]; hidden: string; boxes: XmlElement[]; pages: number }

const passedThrough = new Set([
  'ins',
  'moveTo',
  'hyperlink',
  'smartTag',
  'sdt',
  'sdtContent',
  'fldSimple',
  'customXml',
  'dir',
  'bdo',
])

function collectRuns(parent: XmlElement, style: WordStyle, styles: WordStyles, parts: RunParts) {
  for (const child of parent.children) {
    if (!isElement(child)) continue
    if (child.name === 'r') collectRun(child, style, styles, parts)
    else if (passedThrough.has(child.name)) collectRuns(child, style, styles, parts)
    else if (child.name === 'oMath' || child.name === 'oMathPara')
      parts.runs.push({ text: textOf(child) })
  }
}

function collectRun(run: XmlElement, style: WordStyle, styles: WordStyles, parts: RunParts) {
  const letters = findChild(run, 'rPr')
  const named = findChild(letters, 'rStyle')?.attributes.val
  const runStyle = named ? styles.get(named) : undefined
  const text = textOfRun(run, parts)
  if (text === '') return
  if (findSwitch(letters, 'vanish') ?? runStyle?.hidden ?? style.hidden) {
    parts.hidden += text
    return
  }
  parts.runs.push({
    text,
    bold: findSwitch(letters, 'b') ?? runStyle?.bold ?? style.bold ?? false,
    colour: readInk(letters, styles.theme) ?? runStyle?.colour ?? style.colour,
    fill: readHighlight(letters) ?? readShading(letters, styles.theme) ?? runStyle?.fill,
  })
}

function textOfRun(run: XmlElement, parts: RunParts): string {
  let text = ''
  for (const child of run.children) {
    if (!isElement(child)) continue
    if (child.name === 't') text += textOf(child)
    else if (child.name === 'tab' || child.name === 'ptab') text += '\t'
    else if (child.name === 'cr') text += '\n'
    else if (child.name === 'br') text += textOfBreak(child, parts)
    else if (child.name === 'lastRenderedPageBreak') parts.pages++
    else if (child.name === 'noBreakHyphen') text += '-'
    else if (child.name === 'sym') text += symbolOf(child.attributes.char, child.attributes.font)
    else if (child.name === 'drawing' || child.name === 'pict' || child.name === 'AlternateContent')
      collectBoxes(child, parts.boxes)
  }
  return text
}

function textOfBreak(element: XmlElement, parts: RunParts): string {
  const type = element.attributes.type
  if (type === 'page') parts.pages++
  return type === 'page' || type === 'column' ? ' ' : '\n'
}

/** Text boxes of a drawing. Word writes each twice, for new and old programs: one of the two is taken. */
function collectBoxes(element: XmlElement, boxes: XmlElement[]) {
  const children = element.children.filter(isElement)
  if (element.name === 'AlternateContent') {
    const found: XmlElement[] = []
    for (const branch of children) if (found.length === 0) collectBoxes(branch, found)
    boxes.push(...found)
    return
  }
  for (const child of children) {
    if (child.name === 'txbxContent') boxes.push(child)
    else collectBoxes(child, boxes)
  }
}

// Signs of the Wingdings fonts that people put into status columns and lists.
const wingdings: Record<string, string> = {
  '4A': '🙂',
  '4B': '😐',
  '4C': '🙁',
  '6C': '●',
  '6E': '■',
  '6F': '□',
  '70': '□',
  '71': '❑',
  '74': '◆',
  '75': '◆',
  '76': '❖',
  '9F': '•',
  A1: '○',
  A7: '▪',
  A8: '◻',
  D8: '➢',
  E8: '➔',
  F0: '⇨',
  FB: '✗',
  FC: '✓',
  FD: '☒',
  FE: '☑',
}
const wingdings2: Record<string, string> = {
  '4F': '✗',
  '50': '✓',
  '51': '☒',
  '52': '☑',
  '97': '●',
  A3: '□',
}

function symbolOf(char: string | undefined, font: string | undefined): string {
  const code = (char ?? '').toUpperCase()
  const key = code.replace(/^(F0|00)(?=..$)/, '')
  if (/^wingdings 2/i.test(font ?? '')) return wingdings2[key] ?? ''
  if (/^wingdings$/i.test(font ?? '')) return wingdings[key] ?? ''
  if (key === 'B7') return '•'
  const value = Number.parseInt(code, 16)
  return value >= 0x20 && value < 0xe000 ? String.fromCharCode(value) : ''
}
