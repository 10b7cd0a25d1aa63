import { findChild, findSwitch, isElement, type XmlElement } from './xml-tree.ts'

export type WordCell = {
  element: XmlElement
  row: number
  col: number
  rowSpan: number
  colSpan: number
  header: boolean
  hidden: boolean
}

const wrappers = new Set(['sdt', 'sdtContent', 'customXml', 'smartTag', 'ins', 'moveTo'])

/** Cells of a table in reading order with their places on its grid; vertical merges become spans. */
export function listWordCells(table: XmlElement): WordCell[] {
  const cells: WordCell[] = []
  // Which cell each column of the row above belongs to.
  const above = new Map<number, WordCell>()
  let stillHeader = true
  let row = 0
  for (const tr of listWrapped(table, 'tr')) {
    const properties = findChild(tr, 'trPr')
    if (findChild(properties, 'del')) continue
    row++
    stillHeader &&= findSwitch(properties, 'tblHeader') === true
    let col = 1 + Number(findChild(properties, 'gridBefore')?.attributes.val ?? 0)
    let beside: WordCell | undefined
    for (const tc of listWrapped(tr, 'tc')) {
      const shape = findChild(tc, 'tcPr')
      if (findChild(shape, 'cellDel')) continue
      const colSpan = Math.min(
        63,
        Math.max(1, Number(findChild(shape, 'gridSpan')?.attributes.val ?? 1)),
      )
      const cell = {
        element: tc,
        row,
        col,
        rowSpan: 1,
        colSpan,
        header: stillHeader,
        hidden: false,
      }
      const merged = mergedInto(shape, above.get(col), beside)
      if (merged === beside && beside) beside.colSpan += colSpan
      else if (merged) merged.rowSpan = row - merged.row + 1
      // What a merged-away cell still holds is not printed.
      if (merged) cells.push({ ...cell, hidden: true })
      else cells.push(cell)
      const owner = merged ?? cell
      for (let at = col; at < col + colSpan; at++) above.set(at, owner)
      beside = owner
      col += colSpan
    }
  }
  return cells
}

function mergedInto(
  shape: XmlElement | undefined,
  above: WordCell | undefined,
  beside: WordCell | undefined,
) {
  const vertical = findChild(shape, 'vMerge')
  if (vertical && vertical.attributes.val !== 'restart' && above) return above
  const across = findChild(shape, 'hMerge')
  if (across && across.attributes.val !== 'restart') return beside
  return undefined
}

function listWrapped(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(isElement).flatMap(child => {
    if (child.name === name) return [child]
    return wrappers.has(child.name) ? listWrapped(child, name) : []
  })
}
