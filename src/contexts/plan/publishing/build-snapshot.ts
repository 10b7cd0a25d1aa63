import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listNodes } from '../node/node-queries.ts'
import { treeOf } from '../node/tree-rules.ts'
import type { Plan } from '../plan/plan-queries.ts'
import { type Standing, standingOf } from '../plan/standing-queries.ts'
import type { Rag } from '../reading/reading.ts'
import { explainColour } from '../review/explain-colour.ts'
import { achievableAnswers, desirableAnswers } from '../review/review-form.ts'
import { headingOf } from './printed-tables.ts'
import { findPersonalWords, type PersonalWords, withoutPersonalWords } from './privacy-rules.ts'
import { rags } from './rag-words.ts'
import type { PrintedColumn, Snapshot, SnapshotAction } from './snapshot.ts'
import { type TableLayout, tableLayouts } from './table-layouts.ts'

/** What the person who publishes decides. */
export type PublishChoices = {
  asAt: PlainDate
  layout: TableLayout
  /** Print all notes, not only those marked public. */
  allNotes: boolean
  /** Initials and the like that may stand as they are; `everything` for a file that stays inside the partnership. */
  mayBePublic: string[] | 'everything'
}

/**
 * The plan as it stood on a day, as it would be printed, with the words that point at people. Notes that are not public and
 * those words are left out here, so that no page or file made from the snapshot can hold them.
 */
export async function buildSnapshot(
  db: ReadDb,
  plan: Plan,
  partnership: string,
  choices: PublishChoices,
  today: PlainDate,
): Promise<{ snapshot: Snapshot; personal: PersonalWords[]; hiddenNotes: number }> {
  const asAt = choices.asAt === today ? null : choices.asAt
  const nodes = treeOf(await listNodes(db, plan.id, asAt))
  const order = new Map(nodes.map((node, index) => [node.nodeId, index]))
  const standing = await standingOf(db, plan, { asAt, today })
    .selectAll()
    .where('s.state', '=', 'active')
    .execute()
  standing.sort(
    (a, b) =>
      (order.get(a.nodeId ?? '') ?? -1) - (order.get(b.nodeId ?? '') ?? -1) ||
      a.position - b.position ||
      (a.actionId < b.actionId ? -1 : 1),
  )
  const parties = await listParties(db, plan.id)
  const links = await listPrintedLinks(db, plan.id)
  const hasNotes = (action: Standing) =>
    action.notes !== null && (choices.allNotes || action.notesPublic)
  const actions = standing.map((action): SnapshotAction => {
    const own = parties.get(`${action.actionId} ${action.version}`) ?? []
    return {
      id: action.actionId,
      node: action.nodeId,
      number: action.number,
      text: action.text,
      points: action.points,
      due: action.timescaleRaw,
      leads: own.filter(one => one.role === 'lead').map(one => one.printed),
      others: own.filter(one => one.role === 'other').map(one => one.printed),
      measure: action.measure,
      colour: action.colour,
      colourWhy: explainColour(action),
      situation: action.situation,
      desirable: answerOf(
        desirableAnswers[action.desirable],
        action.desirable,
        action.desirableReason,
      ),
      achievable: answerOf(
        achievableAnswers[action.achievable],
        action.achievable,
        action.achievableReason,
      ),
      nextSteps: action.nextSteps,
      notes: hasNotes(action) ? action.notes : null,
      links: links.get(action.actionId) ?? [],
      reviewedOn: action.reviewedOn,
    }
  })
  const whole: Snapshot = {
    title: plan.title,
    partnership,
    period: plan.period,
    asAt: choices.asAt,
    legend: legendOf(plan),
    columns: columnsOf(plan, choices.layout),
    nodes: nodes.map(({ nodeId, path, level, number, title, measure }) => ({
      id: nodeId,
      parent: path.at(-2)?.nodeId ?? null,
      level,
      number,
      title,
      measure,
    })),
    actions,
  }
  const personal = findPersonalWords(textsOf(whole))
  return {
    snapshot:
      choices.mayBePublic === 'everything'
        ? whole
        : redact(whole, personal, new Set(choices.mayBePublic)),
    personal,
    hiddenNotes: standing.filter(action => action.notes !== null && !hasNotes(action)).length,
  }
}

/** 'Not as originally conceived' is a no, and prints as one. */
function answerOf(label: string, value: string, reason: string | null): string | null {
  if (value === 'not-asked') return null
  const answer = value === 'not-as-conceived' ? `No. ${label}` : label
  return [answer, reason].filter(Boolean).join('. ')
}

function columnsOf(plan: Plan, layout: TableLayout): PrintedColumn[] {
  if (layout !== 'own') return [...tableLayouts[layout].columns]
  return ownColumns(plan) ?? [...tableLayouts.action.columns]
}

/** The columns of the document that the plan was read from, as it printed them. */
export function ownColumns(plan: Plan): PrintedColumn[] | null {
  const { columns } = plan.layout as { columns?: PrintedColumn[] }
  const known = columns?.filter(column => column.field !== 'unknown') ?? []
  return known.some(column => column.field === 'action') ? known : null
}

function legendOf(plan: Plan): Snapshot['legend'] {
  const own = plan.legend as { rag: Rag; text: string }[]
  if (own.length > 0) return own.map(({ rag, text }) => ({ rag, text }))
  return (Object.keys(rags) as Rag[]).map(rag => ({ rag, text: rags[rag].usual }))
}

async function listParties(db: ReadDb, planId: string) {
  const rows = await db
    .selectFrom('plan.responsibility as r')
    .innerJoin('plan.action as a', 'a.id', 'r.actionId')
    .select(['r.actionId', 'r.version', 'r.role', 'r.printed'])
    .where('a.planId', '=', planId)
    .orderBy('r.position')
    .execute()
  const parties = new Map<string, typeof rows>()
  for (const row of rows) {
    const key = `${row.actionId} ${row.version}`
    parties.set(key, [...(parties.get(key) ?? []), row])
  }
  return parties
}

const linkWords: Record<string, string> = {
  overlaps: 'Overlaps with',
  duplicates: 'Duplicates',
  parallel: 'Parallel to',
  'links-to': 'Links to',
  supersedes: 'Replaces',
}

/** Links as a table prints them: to a priority by its name, to an action by its words; on both actions. */
async function listPrintedLinks(db: ReadDb, planId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('plan.link as l')
    .leftJoin('plan.standing as from', 'from.actionId', 'l.fromActionId')
    .leftJoin('plan.standing as to', 'to.actionId', 'l.toActionId')
    .leftJoin('plan.node as n', 'n.id', 'l.toNodeId')
    .leftJoin('plan.nodeVersion as nv', join =>
      join.onRef('nv.nodeId', '=', 'n.id').onRef('nv.version', '=', 'n.currentVersion'),
    )
    .select([
      'l.fromActionId',
      'l.toActionId',
      'l.kind',
      'from.text as fromText',
      'to.text as toText',
      'nv.level',
      'nv.number',
      'nv.title',
    ])
    .where('l.planId', '=', planId)
    .where('l.state', 'in', ['stated', 'confirmed'])
    .orderBy('l.recordedAt')
    .orderBy('l.id')
    .execute()
  const printed = new Map<string, string[]>()
  const add = (action: string, words: string) =>
    printed.set(action, [...(printed.get(action) ?? []), words])
  for (const link of rows) {
    if (link.level !== null)
      add(
        link.fromActionId,
        link.number
          ? `${link.level} ${link.number}`
          : headingOf({ level: link.level, number: null, title: link.title ?? '' }),
      )
    const words = linkWords[link.kind]
    if (link.toActionId === null) continue
    add(link.fromActionId, `${words}: “${link.toText}”`)
    if (link.kind !== 'supersedes') add(link.toActionId, `${words}: “${link.fromText}”`)
  }
  return printed
}

const proseFields = [
  'situation',
  'desirable',
  'achievable',
  'nextSteps',
  'notes',
  'colourWhy',
] as const

function textsOf(snapshot: Snapshot): string[] {
  return snapshot.actions.flatMap(action => proseFields.map(field => action[field] ?? ''))
}

function redact(
  snapshot: Snapshot,
  personal: PersonalWords[],
  mayBePublic: ReadonlySet<string>,
): Snapshot {
  const clean = (text: string | null) => text && withoutPersonalWords(text, personal, mayBePublic)
  return {
    ...snapshot,
    actions: snapshot.actions.map(action => ({
      ...action,
      ...Object.fromEntries(proseFields.map(field => [field, clean(action[field])])),
    })),
  }
}
