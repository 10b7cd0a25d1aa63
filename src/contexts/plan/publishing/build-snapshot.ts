import { sql } from 'kysely'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listNodes } from '../node/node-queries.ts'
import { treeOf } from '../node/tree-rules.ts'
import type { Plan } from '../plan/plan-queries.ts'
import { type Standing, standingOf } from '../plan/standing-queries.ts'
import type { Rag } from '../reading/reading.ts'
import { explainColour } from '../review/explain-colour.ts'
import { achievableAnswers, desirableAnswers } from '../review/review-form.ts'
import { asPrinted, proseOf, textsOf, withoutPeople } from './leave-out.ts'
import { listPrintedLinks } from './printed-links.ts'
import { findPersonalWords, type Person, type PersonalWords } from './privacy-rules.ts'
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
  const all = await standingOf(db, plan, { asAt, today }).selectAll().execute()
  const standing = all.filter(action => action.state === 'active')
  standing.sort(
    (a, b) =>
      (order.get(a.nodeId ?? '') ?? -1) - (order.get(b.nodeId ?? '') ?? -1) ||
      a.position - b.position ||
      (a.actionId < b.actionId ? -1 : 1),
  )
  const parties = await listParties(db, plan.id)
  const links = await listPrintedLinks(db, plan.id, all, nodes)
  const forPartnership = choices.mayBePublic === 'everything'
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
      colourWhy: forPartnership ? explainColour(action) : publicWhy(action),
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
  const hiddenNotes = standing.filter(action => action.notes !== null && !hasNotes(action)).length
  if (choices.mayBePublic === 'everything') return { snapshot: whole, personal: [], hiddenNotes }
  const printed = asPrinted(whole)
  const people = await listPeople(db, choices.asAt, parties)
  const known = knownNames(parties)
  const isKnownName = (name: string) => known.has(name)
  const personal = findPersonalWords(textsOf(printed), people, proseOf(printed, isKnownName))
  const mayBePublic = new Set(choices.mayBePublic)
  const snapshot = withoutPeople(printed, personal, mayBePublic, isKnownName)
  return { snapshot, personal, hiddenNotes }
}

/** Why somebody set a colour by hand is printed nowhere, so it stays inside. */
function publicWhy(action: Standing): string {
  if (!action.colourByHand) return explainColour(action)
  return action.reviewKind === 'imported' ? 'As the document printed it' : 'Set by hand'
}

/** Names that are known to mean an organisation, group, post or team, or nobody. */
function knownNames(parties: Parties): Set<string> {
  const all = [...parties.values()].flat()
  const open = new Set(
    all.filter(({ kind }) => kind === 'user' || kind === 'unresolved').map(one => one.printed),
  )
  return new Set(all.map(one => one.printed).filter(name => !open.has(name)))
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
    .innerJoin('plan.party as p', 'p.id', 'r.partyId')
    .select(['r.actionId', 'r.version', 'r.role', 'r.printed', 'p.kind', 'p.userId'])
    .where('a.planId', '=', planId)
    .orderBy('r.position')
    .execute()
  return Map.groupBy(rows, row => `${row.actionId} ${row.version}`)
}

type Parties = Awaited<ReturnType<typeof listParties>>

/**
 * Everybody who may be named in a plan: who has an account, by the whole name, and whom a name in the plan is known to
 * mean, as it is printed. Instead of a person stands their post on that day, or their organisation.
 */
async function listPeople(db: ReadDb, day: PlainDate, parties: Parties): Promise<Person[]> {
  const { rows } = await sql<{ id: string; name: string; instead: string }>`
    select u.id, u.name, coalesce((
      select p.title from partnership.post_holder h join partnership.post p on p.id = h.post_id
      where h.user_id = u.id and h.from_date <= ${day}::date and (h.to_date is null or h.to_date >= ${day}::date)
      order by h.from_date desc limit 1), o.name) as instead
    from partnership.user_account u join partnership.organisation o on o.id = u.organisation_id`.execute(
    db,
  )
  const insteadOf = new Map(rows.map(row => [row.id, row.instead]))
  const printed = [...parties.values()].flat().filter(party => party.kind === 'user')
  return [
    // One word alone is too often a word of the plan.
    ...rows.filter(row => row.name.includes(' ')),
    ...printed.map(({ printed: name, userId }) => ({
      name,
      instead: insteadOf.get(userId ?? '') ?? 'A person',
    })),
  ]
}
