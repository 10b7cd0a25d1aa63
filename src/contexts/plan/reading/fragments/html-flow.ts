import type { DefaultTreeAdapterTypes } from 'parse5'
import { UnreadableDocument } from '../reading.ts'
import { fillOf, inkOf } from './colours.ts'
import { findCssColour } from './css-colour.ts'
import { formatCount } from './docx-numbering.ts'
import {
  backgroundOf,
  type CssRule,
  type Declarations,
  inkOfDeclarations,
  readDeclarations,
} from './html-style.ts'
import { limits } from './limits.ts'
import type { Run } from './runs.ts'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

/** What an element's text looks like, most of it inherited. */
export type Look = {
  bold: boolean
  hidden: boolean
  colour: string | undefined
  fill: string | undefined
  apart: string | undefined
  marker: string | undefined
  listLevel: number | undefined
  heading: number | undefined
  keepsLines: boolean
  depth: number
}

export const plainLook: Look = {
  bold: false,
  hidden: false,
  colour: undefined,
  fill: undefined,
  apart: undefined,
  marker: undefined,
  listLevel: undefined,
  heading: undefined,
  keepsLines: false,
  depth: 0,
}

/** Receives what a walk over the page finds, in reading order. */
export type FlowSink = {
  paragraph: (runs: Run[], look: Look) => void
  table: (table: HtmlElement, look: Look) => void
}

const ignored = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'math',
  'iframe',
  'object',
  'select',
  'audio',
  'video',
  'canvas',
])
const inline = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'img',
  'ins',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'o:p',
])

type Walk = {
  rules: CssRule[]
  sink: FlowSink
  runs: Run[]
  look: Look
  markerUsed: Set<HtmlElement>
}

/** Walks over nodes as a browser lays them out: paragraphs end at block elements and tables stand alone. */
export function walkHtml(nodes: HtmlNode[], rules: CssRule[], look: Look, sink: FlowSink): void {
  const walk: Walk = { rules, sink, runs: [], look, markerUsed: new Set() }
  visitAll(nodes, look, walk)
  flush(walk)
}

function flush(walk: Walk) {
  if (walk.runs.some(run => run.text.trim() !== '')) {
    walk.sink.paragraph(walk.runs, walk.look)
    // A list item's marker is printed once, before its first paragraph.
    walk.look = { ...walk.look, marker: undefined }
  }
  walk.runs = []
}

function visitAll(nodes: HtmlNode[], look: Look, walk: Walk) {
  for (const node of nodes) {
    if ('tagName' in node) visitElement(node, look, walk)
    else if (node.nodeName === '#text' && 'value' in node) addText(node.value, look, walk)
  }
}

function addText(value: string, look: Look, walk: Walk) {
  const text = look.keepsLines ? value : value.replace(/[ \t\n\r\f]+/g, ' ')
  walk.runs.push({
    text,
    bold: look.bold,
    colour: look.colour,
    fill: look.fill,
    hidden: look.hidden,
  })
}

function visitElement(element: HtmlElement, outer: Look, walk: Walk) {
  const tag = element.tagName
  if (ignored.has(tag)) return
  if (outer.depth > limits.depth)
    throw new UnreadableDocument(
      'The page is too deeply nested to read. Save it again from your browser and use that.',
    )
  const look = lookOf(element, outer, walk.rules)
  if (tag === 'br') addText('\n', { ...look, keepsLines: true }, walk)
  else if (tag === 'img') addText(attributeOf(element, 'alt') ?? '', look, walk)
  else if (tag === 'table') {
    flush(walk)
    walk.sink.table(element, look)
  } else if (inline.has(tag) && look.hidden === outer.hidden)
    visitAll(element.childNodes, look, walk)
  else visitBlock(element, look, walk)
}

function visitBlock(element: HtmlElement, look: Look, walk: Walk) {
  flush(walk)
  const outside = walk.look
  const item = element.tagName === 'li'
  // A paragraph inside a list item is the item's own, with the marker not yet printed.
  walk.look = item || look.heading || !outside.marker ? look : { ...look, marker: outside.marker }
  visitAll(element.childNodes, { ...look, marker: undefined }, walk)
  flush(walk)
  const used = !item && outside.marker !== undefined && walk.look.marker === undefined
  walk.look = used ? { ...outside, marker: undefined } : outside
}

function lookOf(element: HtmlElement, outer: Look, rules: CssRule[]): Look {
  const tag = element.tagName
  const css = declarationsOf(element, rules)
  const heading = /^h([1-6])$/.exec(tag)
  const look: Look = {
    ...outer,
    depth: outer.depth + 1,
    bold: isBold(tag, css['font-weight'], outer.bold),
    hidden: outer.hidden || isHidden(element, css),
    colour:
      inkOfDeclarations(css) ??
      inkOf(findCssColour(attributeOf(element, 'color'))) ??
      (css.color ? undefined : outer.colour),
    fill: findBackground(element, css) ?? outer.fill,
    apart: outer.apart ?? apartOf(element),
    heading: heading ? Number(heading[1]) : outer.heading,
    keepsLines: tag === 'pre' || outer.keepsLines || /^pre/.test(css['white-space'] ?? ''),
    marker: undefined,
  }
  if (tag !== 'li') return look
  return { ...look, marker: markerOf(element, rules), listLevel: (outer.listLevel ?? 0) + 1 }
}

export function findBackground(element: HtmlElement, css: Declarations): string | undefined {
  return backgroundOf(css) ?? fillOf(findCssColour(attributeOf(element, 'bgcolor')))
}

function isBold(tag: string, weight: string | undefined, outer: boolean): boolean {
  if (weight !== undefined) return /^bold/.test(weight) || Number(weight) >= 600
  return (
    outer ||
    ['b', 'strong', 'th', 'dt', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
  )
}

export function isHidden(element: HtmlElement, css: Declarations): boolean {
  return (
    attributeOf(element, 'hidden') !== undefined ||
    css.display === 'none' ||
    /^(hidden|collapse)$/.test(css.visibility ?? '')
  )
}

function apartOf(element: HtmlElement): string | undefined {
  if (element.tagName === 'nav' || attributeOf(element, 'role') === 'navigation')
    return 'navigation'
  return element.tagName === 'footer' ? 'running title' : undefined
}

/** Every rule that fits, the later ones on top, then what the element itself says. */
export function declarationsOf(element: HtmlElement, rules: CssRule[]): Declarations {
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/)
  const id = attributeOf(element, 'id')
  const declarations: Declarations = {}
  for (const rule of rules) {
    if (rule.tag && rule.tag !== element.tagName) continue
    if (rule.id && rule.id !== id) continue
    if (rule.classes.every(name => classes.includes(name)))
      Object.assign(declarations, rule.declarations)
  }
  return Object.assign(declarations, readDeclarations(attributeOf(element, 'style') ?? ''))
}

export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find(attribute => attribute.name === name)?.value
}

function markerOf(item: HtmlElement, rules: CssRule[]): string | undefined {
  const list = item.parentNode && 'tagName' in item.parentNode ? item.parentNode : undefined
  const listCss = list ? declarationsOf(list, rules) : {}
  const css = { ...listCss, ...declarationsOf(item, rules) }
  const type =
    css['list-style-type'] ??
    css['list-style']?.split(' ')[0] ??
    (list && attributeOf(list, 'type'))
  if (type === 'none') return undefined
  if (list?.tagName !== 'ol') return '•'
  return `${formatCount(positionOf(item, list), formatOf(type))}.`
}

function positionOf(item: HtmlElement, list: HtmlElement): number {
  let count = Number(attributeOf(list, 'start') ?? 1) - 1
  for (const child of list.childNodes) {
    if (!('tagName' in child) || child.tagName !== 'li') continue
    count = Number(attributeOf(child, 'value') ?? count + 1)
    if (child === item) break
  }
  return count
}

function formatOf(type: string | undefined): string {
  const formats: Record<string, string> = {
    a: 'lowerLetter',
    A: 'upperLetter',
    i: 'lowerRoman',
    I: 'upperRoman',
    'lower-alpha': 'lowerLetter',
    'lower-latin': 'lowerLetter',
    'upper-alpha': 'upperLetter',
    'upper-latin': 'upperLetter',
    'lower-roman': 'lowerRoman',
    'upper-roman': 'upperRoman',
  }
  return formats[type ?? ''] ?? 'decimal'
}
