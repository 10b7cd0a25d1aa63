import {
  attributeOf,
  declarationsOf,
  findBackground,
  type HtmlElement,
  isHidden,
} from './html-flow.ts'
import type { CssRule } from './html-style.ts'

export type HtmlCell = {
  element: HtmlElement
  row: number
  col: number
  rowSpan: number
  colSpan: number
  header: boolean
  hidden: boolean
  fill: string | undefined
}

/** Cells of a table in reading order on their grid (HTML standard, 4.9.12, without its error cases). */
export function listHtmlCells(table: HtmlElement, rules: CssRule[]): HtmlCell[] {
  const cells: HtmlCell[] = []
  // Columns taken by cells that reach down from rows above: column → last row taken.
  const taken = new Map<number, number>()
  const rows = listRows(table)
  for (const [index, tr] of rows.entries()) {
    const row = index + 1
    const css = declarationsOf(tr.element, rules)
    const hiddenRow = isHidden(tr.element, css)
    const rowFill = findBackground(tr.element, css)
    const own = listElements(tr.element).filter(
      ({ tagName }) => tagName === 'td' || tagName === 'th',
    )
    const headerRow = tr.head || own.every(({ tagName }) => tagName === 'th')
    let col = 1
    for (const element of own) {
      while ((taken.get(col) ?? 0) >= row) col++
      const colSpan = span(element, 'colspan', 1_000)
      const stated = span(element, 'rowspan', 65_534)
      const rowSpan = Math.min(stated, rows.length - index)
      const cellCss = declarationsOf(element, rules)
      cells.push({
        element,
        row,
        col,
        rowSpan,
        colSpan,
        header: headerRow || (element.tagName === 'th' && attributeOf(element, 'scope') === 'col'),
        hidden: hiddenRow || isHidden(element, cellCss),
        fill: findBackground(element, cellCss) ?? rowFill,
      })
      for (let at = col; at < col + colSpan; at++) taken.set(at, row + rowSpan - 1)
      col += colSpan
    }
  }
  return cells
}

function listRows(table: HtmlElement): { element: HtmlElement; head: boolean }[] {
  const sections = listElements(table).filter(({ tagName }) =>
    ['thead', 'tbody', 'tfoot', 'tr'].includes(tagName),
  )
  return sections.flatMap(section => {
    if (section.tagName === 'tr') return [{ element: section, head: false }]
    const rows = listElements(section).filter(({ tagName }) => tagName === 'tr')
    return rows.map(element => ({ element, head: section.tagName === 'thead' }))
  })
}

function listElements(parent: HtmlElement): HtmlElement[] {
  return parent.childNodes.filter(node => 'tagName' in node)
}

function span(element: HtmlElement, name: string, most: number): number {
  const value = Math.trunc(Number(attributeOf(element, name) ?? 1))
  return Number.isNaN(value) ? 1 : Math.min(most, Math.max(1, value))
}
