import type { InventedDue } from '../invented-dues.ts'
import type {
  InventedAction,
  InventedAmbition,
  InventedPlan,
  InventedPriority,
} from '../invented-plans.ts'
import type { Random } from '../random.ts'
import { commaParties } from '../vocabulary.ts'
import type { TableStyle } from './table-style.ts'

/** Actions that share a printed row, and where they stand. */
export type PlanRow = {
  priority: number
  ambition: number
  /** Several only where the style lets actions share a row. */
  actions: InventedAction[]
  /** One due for each action, or one for all. */
  dues: InventedDue[]
  number: string | null
  /** A withdrawn action in a hidden row. */
  hidden: boolean
  firstOfPriority: boolean
  firstOfAmbition: boolean
  priorityRows: number
  ambitionRows: number
}

/** Splits the actions of an ambition into printed rows; those that share a row share its other cells. */
function groups(random: Random, ambition: InventedAmbition, several: boolean): InventedAction[][] {
  const out: InventedAction[][] = []
  for (const action of ambition.actions) {
    const last = out.at(-1)
    const first = last?.[0]
    if (several && last && first && last.length < 3 && random.chance(0.6)) {
      Object.assign(action, { ...first, text: action.text, points: action.points, due: action.due })
      last.push(action)
    } else out.push([action])
  }
  return out
}

function dues(random: Random, actions: InventedAction[]): InventedDue[] {
  const first = actions[0]
  if (!first) return []
  const all = actions.map(a => a.due)
  const apart =
    actions.length > 1 &&
    random.chance(0.25) &&
    all.every(d => d.raw !== '') &&
    new Set(all.map(d => d.raw)).size === all.length
  if (apart) return all
  for (const action of actions) action.due = first.due
  return [first.due]
}

/** A name with commas only where something else parts the names of its cell. */
function fairParties(parties: string[], separator: TableStyle['partySeparator']): string[] {
  const alone = parties.length < 2 || separator === ','
  return alone ? parties.map(p => (commaParties.includes(p) ? p.replace(/, .*/, '') : p)) : parties
}

/** The printed rows of a plan, in order. */
export function planRows(random: Random, plan: InventedPlan, style: TableStyle): PlanRow[] {
  const rows: PlanRow[] = []
  let running = 0
  plan.priorities.forEach((priority: InventedPriority, p) => {
    const ofPriority: PlanRow[] = []
    let dotted = 0
    priority.ambitions.forEach((ambition, a) => {
      const ofAmbition = groups(random, ambition, style.severalInCell).map(actions => {
        for (const action of actions) {
          action.leads = fairParties(action.leads, style.partySeparator)
          action.others = fairParties(action.others, style.partySeparator)
        }
        running += 1
        dotted += 1
        const number =
          style.actionNumbers === 'running'
            ? String(running)
            : style.actionNumbers === 'dotted'
              ? `${p + 1}.${dotted}`
              : null
        const row: PlanRow = {
          priority: p,
          ambition: a,
          actions,
          dues: dues(random, actions),
          number,
          hidden: style.hiddenRows && random.chance(0.12),
          firstOfPriority: false,
          firstOfAmbition: false,
          priorityRows: 0,
          ambitionRows: 0,
        }
        return row
      })
      const first = ofAmbition[0]
      if (first) {
        first.firstOfAmbition = true
        // A merged cell must not begin in a hidden row.
        first.hidden = false
      }
      for (const row of ofAmbition) row.ambitionRows = ofAmbition.length
      ofPriority.push(...ofAmbition)
    })
    const first = ofPriority[0]
    if (first) first.firstOfPriority = true
    for (const row of ofPriority) row.priorityRows = ofPriority.length
    rows.push(...ofPriority)
  })
  return rows
}
