import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ragOfColour, ragOfLegend, ragOfStatus, ragOfWords, readLegendLine } from './rag.ts'
import { readYesNo } from './yes-no.ts'

test('the colours councils use come out by hue, also as pale tints', () => {
  const colours: Record<string, string[]> = {
    green: ['00B050', '92D050', 'C6EFCE', 'E2EFDA', '00FF00', '70AD47'],
    amber: ['FFC000', 'FFFF00', 'FFEB9C', 'ED7D31', 'F4B084', 'FF9900'],
    red: ['FF0000', 'C00000', 'FFC7CE', 'E6B8B7'],
    blue: ['0070C0', '00B0F0', 'BDD7EE', '4472C4'],
  }
  for (const [rag, list] of Object.entries(colours))
    for (const colour of list) assert.equal(ragOfColour(colour), rag, colour)
})

test('white, grey, black and purple stand for nothing', () => {
  for (const colour of ['FFFFFF', 'D9D9D9', '000000', '808080', '7030A0', undefined])
    assert.equal(ragOfColour(colour), null)
})

test('words, letters and symbols name a colour', () => {
  const words: [string, string | null][] = [
    ['Green', 'green'],
    ['Complete – Green', 'green'],
    ['A', 'amber'],
    ['r', 'red'],
    ['B', 'blue'],
    ['🟡', 'amber'],
    ['🔴', 'red'],
    ['✔', 'green'],
    ['Yellow', 'amber'],
    ['i i', null],
    ['', null],
    ['Complete', null],
  ]
  for (const [text, rag] of words) assert.equal(ragOfWords(text), rag, text)
})

test('a status has its usual colour', () => {
  const statuses: [string, string | null][] = [
    ['Complete', 'green'],
    ['On track', 'green'],
    ['In progress', 'amber'],
    ['Started', 'amber'],
    ['Not started', 'red'],
    ['Overdue', 'red'],
    ['Ongoing', 'blue'],
    ['BAU', 'blue'],
    ['Partially complete', 'amber'],
    ['Awaiting the board', null],
  ]
  for (const [text, rag] of statuses) assert.equal(ragOfStatus(text), rag, text)
})

test('the document’s own legend says what a status means', () => {
  const legend = [
    'Green - Action Complete.',
    'Red – Work on action has not begun',
    'Blue: ongoing work',
  ]
    .map(line => readLegendLine(line))
    .filter(entry => entry !== undefined)
  assert.equal(legend.length, 3)
  assert.equal(ragOfLegend('Action complete', legend), 'green')
  assert.equal(ragOfLegend('Ongoing', legend), 'blue')
  assert.equal(ragOfLegend('Something else', legend), null)
})

test('Yes and No are read whatever follows them', () => {
  assert.equal(readYesNo('Yes.'), 'yes')
  assert.equal(readYesNo('NO'), 'no')
  assert.equal(readYesNo('No. Not as originally conceived.'), 'no')
  assert.equal(readYesNo('Not yet'), null)
  assert.equal(readYesNo('Nobody knows'), null)
  assert.equal(readYesNo(''), null)
})
