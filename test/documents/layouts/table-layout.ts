import type { ReadAction } from '../../../src/contexts/plan/reading/reading.ts'
import type { InventedAction, InventedPlan } from '../invented-plans.ts'
import {
  asPart,
  body,
  bold,
  formats,
  headerCell,
  heading,
  type LaidOutPlan,
  type PrintedCell,
  type PrintedFormat,
  type PrintedPart,
  type PrintedTable,
  textCell,
} from '../printed.ts'
import type { Random } from '../random.ts'
import { ragPrinter } from './rag-cells.ts'
import { splitRowsOverPages } from './split-rows.ts'
import { type CellBook, printedCell, sectionRow } from './table-cells.ts'
import { type PlanRow, planRows } from './table-rows.ts'
import type { ColumnField, StyleColumn, TableStyle } from './table-style.ts'
import { openTruth, type TruthBook } from './truth.ts'

type Rows = PrintedTable['rows']

const widths: Record<ColumnField, number> = {
  priority: 14,
  ambition: 16,
  'ambition-number': 4,
  number: 5,
  action: 28,
  timescale: 11,
  start: 9,
  end: 9,
  leads: 15,
  others: 16,
  'leads-and-others': 18,
  measure: 20,
  rag: 9,
  situation: 34,
  desirable: 11,
  achievable: 11,
  nextSteps: 24,
  notes: 22,
  links: 11,
  extra: 9,
}

const letter = (n: number) => String.fromCharCode(64 + n)

function singular(label: string): string {
  const word = label.replace(/\(s\)/, '').split(' ').at(-1) ?? label
  const bare = word.endsWith('s') ? word.slice(0, -1) : word
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

/** Names of the top level: as printed, and as they must be read. */
function priorityNames(plan: InventedPlan, style: TableStyle) {
  const inColumn = style.columns.find(c => c.field === 'priority')
  const number = (p: number) =>
    style.priorityNumbers === 'none'
      ? null
      : style.priorityNumbers === 'A'
        ? letter(p + 1)
        : String(p + 1)
  const word = style.priorityWord
  const printed = (p: number) => {
    const title = plan.priorities[p]?.title ?? ''
    const n = number(p)
    if (n === null) return title
    return word === '' ? `${n}. ${title}` : `${word} ${n}${style.separator}${title}`
  }
  const level = inColumn
    ? singular(inColumn.label)
    : word === '' || style.priorityNumbers === 'none'
      ? 'Section'
      : word
  const columnWord = word === '' || style.priorityNumbers === 'none' ? level : word
  return {
    printed,
    number,
    level: inColumn ? columnWord : level,
    linkText: (p: number) => (word === '' ? '' : `${word} ${number(p) ?? ''}`.trim()),
  }
}

/** Lays a plan out as a table, or one table for each part of it, and says what must be read from it. */
export function layOutTable(
  name: string,
  random: Random,
  plan: InventedPlan,
  style: TableStyle,
): LaidOutPlan {
  const columns = style.shuffled ? random.shuffle(style.columns) : style.columns
  if (columns.some(c => c.field === 'start')) giveStartAndEnd(random, plan)
  if (style.priorityAs === 'plain-sheet') fitSheetNames(plan)
  const rows = planRows(random, plan, style)
  const rag = ragPrinter(random, style.rag)
  const names = priorityNames(plan, style)
  const ambitionColumn = columns.find(c => c.field === 'ambition')
  const ambitionLevel = ambitionColumn ? singular(ambitionColumn.label) : style.ambitionWord
  const has = (field: ColumnField) => columns.some(c => c.field === field)
  const book: CellBook = {
    style,
    rag,
    priority: names.printed,
    linkTo: names.linkText,
    ambition: row => plan.priorities[row.priority]?.ambitions[row.ambition]?.title ?? '',
    ambitionNumber: row => String(row.ambition + 1),
    ambitionMeasure: row => plan.priorities[row.priority]?.ambitions[row.ambition]?.measure ?? '',
    extra: () => random.pick(['Existing staff', '£20,000', '£5k', 'Grant', '']),
  }
  const truth = openTruth(plan)
  const parts = opening(random, plan, style)
  if (style.legend !== 'none') parts.push(...rag.legend(style.legend))
  const priorityIds: string[] = []
  const ambitionIds = new Map<string, string>()
  const note = (row: PlanRow) =>
    record(truth, plan, style, columns, row, {
      names,
      ambitionLevel,
      priorityIds,
      ambitionIds,
      printedAmbition: style.ambitionAs !== 'none',
    })

  let table: Rows = []
  const fill = random.pick(['BFBFBF', 'D9E2F3', 'E7E6E6', 'DDEBF7'])
  const close = (withHeader: boolean) => {
    if (table.length === 0) return
    parts.push(finishTable(random, plan, style, columns, table, withHeader))
    table = []
  }
  for (const row of rows) {
    if (
      row.firstOfPriority &&
      ['heading', 'bold-line', 'sheet', 'plain-sheet'].includes(style.priorityAs)
    ) {
      close(true)
      parts.push(
        ...priorityHeading(
          style,
          names.printed(row.priority),
          plan,
          row.priority,
          names.number(row.priority),
        ),
      )
    }
    if (row.firstOfPriority && style.priorityAs === 'span-row')
      table.push(sectionRow(names.printed(row.priority), columns.length, fill))
    if (row.firstOfAmbition && style.ambitionAs === 'heading') {
      close(true)
      parts.push(
        asPart(
          heading(
            `${style.ambitionWord} ${row.priority + 1}.${row.ambition + 1}: ${book.ambition(row)}`,
            3,
          ),
        ),
      )
    }
    if (row.firstOfAmbition && style.ambitionAs === 'span-row') {
      table.push(
        sectionRow(
          `${style.ambitionWord} ${row.priority + 1}.${row.ambition + 1}: ${book.ambition(row)}`,
          columns.length,
          'F2F2F2',
        ),
      )
    }
    table.push({
      cells: columns.map(c => printedCell(book, c.field, row)),
      ...(row.hidden ? { hidden: true } : {}),
    })
    note(row)
  }
  if (style.totals) table.push(totalsRow(columns, rows.length))
  close(true)
  const title = titleOf(plan, style)
  return {
    layout: name,
    document: { parts, landscape: columns.length > 5 },
    truth: truth.finish(title, {
      notes: has('notes'),
      priorities: p => (has('links') && names.linkText(p) !== '' ? (priorityIds[p] ?? null) : null),
    }),
    formats: formatsFor(style),
    ragIsColour: has('rag') && rag.isColour,
  }
}

/** Where only sheet names and tables are printed, the document has no title: '' is not scored. */
function titleOf(plan: InventedPlan, style: TableStyle): string {
  return style.priorityAs === 'plain-sheet' ? '' : plan.title
}

/** A sheet's name holds 31 characters at most. */
function fitSheetNames(plan: InventedPlan): void {
  for (const priority of plan.priorities) priority.title = priority.title.slice(0, 31).trim()
}

function opening(random: Random, plan: InventedPlan, style: TableStyle): PrintedPart[] {
  if (style.titleRow || style.priorityAs === 'sheet' || style.priorityAs === 'plain-sheet')
    return []
  const parts: PrintedPart[] = [asPart({ style: 'title', text: plan.title })]
  if (random.chance(0.4))
    parts.push(
      asPart(
        body(`Updated: ${random.pick(['March', 'June', 'November'])} ${random.int(2023, 2026)}`),
      ),
    )
  if (random.chance(0.4)) parts.push(...plan.narrative.slice(0, 2).map(t => asPart(body(t))))
  return parts
}

function priorityHeading(
  style: TableStyle,
  text: string,
  plan: InventedPlan,
  position: number,
  number: string | null,
): PrintedPart[] {
  switch (style.priorityAs) {
    case 'sheet':
      return [
        {
          kind: 'sheet',
          name:
            number === null
              ? `Sheet${position + 1}`
              : `${style.priorityWord || 'Priority'} ${number}`,
        },
        asPart({ style: 'title', text: plan.title }),
        asPart(bold(text)),
      ]
    case 'plain-sheet':
      return [{ kind: 'sheet', name: text.replaceAll(/[:\\/?*[\]]/g, '').slice(0, 31) }]
    case 'bold-line':
      return [asPart(bold(text))]
    default:
      return [asPart(heading(text, 2))]
  }
}

function headerRows(style: TableStyle, columns: StyleColumn[]): Rows {
  const fill = style.headerFill ? { fill: { rgb: style.headerFill } } : {}
  const cell = (label: string, more: Partial<PrintedCell> = {}) =>
    headerCell(label, { ...fill, ...more })
  const mark = style.markedHeader ? { header: true } : {}
  const lead = columns.findIndex(
    (c, i) => c.field === 'leads' && columns[i + 1]?.field === 'others',
  )
  if (!style.twoRowHeader || lead < 0) return [{ cells: columns.map(c => cell(c.label)), ...mark }]
  return [
    {
      cells: columns.map((c, i) =>
        i === lead
          ? cell('Responsibility', { colSpan: 2 })
          : i === lead + 1
            ? null
            : cell(c.label, { rowSpan: 2 }),
      ),
      ...mark,
    },
    {
      cells: columns.map((c, i) => (i === lead || i === lead + 1 ? cell(c.label) : null)),
      ...mark,
    },
  ]
}

function finishTable(
  random: Random,
  plan: InventedPlan,
  style: TableStyle,
  columns: StyleColumn[],
  body: Rows,
  withHeader: boolean,
): PrintedTable {
  const header = withHeader ? headerRows(style, columns) : []
  let rows = body
  if (style.splitRows) rows = splitRowsOverPages(random, rows)
  if (style.zebra)
    rows = rows.map((row, i) =>
      i % 2 === 1
        ? {
            ...row,
            cells: row.cells.map(c =>
              c && !c.fill && c.colSpan === undefined ? { ...c, fill: { rgb: 'EAF1F8' } } : c,
            ),
          }
        : row,
    )
  if (
    style.repeatedHeader &&
    rows.length > 5 &&
    rows.every(r => r.cells.every(c => (c?.rowSpan ?? 1) === 1))
  ) {
    const middle = Math.floor(rows.length / 2)
    rows = [...rows.slice(0, middle), ...header, ...rows.slice(middle)]
  }
  const titled: Rows = style.titleRow
    ? [sectionRow(plan.title, columns.length, 'FFFFFF'), ...header]
    : header
  const all = [...titled, ...rows]
  const withHidden = style.hiddenColumn ? addHiddenColumn(random, all, titled.length) : all
  return {
    kind: 'table',
    widths: [...columns.map(c => widths[c.field]), ...(style.hiddenColumn ? [12] : [])],
    rows: withHidden,
    borders: style.borders,
    hiddenColumns: style.hiddenColumn ? [columns.length] : [],
  }
}

function addHiddenColumn(random: Random, rows: Rows, headers: number): Rows {
  return rows.map((row, i) => {
    const text =
      i === headers - 1
        ? 'Internal comments'
        : i < headers
          ? ''
          : random.pick(['Chase HB', 'Not for publication', 'Check the figures with finance', ''])
    return { ...row, cells: [...row.cells, textCell(text)] }
  })
}

function totalsRow(columns: StyleColumn[], count: number): Rows[number] {
  const at = Math.max(
    0,
    columns.findIndex(c => c.field === 'action'),
  )
  return {
    cells: columns.map((_, i) =>
      i === 0 && at !== 0
        ? textCell('Total')
        : i === at
          ? textCell(at === 0 ? `Total actions: ${count}` : `${count} actions`)
          : textCell(''),
    ),
  }
}

function formatsFor(style: TableStyle): readonly PrintedFormat[] {
  if (
    style.hiddenColumn ||
    style.hiddenRows ||
    style.priorityAs === 'sheet' ||
    style.priorityAs === 'plain-sheet'
  )
    return ['xlsx', 'ods']
  // Windows-1252 has no coloured circles.
  return style.rag === 'symbol' ? formats.filter(f => f !== 'csv-1252') : formats
}

type NodeBook = {
  names: ReturnType<typeof priorityNames>
  ambitionLevel: string
  priorityIds: string[]
  ambitionIds: Map<string, string>
  printedAmbition: boolean
}

function record(
  truth: TruthBook,
  plan: InventedPlan,
  style: TableStyle,
  columns: StyleColumn[],
  row: PlanRow,
  nodes: NodeBook,
): void {
  const priority = plan.priorities[row.priority]
  const ambition = priority?.ambitions[row.ambition]
  if (!priority || !ambition) return
  let node: string | null = null
  if (style.priorityAs !== 'none') {
    node =
      nodes.priorityIds[row.priority] ??
      truth.node(null, nodes.names.level, nodes.names.number(row.priority), priority.title)
    nodes.priorityIds[row.priority] = node
  }
  if (nodes.printedAmbition) {
    const key = `${row.priority}.${row.ambition}`
    const known = nodes.ambitionIds.get(key)
    const number = columns.some(c => c.field === 'ambition-number')
      ? String(row.ambition + 1)
      : style.ambitionAs === 'span-row' || style.ambitionAs === 'heading'
        ? `${row.priority + 1}.${row.ambition + 1}`
        : null
    node = known ?? truth.node(node, nodes.ambitionLevel, number, ambition.title)
    nodes.ambitionIds.set(key, node)
    if (!known && style.measureOn === 'ambition' && columns.some(c => c.field === 'measure'))
      truth.measure(node, ambition.measure)
  }
  if (row.hidden) return
  row.actions.forEach((action, i) => {
    truth.action(node, action, printedFields(style, columns, row, action, i))
  })
}

function printedFields(
  style: TableStyle,
  columns: StyleColumn[],
  row: PlanRow,
  action: InventedAction,
  position: number,
): Partial<ReadAction> {
  const has = (field: ColumnField) => columns.some(c => c.field === field)
  const first = row.actions[0] ?? action
  const due = row.dues.length > 1 ? row.dues[position] : row.dues[0]
  const out: Partial<ReadAction> = { text: action.text, points: action.points }
  if (has('number')) out.number = row.number
  if ((has('timescale') || has('start')) && due)
    out.timescale = { raw: due.raw, kind: due.kind, from: due.from, to: due.to, every: due.every }
  if (has('leads') || has('leads-and-others')) out.leads = first.leads
  if (has('others') || has('leads-and-others')) out.others = first.others
  if (has('measure') && style.measureOn === 'action') out.measure = first.measure
  if (has('rag')) out.rag = first.rag
  if (has('situation')) out.situation = first.situation
  if (has('desirable')) out.desirable = first.desirable?.value ?? null
  if (has('achievable')) out.achievable = first.achievable?.value ?? null
  if (has('nextSteps')) out.nextSteps = first.nextSteps
  if (has('notes')) out.notes = first.notes
  return out
}

function giveStartAndEnd(random: Random, plan: InventedPlan): void {
  const months = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ]
  const pad = (n: number) => String(n).padStart(2, '0')
  for (const priority of plan.priorities) {
    for (const action of priority.ambitions.flatMap(a => a.actions)) {
      const [m, n] = [random.int(1, 12), random.int(1, 12)]
      const year = random.int(2024, 2026)
      const [from, to] = [`${year}-${pad(m)}`, `${year + 1}-${pad(n)}`]
      action.due = {
        raw: `${months[m - 1]}-${pad(year % 100)} – ${months[n - 1]}-${pad((year + 1) % 100)}`,
        kind: 'range',
        from,
        to,
        every: null,
      }
    }
  }
}
