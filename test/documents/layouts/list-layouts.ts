import type { ReadAction } from '../../../src/contexts/plan/reading/reading.ts'
import type { InventedAction, InventedPlan } from '../invented-plans.ts'
import {
  asPart,
  body,
  bold,
  formats,
  headerCell,
  heading,
  item,
  type LaidOutPlan,
  type PrintedParagraph,
  type PrintedPart,
  textCell,
} from '../printed.ts'
import type { Random } from '../random.ts'
import { narrative } from '../vocabulary.ts'
import { openTruth } from './truth.ts'

const wordFormats = formats.filter(f => !['xlsx', 'ods', 'csv', 'csv-1252', 'txt-tabs'].includes(f))

function laidOut(layout: string, parts: PrintedPart[], truth: LaidOutPlan['truth']): LaidOutPlan {
  return {
    layout,
    document: { parts, landscape: false },
    truth,
    formats: wordFormats,
    ragIsColour: false,
  }
}

/** Numbered commitments under pillars at the end of a long strategy. */
export function layOutNumberedList(random: Random, plan: InventedPlan): LaidOutPlan {
  const truth = openTruth(plan)
  const word = random.pick(['Pillar', 'Theme', 'Pillar'])
  const parts: PrintedPart[] = [asPart({ style: 'title', text: plan.title })]
  for (const [i, title] of ['Foreword', 'The local picture', 'What people told us'].entries()) {
    parts.push(asPart(heading(title, 1)))
    for (const text of random.sample(narrative, 2 + (i % 2))) parts.push(asPart(body(text)))
  }
  parts.push(asPart(heading(`Our ${word.toLowerCase()}s`, 1)))
  parts.push(
    asPart(
      body(
        `The strategy rests on ${plan.priorities.length} ${word.toLowerCase()}s, which are set out below with our commitments.`,
      ),
    ),
  )
  parts.push(asPart(heading('Our commitments', 1)))
  const titles = random.sample(
    ['Prevention', 'Intervention', 'Recovery', 'Partnership', 'Early help'],
    plan.priorities.length,
  )
  let n = 0
  plan.priorities.forEach((priority, p) => {
    const title = titles[p] ?? priority.title
    parts.push(asPart(heading(`${title}:`, 2)))
    const node = truth.node(null, word, null, title)
    for (const action of priority.ambitions.flatMap(a => a.actions)) {
      n += 1
      action.text = action.text.replace(/, in relation to:$/, '')
      parts.push(asPart(item(action.text, `${n}.`)))
      truth.action(node, action, { number: String(n), text: action.text })
    }
  })
  parts.push(
    asPart(heading('How we will monitor progress', 1)),
    asPart(body(random.pick(narrative))),
  )
  return laidOut(
    'numbered-list',
    parts,
    truth.finish(plan.title, { notes: false, priorities: () => null }),
  )
}

/** Requests to departments: lettered headings, a sentence, and numbered asks. */
export function layOutLetteredAsks(random: Random, plan: InventedPlan): LaidOutPlan {
  const truth = openTruth(plan)
  const parts: PrintedPart[] = [
    asPart({ style: 'title', text: plan.title }),
    asPart(heading('Introduction', 1)),
    asPart(body(random.pick(narrative))),
  ]
  const offices = random.sample(
    [
      'Department for Homes',
      'Ministry of Fair Dealing',
      'Office for Health',
      'Department of Work',
      'Local authorities',
    ],
    plan.priorities.length,
  )
  parts.push(asPart(heading('Recommendations', 1)))
  plan.priorities.forEach((priority, p) => {
    const office = offices[p] ?? priority.title
    parts.push(asPart(heading(office, 2)))
    const node = truth.node(null, 'Section', null, office)
    priority.ambitions.forEach((ambition, a) => {
      const mark = String.fromCharCode(97 + a)
      parts.push(asPart(heading(`${mark}) ${ambition.title}`, 3)))
      const ask = truth.node(node, 'Section', mark, ambition.title)
      parts.push(asPart(body(`${random.pick(narrative)} This should include:`)))
      ambition.actions.forEach((action, i) => {
        action.text = action.text.replace(/, in relation to:$/, '')
        parts.push(asPart(item(action.text, `${i + 1}.`)))
        truth.action(ask, action, { number: String(i + 1), text: action.text })
      })
    })
  })
  return laidOut(
    'lettered-asks',
    parts,
    truth.finish(plan.title, { notes: false, priorities: () => null }),
  )
}

type Labels = {
  due: string
  leads: string
  others: string
  rag: string
  situation: string
  measure: string
}

function labelled(label: string, text: string): PrintedParagraph {
  return { ...body(`${label}: ${text}`), boldLead: label.length + 1 }
}

const ragNames = { green: 'Green', amber: 'Amber', red: 'Red', blue: 'Blue' } as const

function detailFields(action: InventedAction): Partial<ReadAction> {
  const { raw, kind, from, to, every } = action.due
  return {
    text: action.text,
    points: action.points,
    timescale: { raw, kind, from, to, every },
    leads: action.leads,
    others: action.others,
    measure: action.measure,
    rag: action.rag,
    situation: action.situation,
  }
}

function details(action: InventedAction, labels: Labels): [string, string][] {
  const all: [string, string][] = [
    [labels.leads, action.leads.join('; ')],
    [labels.due, action.due.raw],
    [labels.others, action.others.join('; ')],
    [labels.rag, action.rag === null ? '' : ragNames[action.rag]],
    [labels.situation, action.situation ?? ''],
    [labels.measure, action.measure ?? ''],
  ]
  return all.filter(([, text]) => text !== '')
}

function pickLabels(random: Random): Labels {
  return {
    due: random.pick(['Timescale', 'By when', 'Target date', 'Deadline']),
    leads: random.pick(['Lead', 'Owner', 'Lead officer']),
    others: random.pick(['Partners', 'Supporting partners']),
    rag: random.pick(['RAG', 'RAG rating', 'Status']),
    situation: random.pick(['Progress', 'Update', 'Current situation']),
    measure: random.pick(['Success measure', 'Measure of success', 'Outcome']),
  }
}

/** Actions as a list, each followed by lines with a bold label ('Lead: …'). */
export function layOutLabelledList(random: Random, plan: InventedPlan): LaidOutPlan {
  const truth = openTruth(plan)
  const labels = pickLabels(random)
  const numbered = random.chance(0.6)
  const word = random.pick(['Priority', 'Theme', 'Objective'])
  const parts: PrintedPart[] = [
    asPart({ style: 'title', text: plan.title }),
    asPart(body(random.pick(narrative))),
  ]
  plan.priorities.forEach((priority, p) => {
    parts.push(asPart(heading(`${word} ${p + 1}: ${priority.title}`, 1)))
    const node = truth.node(null, word, String(p + 1), priority.title)
    priority.ambitions
      .flatMap(a => a.actions)
      .forEach((action, i) => {
        const number = `${p + 1}.${i + 1}`
        parts.push(asPart(numbered ? item(action.text, number) : bold(action.text)))
        parts.push(...action.points.map(t => asPart(item(t, '•', 2))))
        parts.push(...details(action, labels).map(([label, text]) => asPart(labelled(label, text))))
        truth.action(node, action, { ...detailFields(action), number: numbered ? number : null })
      })
  })
  return laidOut(
    'labelled-list',
    parts,
    truth.finish(plan.title, { notes: false, priorities: () => null }),
  )
}

/** A small table of two columns for each action: label and text. */
export function layOutCards(random: Random, plan: InventedPlan): LaidOutPlan {
  const truth = openTruth(plan)
  const labels = pickLabels(random)
  const parts: PrintedPart[] = [asPart({ style: 'title', text: plan.title })]
  let n = 0
  plan.priorities.forEach((priority, p) => {
    parts.push(asPart(heading(`Priority ${p + 1}: ${priority.title}`, 1)))
    const node = truth.node(null, 'Priority', String(p + 1), priority.title)
    for (const action of priority.ambitions.flatMap(a => a.actions)) {
      n += 1
      const rows = details(action, labels).map(([label, text]) => ({
        cells: [headerCell(label), textCell(text)],
      }))
      const first = {
        cells: [
          headerCell(`Action ${n}`),
          { paragraphs: [body(action.text), ...action.points.map(t => item(t))] },
        ],
      }
      parts.push({
        kind: 'table',
        widths: [1, 4],
        rows: [first, ...rows],
        borders: true,
        hiddenColumns: [],
      })
      truth.action(node, action, { ...detailFields(action), number: String(n) })
    }
  })
  return laidOut('cards', parts, truth.finish(plan.title, { notes: false, priorities: () => null }))
}
