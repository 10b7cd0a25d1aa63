import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv } from '../fragments/csv.ts'
import { readHtml } from '../fragments/html.ts'
import { assemblePlan } from './assemble.ts'

const read = (html: string) =>
  assemblePlan(readHtml(`<html><body>${html}</body></html>`, 'plan.html'))
const readRows = (...rows: string[]) => assemblePlan(readCsv(rows.join('\r\n'), 'plan.csv'))
const table = (...rows: string[][]) =>
  `<table>${rows.map(row => `<tr>${row.map(cell => (cell.startsWith('<t') ? cell : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`
const heads = (...names: string[]) => names.map(name => `<th>${name}</th>`)
const plan = (...rows: string[][]) =>
  table(heads('Ref', 'Action', 'Lead', 'Timescale', 'Measure'), ...rows)

test('tables of figures and words after the plan are no part of it', () => {
  const actions = (after: string) =>
    read(
      `<h1>Oakley Strategy</h1><h2>Priority 1: Prevent</h2>${plan(['1', 'Open a clinic', 'Health Team', '2025/26', 'Clinic open'])}${after}`,
    ).plan.actions.map(action => [action.text, action.leads, action.measure])
  const own = [['Open a clinic', ['Health Team'], 'Clinic open']]
  const figures = table(['Item', '2024/25', '2025/26'], ['Grant', '£1,000', '£2,000'])
  assert.deepEqual(actions(figures), own)
  assert.deepEqual(actions(`<h2>Appendix B: Budget</h2>${figures}`), own)
  const words = table(
    ['SWEP', 'Severe weather protocol', 'Used', 'Often', 'x'],
    ['HRA', 'The Act', 'Used', 'Daily', 'x'],
  )
  assert.deepEqual(actions(`<h2>Words we use</h2>${words}`), own)
})

test('a table that goes on without its column names is still read, also under the next priority', () => {
  const { plan: found } = read(
    `<h1>Oakley Strategy</h1><h2>Priority 1: Prevent</h2>${plan(['1', 'Open a clinic', 'Health Team', '2025/26', 'Clinic open'])}<h2>Priority 2: Recover</h2>${table(['2', 'Buy a van', 'Fleet', 'May 2026', 'Van bought'], ['3', 'Hire a driver', 'Fleet', 'June 2026', 'In post'])}`,
  )
  assert.deepEqual(
    found.actions.map(action => [action.number, action.node, action.leads[0]]),
    [
      ['1', 'n1', 'Health Team'],
      ['2', 'n2', 'Fleet'],
      ['3', 'n2', 'Fleet'],
    ],
  )
})

test('bullets in a box are the text of the box', () => {
  const box = (...items: string[]) =>
    table([`<td><p>We will:</p><ul>${items.map(item => `<li>${item}</li>`).join('')}</ul></td>`])
  const { plan: found, document } = read(
    `<h1>Greenholm Strategy 2025</h1><h2>Priority 1: Prevent</h2><p>It costs less.</p>${box('Review the offer', 'Visit schools')}<p>Priority 2: End rough sleeping</p><p>We counted 14.</p>${box('Keep outreach going')}`,
  )
  assert.deepEqual(
    found.actions.map(action => [action.text, action.node]),
    [
      ['Review the offer', 'n1'],
      ['Visit schools', 'n1'],
      ['Keep outreach going', 'n2'],
    ],
  )
  assert.equal(document.unread, 0)
})

test('each bullet with its labels below is an action', () => {
  const below = read(
    '<h1>Kings Plan</h1><h2>Priority 1: Prevent</h2><ul><li>Visit surgeries</li></ul><p><i>Lead officer: Housing Options | Deadline: June 2026</i></p><ul><li>Open one door</li></ul><p><i>Lead officer: Youth Team | Deadline: May 2026</i></p>',
  )
  const within = read(
    '<h1>Kings Plan</h1><h2>Priority 1: Prevent</h2><ul><li>Visit surgeries<br><b>Lead:</b> Housing Options<br><b>By:</b> June 2026</li><li>Open one door<br><b>Lead:</b> Youth Team<br><b>By:</b> May 2026</li></ul>',
  )
  for (const { plan: found } of [below, within])
    assert.deepEqual(
      found.actions.map(action => [action.text, action.leads, action.timescale.from]),
      [
        ['Visit surgeries', ['Housing Options'], '2026-06'],
        ['Open one door', ['Youth Team'], '2026-05'],
      ],
    )
})

test('a bold label may be a whole question', () => {
  const { plan: found } = read(
    '<h1>Pen Plan</h1><p>Action 1.1: Double the shifts</p><p><b>Lead:</b> Street Team</p><p><b>Timescale:</b> May 2025</p><p><b>How we will measure success:</b> Shifts each week</p>',
  )
  const [action] = found.actions
  assert.deepEqual(
    [action?.number, action?.timescale.raw, action?.measure],
    ['1.1', 'May 2025', 'Shifts each week'],
  )
})

test('columns for quarters after the named columns do not hide the column names', () => {
  const { plan: found } = readRows(
    'Ref,Action,Lead Officer,RAG,Q1,Q2,2026/27',
    '1.1,Write a charter,Youth Lead,Green,x,,',
    '1.2,Survey hostels,Research Officer,Amber,,x,',
  )
  assert.deepEqual(
    found.actions.map(action => [action.number, action.text, action.rag]),
    [
      ['1.1', 'Write a charter', 'green'],
      ['1.2', 'Survey hostels', 'amber'],
    ],
  )
})

test('several columns of commentary are one situation; initials begin a name', () => {
  const { plan: found } = readRows(
    'Ref,Key action,Target date,Responsible officer,Status,Commentary Q1,Commentary Q2',
    '1.1,Write a pathway,May 2025,"A. Sample, Pathways Manager",Complete,Drafted.,Agreed.',
    '1.2,Review the policy,June 2025,"B. Example, Policy Manager",On track,Begun.,',
  )
  assert.deepEqual(
    found.actions.map(action => [action.leads, action.situation, action.notes]),
    [
      [['A. Sample, Pathways Manager'], 'Drafted.\nAgreed.', null],
      [['B. Example, Policy Manager'], 'Begun.', null],
    ],
  )
})

test('cards one below the other in one table are one action each', () => {
  const { plan: found, document } = read(
    `<h1>Ash Plan</h1>${table(['Action', '1.1 Agree a protocol'], ['Lead', 'Housing'], ['Target date', 'May 2026'], ['Action', '1.2 Open a helpline'], ['Lead', 'Lettings'], ['Target date', 'June 2026'])}`,
  )
  assert.deepEqual(
    found.actions.map(action => [
      action.number,
      action.text,
      action.leads[0],
      action.timescale.from,
    ]),
    [
      ['1.1', 'Agree a protocol', 'Housing', '2026-05'],
      ['1.2', 'Open a helpline', 'Lettings', '2026-06'],
    ],
  )
  assert.equal(document.unread, 0)
})

test('a link may quote an action in single quotation marks', () => {
  const { plan: found } = readRows(
    'Action,Lead,Notes',
    'Create a single point of referral,Housing,Overlaps with ‘Train reception staff’.',
    'Train reception staff,Housing,This doesn’t overlap with the council’s other work.',
  )
  assert.deepEqual(
    found.actions.map(action => action.links.map(link => [link.kind, link.to])),
    [[['overlaps', 'a2']], []],
  )
})

test('the cover sheet of a meeting paper states the title; years parted by a line end are one', () => {
  const { plan: found } = read(
    `<p><b>Report to Cabinet</b></p>${table(['Date', '12 February 2026'], ['Report title', 'Action Plan Update'], ['Key decision', 'No'])}<h2>Outcome 1: Prevented</h2>${plan(['1', 'Open a clinic', 'Health Team', '2025/26', 'Clinic open'])}`,
  )
  assert.equal(found.title, 'Action Plan Update')
  const broken = read(
    `<h1>Oakley Strategy 2024–</h1><h1>2029: Plan</h1><h2>Priority 1: A</h2>${plan(['1', 'Open a clinic', 'Health Team', '2025/26', 'Clinic open'])}`,
  )
  assert.equal(broken.plan.title, 'Oakley Strategy 2024–2029: Plan')
})

test('a column named for actions holds them, even where they speak of times', () => {
  const { plan: found } = readRows(
    'Key objective,How will we get there? (Actions),Lead/Support,When by',
    'Work with landlords,Offer a course,Tenancy Officer; Advice Centre,April 2026',
    ',Survey landlords each year,Research Team,Annually',
  )
  assert.deepEqual(
    found.actions.map(action => [action.text, action.node, action.leads]),
    [
      ['Offer a course', 'n1', ['Tenancy Officer', 'Advice Centre']],
      ['Survey landlords each year', 'n1', ['Research Team']],
    ],
  )
})

test('a cell for lead and time keeps both by their labels', () => {
  const { plan: found } = read(
    `<h1>Skelby Plan</h1><h2>Theme A: Prevent</h2>${table(heads('Action', 'Lead and timescale', 'RAG'), ['Print a handbook', '<p>Lead: Communications</p><p>Timescale: May 2026</p>', 'Green'], ['Call landlords', '<p>Lead: Lettings Team</p><p>Timescale: Ongoing</p>', 'Amber'])}`,
  )
  assert.deepEqual(
    found.actions.map(action => [action.leads, action.timescale.raw]),
    [
      [['Communications'], 'May 2026'],
      [['Lettings Team'], 'Ongoing'],
    ],
  )
})

test('a numbered line right above a table of actions heads it', () => {
  const { plan: found } = read(
    `<h1>Wyndale Action Plan 2025</h1><p>1. Prevention</p>${plan(['1.1', 'Open a clinic', 'Health Team', '2025/26', 'Clinic open'])}<p>2. Recovery</p>${plan(['2.1', 'Buy a van', 'Fleet', 'May 2026', 'Van bought'])}`,
  )
  assert.deepEqual(
    found.nodes.map(node => [node.number, node.title]),
    [
      ['1', 'Prevention'],
      ['2', 'Recovery'],
    ],
  )
})

test('a title that is whole does not take in the heading after it', () => {
  const { plan: found } = read(
    `<h1>Thornby Strategy 2026-31</h1><h1>What we achieved under the last strategy</h1><p>Much.</p><h2>Priority 1: A</h2>${plan(['1', 'Open a clinic', 'Health Team', '2025/26', 'Clinic open'])}`,
  )
  assert.equal(found.title, 'Thornby Strategy 2026-31')
})
