import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cityPrinciples, cityTitle } from '../../scripts/sample-documents/city-plan.ts'
import { updatePriorities, updateTitle } from '../../scripts/sample-documents/county-update.ts'
import { notesOf } from '../../scripts/sample-documents/county-update-document.ts'
import { deliveryPriorities, deliveryTitle } from '../../scripts/sample-documents/delivery-plan.ts'
import { northernPillars, northernTitle } from '../../scripts/sample-documents/northern-strategy.ts'
import { readDocument } from '../../src/contexts/plan/reading/fragments/read-document.ts'
import type { ReadPlan } from '../../src/contexts/plan/reading/reading.ts'

// The words of each document are in scripts/sample-documents: whoever changes them makes the files again.

async function read(name: string) {
  const file = new URL(`../../database/sample-data/documents/${name}`, import.meta.url)
  const reading = await readDocument(readFileSync(file), name)
  assert.equal(reading.document.unread, 0)
  return reading.plan
}

/** The titles of the nodes above an action, outermost first. */
function pathOf(plan: ReadPlan, node: string | null): string[] {
  const found = plan.nodes.find(one => one.id === node)
  return found ? [...pathOf(plan, found.parent), found.title] : []
}

const yesOrNo = (text: string) => (/^yes/i.test(text) ? 'yes' : /^no\b/i.test(text) ? 'no' : null)

test('the Word update reads back word for word, with its colours', async () => {
  const plan = await read('thistleshire-strategy-update-2024.docx')
  assert.equal(plan.title, updateTitle)
  assert.deepEqual(
    plan.actions.map(action => [
      pathOf(plan, action.node),
      action.rag,
      action.text,
      action.situation,
      action.nextSteps,
      action.notes ?? '',
    ]),
    updatePriorities.flatMap(({ title, actions }) =>
      actions.map(action => [
        [title],
        action.rag,
        action.action,
        action.situation,
        action.next,
        notesOf(action),
      ]),
    ),
  )
})

test('the yes and no of the Word update are read, whatever is said after them', async () => {
  const plan = await read('thistleshire-strategy-update-2024.docx')
  const written = updatePriorities.flatMap(({ actions }) => actions)
  assert.deepEqual(
    plan.actions.map(action => action.desirable),
    written.map(action => yesOrNo(action.desirable)),
  )
  const achievable = written.map(action => yesOrNo(action.achievable))
  for (const [index, action] of plan.actions.entries())
    if (achievable[index] !== null) assert.equal(action.achievable, achievable[index], action.text)
})

test('every overlap that the Word update states is found', async () => {
  const plan = await read('thistleshire-strategy-update-2024.docx')
  const written = updatePriorities.flatMap(({ actions }) => actions)
  const textOf = (key: string) => written.find(action => action.key === key)?.action
  assert.deepEqual(
    plan.actions.map(action =>
      action.links.map(link => [link.kind, plan.actions.find(one => one.id === link.to)?.text]),
    ),
    written.map(action => (action.overlaps ?? []).map(key => ['overlaps', textOf(key)])),
  )
})

test('the Excel plan reads back word for word, with measures on the commitments', async () => {
  const plan = await read('larkminster-action-plan-2024-27.xlsx')
  assert.equal(plan.title, cityTitle)
  const commitments = cityPrinciples.flatMap(principle => principle.commitments)
  assert.deepEqual(
    plan.nodes.filter(node => node.level === 'Commitment').map(node => [node.title, node.measure]),
    commitments.map(({ title, measure }) => [title, measure]),
  )
  assert.deepEqual(
    plan.actions.map(action => [
      pathOf(plan, action.node),
      action.text,
      action.timescale.raw,
      action.leads,
      action.others,
    ]),
    cityPrinciples.flatMap(principle =>
      principle.commitments.flatMap(commitment =>
        commitment.actions.map(action => [
          [principle.title, commitment.title],
          action.text,
          action.due,
          action.leads,
          action.others,
        ]),
      ),
    ),
  )
})

test('the due dates of the Excel plan are of all kinds, and a real date keeps its month', async () => {
  const plan = await read('larkminster-action-plan-2024-27.xlsx')
  const kinds = new Set(plan.actions.map(action => action.timescale.kind))
  for (const kind of [
    'month',
    'date',
    'range',
    'year',
    'ongoing',
    'tbc',
    'none',
    'recurring',
    'first-then-recurring',
  ])
    assert.ok(kinds.has(kind as 'month'), kind)
  const written = cityPrinciples.flatMap(({ commitments }) =>
    commitments.flatMap(({ actions }) => actions),
  )
  for (const [index, { day }] of written.entries())
    if (day) assert.equal(plan.actions[index]?.timescale.to, day.iso.slice(0, 7))
})

test('the PDF plan reads back word for word over its pages', async () => {
  const plan = await read('thistleshire-delivery-plan-2025-26.pdf')
  assert.equal(plan.title, deliveryTitle)
  assert.deepEqual(
    plan.actions.map(action => [
      pathOf(plan, action.node),
      action.text,
      action.points,
      action.timescale.raw,
      action.leads,
    ]),
    deliveryPriorities.flatMap(priority =>
      priority.ambitions.flatMap(ambition =>
        ambition.actions.map(action => [
          [priority.title, ambition.title],
          action.text,
          action.points ?? [],
          action.timescale,
          action.leads,
        ]),
      ),
    ),
  )
})

test('the links of the PDF plan to other priorities find them', async () => {
  const plan = await read('thistleshire-delivery-plan-2025-26.pdf')
  const written = deliveryPriorities.flatMap(({ ambitions }) =>
    ambitions.flatMap(({ actions }) => actions),
  )
  assert.deepEqual(
    plan.actions.map(action => {
      const [link] = action.links
      const node = plan.nodes.find(one => one.id === link?.to)
      return node ? `${node.level} ${node.number}` : undefined
    }),
    written.map(action => action.links),
  )
})

test('the commitments of the Word strategy are found in its narrative, and nothing else is taken for one', async () => {
  const plan = await read('fernmouth-and-otterwold-strategy-2022-25.docx')
  assert.equal(plan.title, northernTitle)
  const written = northernPillars.flatMap(({ title, commitments }) =>
    commitments.map(text => [[title], text]),
  )
  assert.deepEqual(
    plan.actions.map(action => [pathOf(plan, action.node), action.text]),
    written,
  )
  assert.deepEqual(
    plan.actions.map(action => action.number),
    written.map((_, index) => String(index + 1)),
  )
})
