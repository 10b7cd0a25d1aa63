import type { Rag, YesNo } from '../../src/contexts/plan/reading/reading.ts'
import { type DueStyle, type InventedDue, inventedDue } from './invented-dues.ts'
import { type Random, seededRandom } from './random.ts'
import * as words from './vocabulary.ts'

export type InventedAction = {
  text: string
  points: string[]
  due: InventedDue
  leads: string[]
  others: string[]
  measure: string | null
  rag: Rag | null
  situation: string | null
  desirable: { value: YesNo; text: string } | null
  achievable: { value: YesNo; text: string } | null
  nextSteps: string | null
  notes: string | null
  /** Positions of the actions that the notes say this one overlaps with or duplicates. */
  links: { kind: 'overlaps' | 'duplicates'; to: number }[]
  /** Positions of priorities it is said to link to. */
  linkedPriorities: number[]
}

export type InventedAmbition = { title: string; measure: string; actions: InventedAction[] }
export type InventedPriority = { title: string; ambitions: InventedAmbition[] }

export type InventedPlan = {
  title: string
  county: string
  period: string
  narrative: string[]
  priorities: InventedPriority[]
}

export type PlanSize = {
  priorities: [number, number]
  ambitions: [number, number]
  actions: [number, number]
}

const usual: PlanSize = { priorities: [3, 5], ambitions: [1, 4], actions: [1, 3] }

function inventedTitle(random: Random, county: string, period: string): string {
  return random.pick([
    `${county} Homelessness and Rough Sleeping Strategy ${period}: Action Plan`,
    `${county} Homelessness Strategy Delivery Plan ${period}`,
    `Ending Rough Sleeping in ${county}: Action Plan ${period}`,
    `${county} Rough Sleeping Action Plan ${period}`,
    `Countywide Homelessness Strategy Update ${period}`,
  ])
}

function actionText(random: Random, used: Set<string>, stop: boolean): string {
  for (;;) {
    const parts = [random.pick(words.verbs), random.pick(words.objects)]
    if (random.chance(0.75)) parts.push(random.pick(words.purposes))
    if (random.chance(0.18))
      parts.push(`and ${random.pick(words.verbs).toLowerCase()} ${random.pick(words.objects)}`)
    const key = `${parts[0]} ${parts[1]}`
    if (used.has(key) || used.has(parts[1] ?? '')) {
      if (used.size < words.objects.length * 0.8 || used.has(key)) continue
    }
    used.add(key)
    used.add(parts[1] ?? '')
    return `${parts.join(' ')}${stop ? '.' : ''}`
  }
}

function inventedParties(random: Random, high: number): string[] {
  const chosen = random.sample(words.parties, random.int(1, high))
  if (random.chance(0.06)) chosen[0] = random.pick(words.commaParties)
  return chosen
}

function yesNo(random: Random): InventedAction['desirable'] {
  const value: YesNo = random.chance(0.8) ? 'yes' : 'no'
  const word = value === 'yes' ? 'Yes' : 'No'
  const text = random.pick([
    word,
    word,
    word,
    word,
    `${word}.`,
    value === 'no'
      ? 'No. Not as originally conceived.'
      : 'Yes. This has the support of all partners.',
  ])
  return { value, text }
}

function sentences(random: Random, from: readonly string[], low: number, high: number): string {
  return random.sample(from, random.int(low, high)).join(' ')
}

function inventedAction(
  random: Random,
  used: Set<string>,
  dueStyle: DueStyle,
  stop: boolean,
): InventedAction {
  const withPoints = random.chance(0.12)
  const text = actionText(random, used, stop)
  return {
    text: withPoints ? `${text.replace(/\.$/, '')}, in relation to:` : text,
    points: withPoints ? random.sample(words.pointTexts, random.int(2, 4)) : [],
    due: inventedDue(random, dueStyle),
    leads: inventedParties(random, random.chance(0.25) ? 2 : 1),
    others: random.chance(0.2) ? [] : inventedParties(random, 4),
    measure: random.chance(0.85) ? random.pick(words.measures) : null,
    rag: random.chance(0.9)
      ? random.pick(['green', 'green', 'amber', 'amber', 'red', 'blue'] as const)
      : null,
    situation: sentences(random, words.situations, 1, 4),
    desirable: yesNo(random),
    achievable: random.chance(0.95) ? yesNo(random) : null,
    nextSteps: random.chance(0.85) ? sentences(random, words.steps, 1, 3) : null,
    notes: random.chance(0.35) ? random.pick([...words.remarks, 'None']) : null,
    links: [],
    linkedPriorities: [],
  }
}

function stateLinks(random: Random, plan: InventedPlan): void {
  const actions = listInventedActions(plan)
  actions.forEach((action, position) => {
    if (!random.chance(0.25)) return
    const others = actions.map((_, i) => i).filter(i => i !== position)
    const to = random.sample(others, random.chance(0.25) ? 2 : 1)
    const kind = random.chance(0.85) ? 'overlaps' : 'duplicates'
    action.links = to.map(i => ({ kind, to: i }))
    const [open, close] = random.pick([
      ['“', '”'],
      ['"', '"'],
      ['“', '”'],
    ] as const)
    const quote = (i: number) => `${open}${actions[i]?.text ?? ''}${close}`
    const first = to[0] ?? 0
    if (to.length > 1) {
      const list = to.map((i, n) => `${n + 1}. ${quote(i)}`).join(' ')
      action.notes =
        kind === 'overlaps'
          ? `Action is considered to overlap with the actions: ${list}`
          : `This is a duplicate of the actions: ${list}`
    } else {
      action.notes =
        kind === 'overlaps'
          ? random.pick([
              `Overlaps with the action: ${quote(first)}.`,
              `Action is considered to overlap with ${quote(first)}`,
              `This action overlaps with ${quote(first)}.`,
            ])
          : random.pick([
              `This is a duplicate of the action ${quote(first)}.`,
              `Duplicates ${quote(first)}`,
            ])
    }
  })
  for (const action of actions) {
    if (random.chance(0.25)) action.linkedPriorities = [random.int(0, plan.priorities.length - 1)]
  }
}

/** Every action of the plan, in the order they are printed. */
export function listInventedActions(plan: InventedPlan): InventedAction[] {
  return plan.priorities.flatMap(p => p.ambitions.flatMap(a => a.actions))
}

/** An invented plan of an invented county: the same seed gives the same plan. */
export function inventPlan(
  seed: number,
  options: { size?: PlanSize; dueStyle?: DueStyle; links?: boolean } = {},
): InventedPlan {
  const random = seededRandom(seed)
  const size = options.size ?? usual
  const county = random.pick(words.counties)
  const start = random.int(2021, 2026)
  const period = random.pick([
    `${start}-${pad2(start + 3)}`,
    `${start} to ${start + 5}`,
    `${start}–${start + 4}`,
  ])
  const dueStyle =
    options.dueStyle ??
    random.pick(['months', 'months', 'dates', 'quarters', 'durations', 'years', 'mixed'] as const)
  const stop = random.chance(0.6)
  const used = new Set<string>()
  const ambitionTitles = random.shuffle(words.ambitionTitles)
  let nextAmbition = 0
  const plan: InventedPlan = {
    title: inventedTitle(random, county, period),
    county,
    period,
    narrative: random.sample(words.narrative, random.int(2, 5)),
    priorities: random.sample(words.priorityTitles, random.int(...size.priorities)).map(title => ({
      title,
      ambitions: Array.from({ length: random.int(...size.ambitions) }, () => ({
        title: ambitionTitles[nextAmbition++ % ambitionTitles.length] ?? '',
        measure: sentences(random, words.measures, 1, 1),
        actions: Array.from({ length: random.int(...size.actions) }, () =>
          inventedAction(random, used, dueStyle, stop),
        ),
      })),
    })),
  }
  if (options.links !== false) stateLinks(random, plan)
  return plan
}

function pad2(year: number): string {
  return String(year % 100).padStart(2, '0')
}
