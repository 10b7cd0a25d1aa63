import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { readDocument } from '../reading/fragments/read-document.ts'
import { differencesOf } from './print-check.ts'
import { PrintedPlan } from './printed-plan.tsx'
import type { Snapshot, SnapshotAction, SnapshotNode } from './snapshot.ts'
import { tableLayouts } from './table-layouts.ts'
import { writeDocx } from './write-docx.ts'
import { writeOds } from './write-ods.ts'

// What is published reads back in with no difference, in each layout and each kind of file.

function anAction(
  number: number,
  node: string,
  part: Partial<SnapshotAction> = {},
): SnapshotAction {
  return {
    id: `a${number}`,
    node,
    number: null,
    text: `Agree with partners how invented service number ${number} helps people sleeping rough in Wexmouth`,
    points: [],
    due:
      [
        'Apr-27',
        '12 months +',
        'ongoing',
        'tbc',
        '',
        'Review current practice. Dec-26 Moving forwards review on an annual basis.',
      ][number % 6] ?? '',
    leads: ['Wexshire Council', 'Marlow Cross Night Shelter'].slice(0, 1 + (number % 2)),
    others: number % 3 === 0 ? ['Wexmouth Hospital Trust', 'Change, Grow and Stay'] : [],
    measure: null,
    colour: ([null, 'green', 'amber', 'red', 'blue'] as const)[number % 5] ?? null,
    colourWhy: '',
    situation:
      number % 4 === 0
        ? null
        : `Two meetings were held about service ${number}. A draft was shared with the forum on 27.3.2025.\nIt now waits for a decision.`,
    desirable: number % 4 === 1 ? 'No. It is done elsewhere.' : 'Yes',
    achievable: number % 4 === 2 ? 'No. Not as originally conceived.' : 'Yes',
    nextSteps: `Ask the steering group to agree stage ${number + 1}.`,
    notes: number % 3 === 0 ? 'None' : null,
    links: [],
    reviewedOn: '2026-09-03',
    ...part,
  }
}

const nodes: SnapshotNode[] = [
  {
    id: 'p1',
    parent: null,
    level: 'Priority',
    number: '1',
    title: 'Prevent homelessness',
    measure: null,
  },
  {
    id: 'c1',
    parent: 'p1',
    level: 'Commitment',
    number: '1',
    title: 'Nobody leaves hospital with nowhere to go',
    measure: 'Everyone has somewhere to go home to.',
  },
  {
    id: 'c2',
    parent: 'p1',
    level: 'Commitment',
    number: '2',
    title: 'Advice early and for all',
    measure: 'People know where to turn.',
  },
  {
    id: 'p2',
    parent: null,
    level: 'Priority',
    number: '2',
    title: 'Reduce rough sleeping',
    measure: null,
  },
  {
    id: 'c3',
    parent: 'p2',
    level: 'Commitment',
    number: '3',
    title: 'A bed for every night',
    measure: 'Nobody is turned away.',
  },
]

const base: Snapshot = {
  title: 'Wexshire rough sleeping action plan',
  partnership: 'Wexshire Homelessness Partnership',
  period: '2026-29',
  asAt: '2026-11-22',
  legend: [
    { rag: 'green', text: 'Action complete' },
    { rag: 'amber', text: 'Work on the action has begun' },
  ],
  columns: [],
  nodes: [],
  actions: [],
}

const flat = nodes.filter(node => node.parent === null)
const snapshots: Record<string, Snapshot> = {
  update: {
    ...base,
    columns: [...tableLayouts.update.columns],
    nodes: flat,
    actions: Array.from({ length: 14 }, (_, index) => anAction(index + 1, index < 8 ? 'p1' : 'p2')),
  },
  action: {
    ...base,
    columns: [...tableLayouts.action.columns],
    nodes,
    actions: Array.from({ length: 14 }, (_, index) =>
      anAction(index + 1, ['c1', 'c2', 'c3'][Math.floor(index / 5)] ?? 'c3'),
    ),
  },
  delivery: {
    ...base,
    columns: [...tableLayouts.delivery.columns],
    nodes: nodes.map(node => ({
      ...node,
      level: node.level === 'Commitment' ? 'Ambition' : node.level,
      number: node.parent ? null : node.number,
      measure: null,
    })),
    actions: Array.from({ length: 14 }, (_, index) =>
      anAction(index + 1, ['c1', 'c2', 'c3'][Math.floor(index / 5)] ?? 'c3', {
        number: String(index + 1),
        points:
          index % 4 === 0 ? ['share information in schools', 'roll out a communications plan'] : [],
        links: index % 5 === 0 ? ['Priority 2'] : [],
        ...(index % 4 === 0
          ? { text: `Work with children’s services on matter ${index + 1} to:` }
          : {}),
      }),
    ),
  },
}

const files: Record<string, (snapshot: Snapshot) => Promise<Uint8Array>> = {
  docx: writeDocx,
  ods: async snapshot => writeOds(snapshot),
  html: async snapshot =>
    Buffer.from(
      `<!doctype html><html><head><title>${snapshot.title}</title></head><body>${renderToString(PrintedPlan({ snapshot }))}</body></html>`,
    ),
}

for (const [layout, snapshot] of Object.entries(snapshots))
  for (const [kind, write] of Object.entries(files))
    test(`the ${layout} layout as ${kind} reads back with no difference`, async () => {
      const reading = await readDocument(await write(snapshot), `plan.${kind}`)
      assert.deepEqual(differencesOf(snapshot, reading.plan), [])
      assert.equal(reading.document.unread, 0)
    })
