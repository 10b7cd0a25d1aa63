import type { PrintedCell, PrintedDocument, PrintedParagraph, PrintedTable } from '../printed.ts'
import { escapeMarkup } from './escape.ts'

const style = `
body { font: 10pt/1.3 "DejaVu Sans", Arial, sans-serif }
table { border-collapse: collapse; width: 100%; margin: 8pt 0 }
td, th { text-align: left; vertical-align: top; padding: 3pt }
table.lined td, table.lined th { border: 1px solid #444 }
td p, th p { margin: 0 0 4pt } ul, ol { margin: 0 0 4pt; padding-left: 14pt }
`

function inline(p: PrintedParagraph): string {
  if (p.style === 'bold') return `<strong>${escapeMarkup(p.text)}</strong>`
  if (p.boldLead === undefined) return escapeMarkup(p.text)
  return `<strong>${escapeMarkup(p.text.slice(0, p.boldLead))}</strong>${escapeMarkup(p.text.slice(p.boldLead))}`
}

function isCounted(p: PrintedParagraph | undefined): boolean {
  return p?.style === 'item' && /^\d+\.$/.test(p.marker ?? '')
}

function isBullet(p: PrintedParagraph | undefined): boolean {
  return p?.style === 'item' && p.marker === '•'
}

function paragraphs(list: PrintedParagraph[], inCell: boolean): string {
  const out: string[] = []
  for (let i = 0; i < list.length; i++) {
    const p = list[i]
    if (!p) continue
    const kind = isCounted(p) ? isCounted : isBullet(p) ? isBullet : undefined
    if (kind) {
      const items: string[] = []
      const start = Number.parseInt(p.marker ?? '1', 10)
      for (let next = list[i]; next && kind(next); next = list[i]) {
        items.push(`<li>${inline(next)}</li>`)
        i += 1
      }
      i -= 1
      out.push(
        kind === isBullet
          ? `<ul>${items.join('')}</ul>`
          : `<ol start="${start}">${items.join('\n')}</ol>`,
      )
    } else out.push(single(p, inCell && list.length === 1))
  }
  return out.join('\n')
}

function single(p: PrintedParagraph, bare: boolean): string {
  if (p.style === 'title') return `<h1>${inline(p)}</h1>`
  if (p.style === 'heading') return `<h${(p.level ?? 1) + 1}>${inline(p)}</h${(p.level ?? 1) + 1}>`
  if (p.style === 'item') return `<p>${escapeMarkup(p.marker ?? '')} ${inline(p)}</p>`
  return bare ? inline(p) : `<p>${inline(p)}</p>`
}

function cell(c: PrintedCell, marked: boolean): string {
  const name = c.header && marked ? 'th' : 'td'
  const span = `${c.colSpan ? ` colspan="${c.colSpan}"` : ''}${c.rowSpan ? ` rowspan="${c.rowSpan}"` : ''}`
  const light = c.fill && /^[0-3]/.test(c.fill.rgb) ? ';color:#fff' : ''
  const fill = c.fill ? ` style="background-color:#${c.fill.rgb}${c.header ? light : ''}"` : ''
  return `<${name}${span}${fill}>${paragraphs(c.paragraphs, true)}</${name}>`
}

function table(t: PrintedTable): string {
  const total = t.widths.reduce((a, b) => a + b, 0)
  const cols = t.widths.map(w => `<col style="width:${((100 * w) / total).toFixed(1)}%">`).join('')
  const row = (r: PrintedTable['rows'][number]) =>
    `<tr>${r.cells.map(c => (c ? cell(c, r.header === true) : '')).join('')}</tr>`
  const heads: string[] = []
  let at = 0
  while (t.rows[at]?.header) {
    heads.push(row(t.rows[at] as PrintedTable['rows'][number]))
    at += 1
  }
  const head = heads.length > 0 ? `<thead>${heads.join('')}</thead>` : ''
  return `<table${t.borders ? ' class="lined"' : ''}><colgroup>${cols}</colgroup>${head}<tbody>${t.rows.slice(at).map(row).join('\n')}</tbody></table>`
}

/** The document as a web page, which is also what the PDFs are printed from. */
export function writeHtml(document: PrintedDocument): string {
  const out: string[] = []
  let run: PrintedParagraph[] = []
  const flush = () => {
    if (run.length > 0) out.push(paragraphs(run, false))
    run = []
  }
  for (const part of document.parts) {
    if (part.kind === 'paragraph') run.push(part.paragraph)
    else {
      flush()
      out.push(part.kind === 'table' ? table(part) : `<h2>${escapeMarkup(part.name)}</h2>`)
    }
  }
  flush()
  const title = document.parts.find(p => p.kind === 'paragraph' && p.paragraph.style === 'title')
  const name = title?.kind === 'paragraph' ? title.paragraph.text : 'Document'
  const page = document.landscape
    ? '@page { size: A4 landscape; margin: 15mm }'
    : '@page { size: A4; margin: 20mm }'
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeMarkup(name)}</title><style>${style}${page}</style></head>\n<body>\n${out.join('\n')}\n</body></html>\n`
}

/** Colours as classes of a style sheet, as a content system writes them, not in each cell. */
function coloursAsClasses(html: string): { html: string; rules: string } {
  const rules = new Map<string, string>()
  const out = html.replaceAll(
    / style="(background-color:#([0-9A-F]{6})[^"]*)"/g,
    (_, rule: string, rgb: string) => {
      rules.set(`fill-${rgb.toLowerCase()}`, rule)
      return ` class="fill-${rgb.toLowerCase()}"`
    },
  )
  return { html: out, rules: [...rules].map(([name, rule]) => `.${name} { ${rule} }`).join('\n') }
}

/** The document as a page of a council's site: menus, a banner, a script and a footer around it. */
export function writeSitePage(document: PrintedDocument): string {
  const inner = /<body>([\s\S]*)<\/body>/.exec(writeHtml(document))?.[1] ?? ''
  const title = /<title>([^<]*)<\/title>/.exec(writeHtml(document))?.[1] ?? ''
  const { html, rules } = coloursAsClasses(inner)
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="UTF-8">
<title>${title}</title>
<style>${rules}</style>
<script>window.tracking = { page: "housing" }; document.title = "Not this";</script>
</head>
<body class="page">
<div class="cookies" hidden><p>We use cookies on this site.</p></div>
<header><a href="#main">Skip to main content</a><nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/housing">Housing</a></li></ul></nav></header>
<main id="main"><div class="content">${html}</div></main>
<footer><ul><li><a href="/privacy">Privacy</a></li><li><a href="/access">Accessibility</a></li></ul><p>The council 2026</p></footer>
</body>
</html>
`
}
