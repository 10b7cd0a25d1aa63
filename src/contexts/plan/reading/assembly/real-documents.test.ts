import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readText } from '../fragments/text.ts'
import type { ReadAction, Reading } from '../reading.ts'
import { assemblePlan } from './assemble.ts'

/** The published documents stand beside the project, not in it. */
const folder = fileURLToPath(new URL('../../../../../../shared/strategies/', import.meta.url))
const missing = existsSync(folder) ? false : 'the published strategies are not beside this project'

function read(name: string): Reading {
  return assemblePlan(readText(readFileSync(`${folder}${name}.txt`, 'utf8'), `${name}.txt`))
}

function find(reading: Reading, start: string): ReadAction {
  const action = reading.plan.actions.find(each => each.text.startsWith(start))
  assert.ok(action, `no action begins ‘${start}’`)
  return action
}

const counts = (reading: Reading) => {
  const levels = new Map<string, number>()
  for (const node of reading.plan.nodes) levels.set(node.level, (levels.get(node.level) ?? 0) + 1)
  return { actions: reading.plan.actions.length, ...Object.fromEntries(levels) }
}

function assertAccount(reading: Reading) {
  const { fragments, placed, setAside, unread } = reading.document
  assert.equal(placed + setAside + unread, fragments)
  assert.equal(unread, 0)
  assert.ok(reading.setAside.every(each => each.reason !== ''))
}

test('Durham: 44 actions under 23 ambitions in 4 priorities', { skip: missing }, () => {
  const reading = read('durham-delivery-plan-2024-25')
  assert.deepEqual(counts(reading), { actions: 44, Priority: 4, Ambition: 23 })
  assertAccount(reading)
  const { actions, nodes } = reading.plan
  assert.equal(
    actions.reduce((sum, action) => sum + action.points.length, 0),
    7,
  )
  assert.equal(actions.filter(action => action.timescale.kind === 'duration').length, 43)
  assert.deepEqual(find(reading, 'Review the').timescale, {
    raw: '',
    kind: 'none',
    from: null,
    to: null,
    every: null,
  })
  assert.deepEqual(find(reading, 'Develop a tenant engagement').leads, [
    'Strategy and Delivery Strategic Manager',
    'Housing Access and Independent Living Strategic Manager',
  ])
  assert.deepEqual(
    [
      find(reading, 'Develop a gateway').timescale.raw,
      find(reading, 'Implement an improved').timescale.raw,
    ],
    ['12 months', '6 months'],
  )
  assert.deepEqual(find(reading, 'Re-establish a social').links, [
    { kind: 'links-to', to: nodes.find(node => node.number === '3')?.id, stated: 'Priority 3' },
  ])
  assert.equal(actions.filter(action => action.leads.length === 0).length, 0)
  assert.equal(nodes.find(node => node.number === '4')?.title, 'Reduce Rough Sleeping')
})

test('Derbyshire: 46 actions in 4 priority areas with 41 stated overlaps', {
  skip: missing,
}, () => {
  const reading = read('derbyshire-update-2025')
  assert.deepEqual(counts(reading), { actions: 46, 'Priority Area': 4 })
  assertAccount(reading)
  const { actions, nodes } = reading.plan
  assert.deepEqual(
    nodes.map(node => actions.filter(action => action.node === node.id).length),
    [14, 16, 10, 6],
  )
  const tally = (field: 'desirable' | 'achievable', value: string | null) =>
    actions.filter(action => action[field] === value).length
  assert.deepEqual([tally('desirable', 'yes'), tally('desirable', 'no')], [38, 8])
  assert.deepEqual(
    [tally('achievable', 'yes'), tally('achievable', 'no'), tally('achievable', null)],
    [38, 7, 1],
  )
  assert.ok(actions.every(action => action.rag === null))
  assert.ok(actions.every(action => action.situation !== null && action.nextSteps !== null))
  const stated = actions.flatMap(action => action.links).filter(link => link.kind !== 'links-to')
  assert.equal(stated.length, 41)
  assert.ok(stated.every(link => link.to !== null))
  assert.equal(actions.filter(action => action.notes?.toLowerCase() === 'none').length, 9)
  const split = find(reading, 'Encourage all social')
  assert.match(split.situation ?? '', /preferrable to focus on individual providers we experience/u)
  assert.match(split.nextSteps ?? '', /won't carry out a specific piece of work/u)
  const loose = find(reading, 'Consider research projects')
  assert.deepEqual([loose.desirable, loose.achievable], ['yes', null])
  assert.match(loose.situation ?? '', /^No Derbyshire-based research/u)
  assert.match(loose.notes ?? '', /^Action is considered to overlap/u)
  const gathered = find(reading, 'Gather evidence and consider')
  assert.match(gathered.text, /based on impact and seek funding to progress them\.$/u)
  assert.equal(reading.legend.length, 4)
  assert.ok(
    reading.questions.some(question => question.kind === 'rag' && question.targets.length === 46),
  )
})

test('North Derbyshire: 38 numbered commitments under 3 pillars', { skip: missing }, () => {
  const reading = read('north-derbyshire-2021-22')
  assert.deepEqual(counts(reading), { actions: 38, Pillar: 3 })
  assertAccount(reading)
  const { actions, nodes } = reading.plan
  assert.deepEqual(
    nodes.map(node => [node.title, actions.filter(action => action.node === node.id).length]),
    [
      ['Prevention', 23],
      ['Intervention', 5],
      ['Recovery', 10],
    ],
  )
  assert.deepEqual(
    actions.map(action => action.number),
    Array.from({ length: 38 }, (_, at) => String(at + 1)),
  )
  assert.equal(
    actions[4]?.text,
    'Provide a programme of training to ensure all public bodies understand the ‘duty to refer’ in respect of rough sleeping.',
  )
  assert.equal(actions[37]?.text, 'Engage with local Place Alliance Groups/Boards')
})

test('LGA: numbered and lettered asks by audience and department', { skip: missing }, () => {
  const reading = read('lga-roundtable-2022')
  assertAccount(reading)
  const { actions, nodes } = reading.plan
  const dwp = nodes.find(node => node.title.startsWith('Department for Work and Pensions'))
  const asks = nodes.filter(node => node.parent === dwp?.id)
  assert.deepEqual(
    asks.map(node => node.number),
    ['a', 'b', 'c'],
  )
  assert.deepEqual(
    asks.map(node => actions.filter(action => action.node === node.id).length),
    [3, 5, 3],
  )
  assert.equal(nodes.find(node => node.id === dwp?.parent)?.title, 'Ask for central government')
  const lettered = find(reading, 'Award long term homelessness')
  assert.equal(lettered.number, 'b')
  assert.equal(find(reading, 'Consider legislative barrier').points.length, 16)
  const health = nodes.find(node => node.title === 'Complex needs')
  assert.deepEqual(
    actions.filter(action => action.node === health?.id).map(action => action.number),
    ['1', '2', '3', '4', '5', '6', '7'],
  )
})

test('Coventry: 80 actions under 28 commitments in 3 principles, measures on the commitments', {
  skip: missing,
}, () => {
  const reading = read('coventry-action-plan-2019-22')
  assert.deepEqual(counts(reading), { actions: 80, Principle: 3, Commitment: 28 })
  assertAccount(reading)
  const { actions, nodes } = reading.plan
  assert.ok(nodes.filter(node => node.level === 'Commitment').every(node => node.measure !== null))
  assert.ok(actions.every(action => action.measure === null))
  const kinds = (kind: string) => actions.filter(action => action.timescale.kind === kind).length
  assert.deepEqual(
    [
      kinds('month'),
      kinds('tbc'),
      kinds('ongoing'),
      kinds('first-then-recurring'),
      kinds('recurring'),
    ],
    [56, 7, 6, 10, 1],
  )
  assert.equal(
    reading.questions.find(question => question.key === 'timescale:month-two-digits')?.targets
      .length,
    56,
  )
})

test('the same text gives the same reading', { skip: missing }, () => {
  assert.deepEqual(read('derbyshire-update-2025'), read('derbyshire-update-2025'))
})
