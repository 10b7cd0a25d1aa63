import { parse, parseFragment } from 'parse5'
import type { Block, FragmentedDocument } from '../reading.ts'
import { createFragmentList, type FragmentList, fragmentedDocument } from './fragment-list.ts'
import {
  attributeOf,
  type HtmlElement,
  type HtmlNode,
  type Look,
  plainLook,
  walkHtml,
} from './html-flow.ts'
import { type CssRule, readCssRules } from './html-style.ts'
import { type HtmlCell, listHtmlCells } from './html-table.ts'
import { blocksOfRuns, type Run, sharedByRuns } from './runs.ts'
import { normaliseSpace } from './white-space.ts'

type Page = { list: FragmentList; rules: CssRule[]; table: number }

/** Fragments of a web page. Nothing in it is run, and nothing it points at is fetched. */
export function readHtml(source: string, name: string): FragmentedDocument {
  const document = parse(source)
  const styles: string[] = []
  let title = ''
  visit(document.childNodes, element => {
    const text = () => element.childNodes.map(node => ('value' in node ? node.value : '')).join('')
    if (element.tagName === 'style') styles.push(text())
    if (element.tagName === 'title' && title === '') title = normaliseSpace(text())
  })
  const page: Page = {
    list: createFragmentList(),
    rules: readCssRules(styles.join('\n')),
    table: 0,
  }
  readFlow(document.childNodes, plainLook, page)
  return fragmentedDocument('html', name, page.list, title)
}

/** Paragraphs and list items of a piece of HTML, as written in a cell of a text file. */
export function blocksOfHtml(source: string): Block[] {
  const blocks: Block[] = []
  walkHtml(parseFragment(source).childNodes, [], plainLook, {
    paragraph: (runs, look) => blocks.push(...blocksOf(runs, look)),
    table: table =>
      blocks.push(...listHtmlCells(table, []).flatMap(cell => blocksOfHtmlCell(cell))),
  })
  return blocks
}

function blocksOfHtmlCell(cell: HtmlCell): Block[] {
  const blocks: Block[] = []
  walkHtml(cell.element.childNodes, [], plainLook, {
    paragraph: (runs, look) => blocks.push(...blocksOf(runs, look)),
    table: () => undefined,
  })
  return blocks
}

function visit(nodes: HtmlNode[], see: (element: HtmlElement) => void) {
  const waiting = [...nodes].reverse()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('tagName' in node)) continue
    see(node)
    waiting.push(...[...node.childNodes].reverse())
  }
}

function readFlow(nodes: HtmlNode[], look: Look, page: Page) {
  walkHtml(nodes, page.rules, look, {
    paragraph: (runs, own) => addParagraph(runs, own, page),
    table: (table, own) => readTable(table, own, page),
  })
}

function addParagraph(runs: Run[], look: Look, page: Page) {
  const blocks = blocksOf(runs, look)
  if (blocks.length === 0) return
  const marker = look.heading ? undefined : blocks[0]?.marker
  page.list.add({
    kind: look.heading ? 'heading' : marker ? 'list-item' : 'paragraph',
    blocks,
    level: look.heading ?? (marker ? (look.listLevel ?? 1) : undefined),
    marker,
    bold: blocks.every(block => block.bold) || undefined,
    colour: sharedByRuns(runs, run => run.colour),
    fill: sharedByRuns(runs, run => run.fill),
    hidden: look.hidden || undefined,
    apart: look.apart,
  })
}

function blocksOf(runs: Run[], look: Look): Block[] {
  return blocksOfRuns(runs, { marker: look.marker, listLevel: look.listLevel })
}

function readTable(table: HtmlElement, look: Look, page: Page) {
  const cells = listHtmlCells(table, page.rules)
  const caption = table.childNodes.find(node => 'tagName' in node && node.tagName === 'caption')
  if (caption && 'tagName' in caption) readFlow([caption], look, page)
  // A table of one cell, or one that says so, only lays out the page.
  if (cells.length === 1 || ['presentation', 'none'].includes(attributeOf(table, 'role') ?? '')) {
    for (const cell of cells)
      readFlow(cell.element.childNodes, { ...look, hidden: look.hidden || cell.hidden }, page)
    return
  }
  const number = ++page.table
  for (const cell of cells) readCell(cell, number, look, page)
}

function readCell(cell: HtmlCell, table: number, outer: Look, page: Page) {
  const blocks: Block[] = []
  const runs: Run[] = []
  const nested: { table: HtmlElement; look: Look }[] = []
  const look: Look = {
    ...plainLook,
    depth: outer.depth + 3,
    hidden: outer.hidden || cell.hidden,
    bold: cell.element.tagName === 'th',
  }
  walkHtml(cell.element.childNodes, page.rules, look, {
    paragraph: (own, style) => {
      // Hidden words inside a visible cell are not printed.
      if (style.hidden && !look.hidden) return addParagraph(own, style, page)
      blocks.push(...blocksOf(own, style))
      runs.push(...own)
    },
    table: (inner, style) => {
      const grid = listHtmlCells(inner, page.rules)
      if (grid.some(({ row }) => row > 1) && grid.some(({ col }) => col > 1))
        nested.push({ table: inner, look: style })
      else blocks.push(...grid.flatMap(blocksOfHtmlCell))
    },
  })
  page.list.add({
    kind: 'cell',
    blocks,
    table,
    row: cell.row,
    col: cell.col,
    rowSpan: cell.rowSpan > 1 ? cell.rowSpan : undefined,
    colSpan: cell.colSpan > 1 ? cell.colSpan : undefined,
    header: cell.header || undefined,
    bold: (blocks.length > 0 && blocks.every(block => block.bold)) || undefined,
    fill: sharedByRuns(runs, run => run.fill) ?? cell.fill,
    colour: sharedByRuns(runs, run => run.colour),
    hidden: look.hidden || undefined,
    apart: outer.apart,
  })
  for (const inner of nested) readTable(inner.table, inner.look, page)
}
