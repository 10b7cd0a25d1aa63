import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv } from '../fragments/csv.ts'
import { readHtml } from '../fragments/html.ts'
import { assemblePlan } from './assemble.ts'

const read = (html: string) =>
  assemblePlan(readHtml(`<html><body>${html}</body></html>`, 'plan.html'))
const table = (...rows: string[][]) =>
  `<table>${rows.map(row => `<tr>${row.map(cell => (cell.startsWith('<t') ? cell : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`

test('only the plan of a strategy is read: other lists and tables are kept as text', () => {
  const { plan, document } = read(
    `<h1>Thornford Homelessness Action Plan</h1><h2>1. Objectives</h2><p>We have two objectives:</p><ul><li>Prevent</li><li>Intervene</li></ul><h2>2. Action plan</h2>${table(
      [
        '<th>Objective</th>',
        '<th>What we’re going to do</th>',
        '<th>By whom</th>',
        '<th>By when</th>',
        '<th>Outcome</th>',
      ],
      [
        '<td rowspan="2">Objective 1: Prevent homelessness early</td>',
        'Set up a clinic',
        'Housing Options',
        'Spring 2026',
        'Fewer evictions',
      ],
      ['Train the staff', 'Training Team', 'Within 6 months', 'All staff trained'],
      ['Objective 2: Intervene', 'Open a hub', 'Hub Partnership', '31 Dec 2026', 'Hub open'],
    )}<h2>3. Monitoring</h2>${table(['<th>Meeting</th>', '<th>Date</th>', '<th>Lead</th>'], ['Forum', 'May 2026', 'Chair'])}`,
  )
  assert.equal(document.unread, 0)
  assert.deepEqual(
    plan.nodes.map(node => [node.level, node.number, node.title, node.parent]),
    [
      ['Objective', '1', 'Prevent homelessness early', null],
      ['Objective', '2', 'Intervene', null],
    ],
  )
  assert.deepEqual(
    plan.actions.map(action => [
      action.text,
      action.node,
      action.leads,
      action.timescale.kind,
      action.measure,
    ]),
    [
      ['Set up a clinic', 'n1', ['Housing Options'], 'range', 'Fewer evictions'],
      ['Train the staff', 'n1', ['Training Team'], 'duration', 'All staff trained'],
      ['Open a hub', 'n2', ['Hub Partnership'], 'date', 'Hub open'],
    ],
  )
})

test('bullets under priorities are the plan; what was done before and how it is governed are not', () => {
  const { plan } = read(
    '<h1>Wexley Strategy 2025-2030</h1><h3>Priority 1: Prevention</h3><p>We will:</p><ul><li>Agree a protocol (Lead: Housing Options, by March 2026)</li><li>Commission a service</li></ul><h3>Priority 2: Supply</h3><p>Supply matters. In 2024 we:</p><ul><li>Built 40 homes</li></ul><p>We will:</p><ul><li>Build 60 homes</li></ul><h2>Governance</h2><ul><li>The board meets often</li></ul>',
  )
  assert.deepEqual(
    plan.actions.map(action => action.text),
    ['Agree a protocol', 'Commission a service', 'Build 60 homes'],
  )
  assert.deepEqual(
    [plan.actions[0]?.leads, plan.actions[0]?.timescale.from],
    [['Housing Options'], '2026-03'],
  )
  assert.deepEqual(
    plan.nodes.map(node => node.title),
    ['Prevention', 'Supply'],
  )
})

test('a table that goes on under the next heading keeps its columns', () => {
  const { plan, setAside, questions } = read(
    `<h1>Plan</h1><h2>Priority One: Prevent</h2>${table(['<th></th>', '<th>Actions</th>', '<th>Responsible</th>', '<th>Resources</th>', '<th>Target date</th>'], ['1.1', 'First thing', 'Police<br>Shelter', '£5k', 'Q2 24/25'])}<h2>Priority Two: Recover</h2>${table(['2.1', 'Second thing', 'NHS', 'none', '2026'])}`,
  )
  assert.deepEqual(
    plan.actions.map(action => [action.number, action.leads, action.timescale.from]),
    [
      ['1.1', ['Police', 'Shelter'], '2024-07'],
      ['2.1', ['NHS'], '2026'],
    ],
  )
  assert.ok(setAside.some(each => each.reason === 'in a column without a field'))
  assert.ok(questions.some(question => question.key === 'header:resources'))
})

test('a column that is not understood is read as a person answers', () => {
  const csv =
    'Action,Owner,Vibe\nOpen a hub,Police,It began in May\nBuild homes,Housing,Nothing yet\n'
  const first = assemblePlan(readCsv(csv, 'plan.csv'))
  assert.equal(first.plan.actions[0]?.situation, null)
  const answered = assemblePlan(readCsv(csv, 'plan.csv'), { 'header:vibe': 'situation' })
  assert.equal(answered.plan.actions[0]?.situation, 'It began in May')
  assert.ok(!answered.questions.some(question => question.key === 'header:vibe'))
})

test('actions in the same words with different dues are asked about, never merged', () => {
  const csv =
    'Action,Due,Owner\nDevelop a shared case management system for partners,Dec-25,Police\nDevelop a shared case management system for all partners,Jun-25,Health\nOpen a hub in town,tbc,All\n'
  const { plan, questions } = assemblePlan(readCsv(csv, 'plan.csv'))
  assert.equal(plan.actions.length, 3)
  const asked = questions.find(question => question.kind === 'duplicate')
  assert.match(asked?.why ?? '', /‘Dec-25’.*‘Jun-25’/u)
  assert.deepEqual(asked?.targets, ['a1', 'a2'])
})
