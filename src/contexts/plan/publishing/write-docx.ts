import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { formatDay } from '../../../design-system/index.ts'
import { type PrintedCell, type PrintedSection, printTables } from './printed-tables.ts'
import { rags } from './rag-words.ts'
import type { Snapshot } from './snapshot.ts'

const pageWidth = 15_400
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

/**
 * The publication as a Word file: landscape A4, header rows repeated on every page, rows that may break, the colour as fill
 * and as word. Made only from the snapshot, so the same publication always has the same words.
 */
export async function writeDocx(snapshot: Snapshot): Promise<Uint8Array> {
  const document = new Document({
    title: snapshot.title,
    creator: snapshot.partnership,
    styles: { default: { document: { run: { font: 'Arial', size: 20 } } } },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 284, hanging: 284 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: 720, bottom: 720, left: 720, right: 720 },
          },
        },
        children: [...opening(snapshot), ...printTables(snapshot).flatMap(printSection)],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function opening(snapshot: Snapshot): Paragraph[] {
  return [
    new Paragraph({ text: snapshot.title, heading: HeadingLevel.TITLE }),
    new Paragraph({
      text: `${snapshot.partnership}. As it stood on ${formatDay(snapshot.asAt)}.`,
      spacing: { after: 200 },
    }),
    ...snapshot.legend.map(
      ({ rag, text }) =>
        new Paragraph({
          spacing: { after: 80 },
          children: [new TextRun({ text: rags[rag].word, bold: true }), new TextRun(` – ${text}`)],
        }),
    ),
  ]
}

function printSection(section: PrintedSection): (Paragraph | Table)[] {
  const heading = section.heading
    ? [
        new Paragraph({
          text: section.heading,
          heading: headings[Math.min(section.level, headings.length) - 1] ?? HeadingLevel.HEADING_3,
          keepNext: true,
          spacing: { before: 240, after: 120 },
        }),
      ]
    : []
  if (section.rows.length === 0) return heading
  const widths = widthsOf(section)
  const header = new TableRow({
    tableHeader: true,
    children: section.columns.map(
      ({ label }, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          shading: { type: ShadingType.CLEAR, fill: 'D9D9D9', color: 'auto' },
          children: [new Paragraph({ children: [new TextRun({ text: label, bold: true })] })],
        }),
    ),
  })
  const rows = section.rows.map(
    row =>
      new TableRow({
        cantSplit: false,
        children: row.map((cell, index) => printCell(cell, widths[index] ?? 0)),
      }),
  )
  return [
    ...heading,
    new Table({
      columnWidths: widths,
      width: { size: pageWidth, type: WidthType.DXA },
      rows: [header, ...rows],
    }),
  ]
}

function printCell(cell: PrintedCell | null, width: number): TableCell {
  const size = { size: width, type: WidthType.DXA }
  if (cell === null)
    return new TableCell({
      width: size,
      verticalMerge: VerticalMergeType.CONTINUE,
      children: [new Paragraph('')],
    })
  return new TableCell({
    width: size,
    ...(cell.rowSpan > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}),
    ...(cell.fill
      ? { shading: { type: ShadingType.CLEAR, fill: rags[cell.fill].fill, color: 'auto' } }
      : {}),
    children:
      cell.paragraphs.length === 0
        ? [new Paragraph('')]
        : cell.paragraphs.map(
            ({ text, bullet }) =>
              new Paragraph({
                text,
                spacing: { after: 60 },
                ...(bullet ? { numbering: { reference: 'points', level: 0 } } : {}),
              }),
          ),
  })
}

/** Columns as wide as what stands in them asks for, within reason. */
function widthsOf({ columns, rows }: PrintedSection): number[] {
  const wishes = columns.map(({ label }, index) => {
    const longest = Math.max(
      ...rows.map(
        row => row[index]?.paragraphs.reduce((sum, { text }) => sum + text.length, 0) ?? 0,
      ),
    )
    return Math.min(Math.max(longest, label.length * 2, 14), 260) ** 0.6
  })
  const all = wishes.reduce((sum, wish) => sum + wish, 0)
  return wishes.map(wish => Math.floor((wish / all) * pageWidth))
}
