import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { PrintedCell, PrintedDocument, PrintedParagraph, PrintedTable } from '../printed.ts'

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const

function runs(p: PrintedParagraph, bold: boolean): ParagraphChild[] {
  if (p.boldLead !== undefined)
    return [
      new TextRun({ text: p.text.slice(0, p.boldLead), bold: true }),
      new TextRun(p.text.slice(p.boldLead)),
    ]
  return [new TextRun({ text: p.text, bold: bold || p.style === 'bold' })]
}

/** Counts the numbered lists, so that one which begins again at 1 is a list of its own. */
type Lists = { instance: number }

function paragraph(p: PrintedParagraph, lists: Lists, bold = false): Paragraph {
  if (p.style === 'title')
    return new Paragraph({ heading: HeadingLevel.TITLE, children: runs(p, false) })
  if (p.style === 'heading')
    return new Paragraph({
      heading: headings[(p.level ?? 1) - 1] ?? HeadingLevel.HEADING_4,
      children: runs(p, false),
    })
  if (p.style !== 'item') return new Paragraph({ children: runs(p, bold) })
  if (p.marker === '•')
    return new Paragraph({
      numbering: { reference: 'bullets', level: (p.level ?? 1) - 1 },
      children: runs(p, bold),
    })
  if (/^\d+\.$/.test(p.marker ?? '')) {
    if (p.marker === '1.') lists.instance += 1
    return new Paragraph({
      numbering: { reference: 'numbers', level: 0, instance: lists.instance },
      children: runs(p, bold),
    })
  }
  return new Paragraph({ children: [new TextRun(`${p.marker ?? ''} `), ...runs(p, bold)] })
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function tableCell(cell: PrintedCell, width: number, lists: Lists): TableCell {
  const content = cell.paragraphs.map(p => paragraph(p, lists, cell.header === true))
  return new TableCell({
    children: content.length > 0 ? content : [new Paragraph('')],
    width: { size: width, type: WidthType.DXA },
    ...(cell.colSpan ? { columnSpan: cell.colSpan } : {}),
    ...(cell.rowSpan ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.fill
      ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: cell.fill.rgb } }
      : {}),
  })
}

function table(t: PrintedTable, lists: Lists, pageWidth: number): Table {
  const total = t.widths.reduce((a, b) => a + b, 0)
  const widths = t.widths.map(w => Math.round((w / total) * pageWidth))
  return new Table({
    columnWidths: widths,
    width: { size: pageWidth, type: WidthType.DXA },
    ...(t.borders
      ? {}
      : {
          borders: {
            top: none,
            bottom: none,
            left: none,
            right: none,
            insideHorizontal: none,
            insideVertical: none,
          },
        }),
    rows: t.rows.map(
      row =>
        new TableRow({
          tableHeader: row.header === true,
          children: row.cells.flatMap((c, i) =>
            c ? [tableCell(c, widths[i] ?? 1000, lists)] : [],
          ),
        }),
    ),
  })
}

function bands(running: string) {
  const page = new Paragraph({
    children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })],
  })
  return {
    headers: { default: new Header({ children: [new Paragraph(running)] }) },
    footers: { default: new Footer({ children: [page] }) },
  }
}

/** The document as a Word file. */
export async function writeDocx(document: PrintedDocument): Promise<Uint8Array> {
  const lists: Lists = { instance: 0 }
  const children = document.parts.map(part => {
    if (part.kind === 'table') return table(part, lists, document.landscape ? 14000 : 9000)
    return part.kind === 'sheet'
      ? new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(part.name)] })
      : paragraph(part.paragraph, lists)
  })
  const levels = (
    format: (typeof LevelFormat)[keyof typeof LevelFormat],
    text: (n: number) => string,
  ) =>
    [0, 1].map(level => ({
      level,
      format,
      text: text(level),
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
    }))
  const file = new Document({
    numbering: {
      config: [
        { reference: 'bullets', levels: levels(LevelFormat.BULLET, () => '•') },
        { reference: 'numbers', levels: levels(LevelFormat.DECIMAL, n => `%${n + 1}.`) },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              orientation: document.landscape
                ? PageOrientation.LANDSCAPE
                : PageOrientation.PORTRAIT,
            },
          },
        },
        ...(document.running === undefined ? {} : bands(document.running)),
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
