import { rebuildTables } from '../flattened/rebuild.ts'
import type {
  Answers,
  Fragment,
  FragmentedDocument,
  PlanField,
  ReadAction,
  Reading,
} from '../reading.ts'
import { accountFor } from './account.ts'
import { answeredFields, applyAnswers } from './answers.ts'
import { type Draft, type DraftAction, place, startDraft } from './draft.ts'
import { type FlowItem, listFlow, type TableItem, type TextItem } from './flow.ts'
import { buildGrid, cellText, filledCells, type Grid } from './grid.ts'
import { poolRows } from './header-pool.ts'
import { findLabelledActions, type LabelledAction } from './labels.ts'
import { readLegendLines, readLegendTable } from './legend.ts'
import { nameLevels } from './level-names.ts'
import { resolveLinks } from './links.ts'
import { readLists } from './lists.ts'
import { readLooseRow } from './loose-rows.ts'
import { isBullet } from './markers.ts'
import { nameParties } from './name-parties.ts'
import { pruneNodes } from './node-tree.ts'
import { askQuestions } from './questions.ts'
import {
  closeSections,
  headingOf,
  isGeneralHeading,
  nodeOfSections,
  openSection,
  type Sections,
  startSections,
} from './sections.ts'
import { nodeOfRow } from './table-nodes.ts'
import {
  closeRow,
  findSegments,
  readTable,
  startTableState,
  type TableState,
} from './table-reader.ts'
import { findTitle } from './title.ts'
import { transposeRecords } from './transpose.ts'

type Walk = {
  draft: Draft
  sections: Sections
  state: TableState
  flow: FlowItem[]
  title: TextItem | undefined
  /** Headings are guessed from plain text or a page's looks, not marked by the file. */
  inferredHeadings: boolean
  /** Actions printed as lists with labelled lines, by where they begin. */
  labelled: Map<number, LabelledAction>
  /** Items before this place are read already. */
  taken: number
}

/**
 * Turns the fragments of a document into a plan: sections, rows, typed values, links, questions and the
 * account of every fragment. Pure: the same fragments and answers give the same reading.
 */
export function assemblePlan(given: FragmentedDocument, answers: Answers = {}): Reading {
  const doc = rebuildTables(given)
  const draft = startDraft()
  const visible = doc.fragments.filter(fragment => !setHiddenAside(draft, fragment))
  const flow = listFlow(visible)
  const { title, item, fragments } = findTitle(doc, flow)
  const walk: Walk = {
    draft,
    sections: startSections(),
    state: startTableState(answeredFields(answers), ['xlsx', 'ods', 'csv'].includes(doc.kind)),
    flow,
    title: item,
    inferredHeadings: doc.kind === 'txt' || (doc.kind === 'pdf' && !hasMarkedHeadings(given)),
    taken: 0,
    labelled: findLabelledActions(flow),
  }
  for (const fragment of fragments) place(draft, fragment, 'plan', 'title')
  walk.state.pool = poolRows(tablesOf(flow))
  readLegendLines(draft, flow)
  walkFlow(walk)
  if (draft.actions.length === 0) readPlainLists(walk)
  pruneNodes(draft)
  nameLevels(draft, flow)
  nameParties(draft)
  resolveLinks(draft)
  draft.questions = askQuestions(draft, walk.state.seen)
  applyAnswers(draft, answers)
  draft.questions = draft.questions.filter(question => !(question.key in answers))
  return finish(doc, draft, title)
}

/** A tagged PDF marks its headings; running titles may stand outside the tags all the same. */
function hasMarkedHeadings(doc: FragmentedDocument): boolean {
  return doc.fragments.some(each => each.kind === 'heading' && each.box === undefined)
}

function tablesOf(flow: FlowItem[]): Grid[] {
  return flow.flatMap(item => (item.kind === 'table' ? [buildGrid(item.fragments)] : []))
}

function setHiddenAside(draft: Draft, fragment: Fragment): boolean {
  if (fragment.hidden !== true && fragment.apart === undefined) return false
  draft.setAside.set(fragment.id, fragment.apart ?? 'in a hidden row, column or sheet')
  return true
}

function walkFlow(walk: Walk) {
  const { draft, state } = walk
  let sheet: string | undefined
  for (const [at, item] of walk.flow.entries()) {
    const here = item.fragments[0]?.sheet
    if (here !== undefined && here !== sheet) {
      sheet = here
      startSheet(walk, here)
    }
    if (at < walk.taken) continue
    if (item.kind === 'table') walkTable(walk, item)
    else if (!takeLabelled(walk, at) && !takeLooseRow(walk, at)) walkText(walk, item, at)
  }
  closeRow(draft, state)
}

/** A sheet is a part of the plan; whether its name becomes a node is decided when all is read. */
function startSheet(walk: Walk, name: string) {
  closeRow(walk.draft, walk.state)
  walk.sections.open.length = 0
  walk.state.columns = []
  if (isGeneralHeading(name)) return
  const { heading, worded } = headingOf(name)
  openSection(walk.sections, { heading, worded, rank: 0, fragments: [] })
}

function walkTable(walk: Walk, item: TableItem) {
  const { draft, sections, state } = walk
  const printed = buildGrid(item.fragments)
  const card = printed.columns === 2 ? transposeRecords(printed) : undefined
  let grid = card ?? printed
  let segments = findSegments(grid, state)
  if (segments.length === 0 && !card) {
    grid = transposeRecords(printed) ?? printed
    if (grid !== printed) segments = findSegments(grid, state)
  }
  if (segments.length > 0) return readTable(draft, sections, grid, segments, state)
  if (readLegendTable(draft, grid)) return
  readHeadingBox(walk, grid)
}

/** A table of one row or one column is often only a box around a heading. */
function readHeadingBox(walk: Walk, grid: Grid) {
  const rows = grid.rows.filter(row => filledCells(row).length > 0)
  for (const row of rows) {
    const cells = filledCells(row)
    const text = cells.map(cellText).join(' ').replace(/\s+/gu, ' ')
    const { heading, worded } = headingOf(text)
    if (!worded || heading.number === null || text.length > 250) continue
    closeRow(walk.draft, walk.state)
    openSection(walk.sections, {
      heading,
      worded,
      rank: 50,
      fragments: cells.map(cell => cell.fragment),
    })
  }
}

function walkText(walk: Walk, item: TextItem, at: number) {
  if (item === walk.title) return
  const { heading, worded } = headingOf(
    item.marker === undefined ? item.text : `${item.marker} ${item.text}`,
  )
  const next = walk.flow[at + 1]
  const caption = next?.kind === 'table' && item.text.length < 150 && !/[.!?]$/u.test(item.text)
  const leading =
    worded &&
    item.text.length < 250 &&
    (item.heading !== undefined ||
      item.bold ||
      caption ||
      (heading.number !== null && !/[.!?]$/u.test(item.text)) ||
      (heading.number !== null && next?.kind === 'table'))
  const captioned = caption && (item.marker === undefined || headsActions(walk, item, next))
  if (!leading && item.heading === undefined && !captioned) return
  walk.state.interrupted = !worded
  if (!worded && isGeneralHeading(item.text)) {
    // It names no part of the plan, but the parts before it end here.
    if (item.heading !== undefined && !walk.inferredHeadings)
      closeSections(walk.sections, item.heading)
    return
  }
  if (!worded && walk.inferredHeadings && next?.kind === 'table' && goesOn(next, walk.state)) return
  if (worded || item.heading !== undefined || !continuesAfter(walk))
    closeRow(walk.draft, walk.state)
  const rank = item.heading ?? (worded ? 20 : 40)
  openSection(walk.sections, { heading, worded, rank, fragments: item.fragments })
  if (worded) walk.state.nodes.current.clear()
}

/** '1. Prevention' right above a table of actions is its heading, though it looks like a list item. */
function headsActions(walk: Walk, item: TextItem, next: TableItem): boolean {
  if (isBullet(item.marker) || item.text.split(' ').length > 12 || /[;:,]$/u.test(item.text))
    return false
  return findSegments(buildGrid(next.fragments), walk.state)[0]?.header !== undefined
}

function takeLabelled(walk: Walk, at: number): boolean {
  const found = walk.labelled.get(at)
  if (!found) return false
  const { draft, sections, state } = walk
  closeRow(draft, state)
  const node = nodeOfSections(draft, sections)
  state.open = { pieces: found.pieces, node, ragColumn: true }
  closeRow(draft, state)
  walk.taken = found.end
  return true
}

function readPlainLists(walk: Walk) {
  const items = walk.flow.filter(
    (item): item is TextItem => item.kind === 'text' && item !== walk.title,
  )
  readLists(walk.draft, items, walk.inferredHeadings)
}

/** Text between two halves of one table can be a row that lost its cells. */
function takeLooseRow(walk: Walk, at: number): boolean {
  const { draft, sections, state, flow } = walk
  if (state.columns.length === 0 || flow[at - 1]?.kind !== 'table') return false
  const end = flow.findIndex((item, index) => index > at && item.kind === 'table')
  const next = flow[end]
  if (next?.kind !== 'table' || !goesOn(next, state)) return false
  const items = flow.slice(at, end).filter(item => item.kind === 'text')
  if (items.some(item => headingOf(item.text).worded)) return false
  const pieces = readLooseRow(items, state.columns, state.alignment)
  if (!pieces) return false
  closeRow(draft, state)
  const { node } = nodeOfRow(draft, sections, state.nodes, { own: new Map(), carried: new Map() })
  state.open = { pieces, node, ragColumn: state.ragColumn }
  closeRow(draft, state)
  walk.taken = end
  return true
}

function goesOn(item: TableItem, state: TableState): boolean {
  const [first] = findSegments(buildGrid(item.fragments), state)
  return first !== undefined && first.header === undefined
}

function continuesAfter(walk: Walk): boolean {
  return walk.state.open !== undefined
}

function finish(doc: FragmentedDocument, draft: Draft, title: string): Reading {
  const account = accountFor(draft, doc.fragments)
  return {
    document: {
      name: doc.name,
      kind: doc.kind,
      fragments: doc.fragments.length,
      placed: account.placed,
      setAside: account.setAside.length,
      unread: account.unread,
    },
    plan: { title, nodes: draft.nodes, actions: draft.actions.map(bareAction) },
    questions: draft.questions,
    fragments: doc.fragments,
    placements: draft.placements,
    setAside: account.setAside,
    layout: draft.layout,
    legend: draft.legend,
  }
}

function bareAction({ pieces: _, row: __, ...action }: DraftAction): ReadAction {
  return action
}

export type { PlanField }
