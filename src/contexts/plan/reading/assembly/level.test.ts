import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchDamagedHeader, matchHeader } from './header-words.ts'
import { levelOfHeader, readLevelHeading } from './level.ts'

test('headings name their level, number and title', () => {
  const headings: [string, string, string | null, string][] = [
    ['Priority 1: Prevent homelessness', 'Priority', '1', 'Prevent homelessness'],
    ['Priority Area 2: Respond early:', 'Priority Area', '2', 'Respond early'],
    ['PRIORITY 3 – Recovery', 'Priority', '3', 'Recovery'],
    ['Principle 1', 'Principle', '1', ''],
    ['Strategic Objective 4. Supply', 'Objective', '4', 'Supply'],
    ['Theme: Health', 'Theme', null, 'Health'],
    ['Pillar One: Prevention', 'Pillar', 'One', 'Prevention'],
  ]
  for (const [text, level, number, title] of headings)
    assert.deepEqual(readLevelHeading(text), { level, number, title }, text)
})

test('sentences are not headings', () => {
  for (const text of [
    'Priority a should be given to families',
    'Prevention',
    'The aim of the forum is to meet',
    'Outcomes improved in 2024',
  ])
    assert.equal(readLevelHeading(text), undefined, text)
})

test('a column’s name gives the level of its nodes', () => {
  assert.equal(levelOfHeader('Ambition(s)'), 'Ambition')
  assert.equal(levelOfHeader('Partnership commitment'), 'Commitment')
  assert.equal(levelOfHeader('Priorities'), 'Priority')
  assert.equal(levelOfHeader('Priority area'), 'Priority Area')
})

test('column names of many councils are understood', () => {
  const names: [string, string][] = [
    ['By when', 'timescale'],
    ['Target date', 'timescale'],
    ['Deadline', 'timescale'],
    ['Timescales', 'timescale'],
    ['When will we do it?', 'timescale'],
    ['Owner', 'leads'],
    ['Lead officer', 'leads'],
    ['Who is responsible?', 'leads'],
    ['Responsible', 'leads'],
    ['Lead Partner', 'leads'],
    ['Partners', 'others'],
    ['Other Agencies', 'others'],
    ['With whom', 'others'],
    ['Supporting agencies', 'others'],
    ['Supported by', 'others'],
    ['What Success Looks Like', 'measure'],
    ['How will we know?', 'measure'],
    ['KPI', 'measure'],
    ['Success measures', 'measure'],
    ['Outcome measure', 'measure'],
    ['RAG Rating', 'rag'],
    ['BRAG', 'rag'],
    ['Status', 'rag'],
    ['Progress', 'situation'],
    ['Current position', 'situation'],
    ['Update September 2025', 'situation'],
    ['Next steps', 'nextSteps'],
    ['How to progress action', 'nextSteps'],
    ['Comments', 'notes'],
    ['Is action still desirable?', 'desirable'],
    ['Is action still achievable?', 'achievable'],
    ['Links to other Priorities', 'links'],
    ['Cross referenced with', 'links'],
    ['Ref', 'number'],
    ['No.', 'number'],
    ['What we will do', 'action'],
    ['Key actions', 'action'],
    ['Objective', 'node'],
    ['Theme', 'node'],
  ]
  for (const [name, field] of names) assert.equal(matchHeader(name)?.field, field, name)
})

test('a damaged column name is recognised', () => {
  assert.equal(matchDamagedHeader(' AG')?.field, 'rag')
  assert.equal(matchDamagedHeader('Tmescale')?.field, 'timescale')
  assert.equal(matchDamagedHeader('Budget'), undefined)
})
