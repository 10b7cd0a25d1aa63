import type { Fragment, FragmentedDocument } from '../reading.ts'
import type { FlowItem, TextItem } from './flow.ts'
import { readLevelHeading } from './level.ts'
import { isDullHeading } from './sections.ts'
import { squash } from './words.ts'

/** The title and what it was read from; nothing when it is the file's name or own title. */
export type Title = { title: string; item: TextItem | undefined; fragments: Fragment[] }

/**
 * The document's first title-like heading, else its first line where headings are only guessed, else a
 * later heading that names a plan and its year, else the title block of the first table, the file's own
 * title or the file's name.
 */
export function findTitle(doc: FragmentedDocument, flow: FlowItem[]): Title {
  const texts = flow.filter((item): item is TextItem => item.kind === 'text')
  const firstTable = flow.findIndex(item => item.kind === 'table')
  const start = flow
    .slice(0, firstTable < 0 ? 12 : Math.min(12, firstTable))
    .filter((item): item is TextItem => item.kind === 'text')
  const marked = start.find(item => item.heading !== undefined && isTitle(item.text))
  const guessed = doc.kind === 'txt' || doc.kind === 'pdf'
  const early = start.slice(0, 3).find(item => isEarlyTitle(item, flow, start))
  const best = guessed
    ? (early ?? texts.find(namesPlan) ?? marked)
    : (marked ?? early ?? texts.find(namesPlan))
  const stated = findStatedTitle(flow)
  if (stated && !(best && namesPlan(best)))
    return { title: squash(stated.text), item: undefined, fragments: [stated] }
  if (best) return { title: joinTitle(flow, best), item: best, fragments: best.fragments }
  const above = findTitleRow(flow)
  if (above) return { title: squash(above.text), item: undefined, fragments: [above] }
  const own = squash(doc.title ?? '')
  const name = squash(doc.name.replace(/^.*[\\/]/u, '').replace(/\.[a-z0-9]{2,5}$/iu, ''))
  return { title: own === '' ? name : own, item: undefined, fragments: [] }
}

/** The cover sheet of a meeting paper says it outright: 'Report title' beside the title. */
function findStatedTitle(flow: FlowItem[]): Fragment | undefined {
  const table = flow.slice(0, 4).find(item => item.kind === 'table')
  if (table?.kind !== 'table') return undefined
  const label = table.fragments.find(
    each =>
      each.col === 1 &&
      /^(report |document |paper )?title( of (the )?(report|document|paper))?:?$/iu.test(
        squash(each.text),
      ),
  )
  const value = table.fragments.find(each => label && each.row === label.row && each.col === 2)
  return value && isTitle(squash(value.text)) ? value : undefined
}

/** A sheet or table often begins with its title: one cell alone in its row, before the column names. */
function findTitleRow(flow: FlowItem[]): Fragment | undefined {
  const [first] = flow
  if (first?.kind !== 'table') return undefined
  const filled = first.fragments.filter(fragment => fragment.text.trim() !== '')
  const top = filled[0]
  if (!top || filled.some(other => other !== top && other.row === top.row)) return undefined
  return isTitle(squash(top.text)) && filled.length > 1 ? top : undefined
}

function isEarlyTitle(item: TextItem, flow: FlowItem[], start: TextItem[]): boolean {
  if (!isTitle(item.text) || flow.indexOf(item) > 3 || item.marker !== undefined) return false
  if (item.text.length > 150 || (/[.!?]$/u.test(item.text) && item.text.split(' ').length > 14))
    return false
  return (
    item.bold ||
    item === start[0] ||
    /\b(strategy|plan|update|programme|review)\b/iu.test(item.text)
  )
}

function namesPlan(item: TextItem): boolean {
  return (
    item.heading !== undefined &&
    isTitle(item.text) &&
    /\b(strategy|plan|update)\b/iu.test(item.text) &&
    /\b20\d\d\b/u.test(item.text)
  )
}

function isTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 200 &&
    readLevelHeading(text) === undefined &&
    !isDullHeading(text) &&
    /\p{L}{3}/u.test(text)
  )
}

/** A title set over consecutive lines of the same kind is one title. */
function joinTitle(flow: FlowItem[], item: TextItem): string {
  const next = flow[flow.indexOf(item) + 1]
  const whole = /\b(strategy|plan)\b/iu.test(item.text) && /\b20\d\d\b/u.test(item.text)
  const years = /\d[–—-]$/u.test(item.text) && next?.kind === 'text' && /^\d/u.test(next.text)
  const goesOn =
    next?.kind === 'text' &&
    next.heading === item.heading &&
    next.bold === item.bold &&
    (item.bold || item.heading !== undefined) &&
    next.text.length < 80 &&
    item.text.length < 120 &&
    (years ||
      ((!whole || next.text.split(' ').length <= 4) &&
        isTitle(next.text) &&
        /\b(plan|strategy|update|20\d\d)\b/iu.test(next.text))) &&
    (item.heading === undefined || item.heading === 1)
  return goesOn && next.kind === 'text'
    ? squash(`${item.text}${years ? '' : ' '}${next.text}`)
    : item.text
}
