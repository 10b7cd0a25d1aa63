import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractFragments } from '../../src/contexts/plan/reading/fragments/extract.ts'
import { layOut, layouts } from './layouts.ts'
import type { PrintedDocument, PrintedFormat } from './printed.ts'
import { normal } from './score.ts'
import { writeDocument } from './write-document.ts'

/** List marks are letters in some formats and drawn in others. */
function withoutMarks(text: string): string {
  return normal(text.replaceAll('• ', '').replace(/^\d+\.(\d+)? /, ''))
}

/** Every cell and paragraph of a document as it is printed, without list marks. */
function printedTexts(document: PrintedDocument): string[] {
  const texts = document.parts.flatMap(part => {
    if (part.kind === 'sheet') return []
    if (part.kind === 'paragraph') return [part.paragraph.text]
    return part.rows.flatMap(r =>
      r.cells.flatMap(c => (c ? [c.paragraphs.map(p => p.text).join(' ')] : [])),
    )
  })
  return texts.map(withoutMarks).filter(t => t !== '')
}

const wordFormats: PrintedFormat[] = ['docx', 'xlsx', 'ods', 'csv', 'csv-1252', 'html', 'html-site']

for (const format of wordFormats) {
  test(`every cell and paragraph of a document comes out of ${format} once, in order`, async () => {
    for (const layout of Object.keys(layouts)) {
      const plan = layOut(layout, 4)
      if (!plan.formats.includes(format)) continue
      const { bytes, extension } = await writeDocument(plan.document, format)
      const { fragments } = await extractFragments(bytes, `plan.${extension}`)
      const found = fragments.map(f => withoutMarks(f.blocks.map(b => b.text).join(' ') || f.text))
      const missing = printedTexts(plan.document).filter(t => !found.includes(t))
      assert.deepEqual(missing, [], `${layout} as ${format}`)
    }
  })
}
