import type { Fragment, FragmentedDocument } from '../reading.ts'
import type { FlowItem, TextItem } from './flow.ts'
import { readLevelHeading } from './level.ts'
import { squash } from './words.ts'

/** The title and what it was read from; nothing when it is the file's name or own title. */
export type Title = { title: string; item: TextItem | undefined; fragments: Fragment[] }

/** The document's first title-like heading, else the file's own title, else its name without extension. */
export function findTitle(doc: FragmentedDocument, flow: FlowItem[]): Title {
  const start = flow.slice(0, 12).filter((item): item is TextItem => item.kind === 'text')
  const headings = start.filter(item => item.heading !== undefined && isTitle(item.text))
  const best =
    headings[0] ??
    start
      .slice(0, 3)
      .find(
        item =>
          isTitle(item.text) &&
          isEarly(flow, item) &&
          (item.bold ||
            /\b(strategy|plan|update|programme|review)\b/iu.test(item.text) ||
            item === start[0]),
      )
  if (best) return { title: joinTitle(flow, best), item: best, fragments: best.fragments }
  const above = findTitleRow(flow)
  if (above) return { title: squash(above.text), item: undefined, fragments: [above] }
  const own = squash(doc.title ?? '')
  if (own !== '') return { title: own, item: undefined, fragments: [] }
  return {
    title: squash(doc.name.replace(/^.*[\\/]/u, '').replace(/\.[a-z0-9]{2,5}$/iu, '')),
    item: undefined,
    fragments: [],
  }
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

function isTitle(text: string): boolean {
  return (
    text.length >= 4 &&
    text.length <= 200 &&
    readLevelHeading(text) === undefined &&
    /\p{L}{3}/u.test(text)
  )
}

function isEarly(flow: FlowItem[], item: TextItem): boolean {
  return flow.indexOf(item) < 4 && item.marker === undefined
}

/** A title set over consecutive lines of the same kind is one title. */
function joinTitle(flow: FlowItem[], item: TextItem): string {
  const next = flow[flow.indexOf(item) + 1]
  const goesOn =
    next?.kind === 'text' &&
    next.heading === item.heading &&
    next.bold === item.bold &&
    (item.bold || item.heading !== undefined) &&
    next.text.length < 80 &&
    item.text.length < 120 &&
    isTitle(next.text) &&
    (item.heading !== undefined || /\b(plan|strategy|update|20\d\d)\b/iu.test(next.text)) &&
    (item.heading === undefined || item.heading === 1)
  return goesOn && next.kind === 'text' ? squash(`${item.text} ${next.text}`) : item.text
}
