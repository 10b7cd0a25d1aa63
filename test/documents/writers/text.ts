import type { PrintedCell, PrintedDocument, PrintedParagraph, PrintedTable } from '../printed.ts'
import { cellLines } from './rows.ts'

function tabCell(cell: PrintedCell | null): string {
  if (!cell || cell.paragraphs.length === 0) return ''
  const [only, second] = cell.paragraphs
  if (only && !second && only.style !== 'item') return only.text
  const out: string[] = []
  let items: string[] = []
  const flush = () => {
    if (items.length > 0) out.push(`<ul> ${items.join(' ')} </ul>`)
    items = []
  }
  for (const p of cell.paragraphs) {
    if (p.style === 'item') items.push(`<li>• ${p.text}</li>`)
    else {
      flush()
      out.push(`<p>${p.text}</p>`)
    }
  }
  flush()
  return out.join(' ')
}

function tabTable(table: PrintedTable): string[] {
  return [...table.rows.map(r => r.cells.map(tabCell).join('\t')), '']
}

function plainLine(p: PrintedParagraph): string {
  return p.style === 'item' ? `${p.marker ?? ''} ${p.text}` : p.text
}

/** Plain text with tab-separated tables; several paragraphs of a cell are in HTML marks. */
export function writeTabbedText(document: PrintedDocument): string {
  return document.parts
    .flatMap(part => {
      if (part.kind === 'table') return tabTable(part)
      if (part.kind === 'sheet') return [part.name, '']
      return [plainLine(part.paragraph), '']
    })
    .join('\n')
}

function markdownCell(cell: PrintedCell | null): string {
  if (!cell) return ''
  const bold = cell.paragraphs.length === 1 && cell.paragraphs[0]?.style === 'bold' && !cell.header
  const text = cellLines(cell).join('<br>').replaceAll('|', '\\|')
  return bold ? `**${text}**` : text
}

function markdownTable(table: PrintedTable): string[] {
  const lines = table.rows.map(r => `| ${r.cells.map(markdownCell).join(' | ')} |`)
  const rule = `|${table.widths.map(() => ' --- ').join('|')}|`
  return ['', ...lines.slice(0, 1), rule, ...lines.slice(1), '']
}

function markdownParagraph(p: PrintedParagraph, after: boolean): string[] {
  if (p.style === 'title') return [`# ${p.text}`, '']
  if (p.style === 'heading') return [`${'#'.repeat((p.level ?? 1) + 1)} ${p.text}`, '']
  if (p.style === 'bold') return [`**${p.text}**`, '']
  if (p.style === 'item') {
    const mark = p.marker === '•' ? '-' : (p.marker ?? '-')
    return [`${'  '.repeat((p.level ?? 1) - 1)}${mark} ${p.text}`, ...(after ? [] : [''])]
  }
  if (p.boldLead !== undefined)
    return [`**${p.text.slice(0, p.boldLead)}**${p.text.slice(p.boldLead)}`, '']
  return [p.text, '']
}

/** Markdown with pipe tables. */
export function writeMarkdown(document: PrintedDocument): string {
  return document.parts
    .flatMap((part, i) => {
      if (part.kind === 'table') return markdownTable(part)
      if (part.kind === 'sheet') return [`## ${part.name}`, '']
      const next = document.parts[i + 1]
      return markdownParagraph(
        part.paragraph,
        next?.kind === 'paragraph' && next.paragraph.style === 'item',
      )
    })
    .join('\n')
}
