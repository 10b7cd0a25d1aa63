import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blackOut, findOthers } from './find-others.ts'

const known = {
  own: ['Sharon Kelly', 'Shaz', '07700 900123', 'shaz@example.org'],
  others: ['Daz', 'Błażej'],
  ordinary: ['Lantern Outreach', 'Wexford'],
}
const marked = (text: string) =>
  findOthers(text, known).map(({ start, end }) => text.slice(start, end))

const cases: [text: string, found: string[]][] = [
  ['Shaz said that Daz must not find her.', ['Daz']],
  ['daz was here again', ['daz']],
  ['Sharon rang from 07700 900123 on Monday.', []],
  ['Rang from 07700 900999.', ['07700 900999']],
  ['Write to shaz@example.org or to helper@example.com', ['helper@example.com']],
  ['Met Maria Invented at the station', ['Met Maria Invented']],
  ['Kevin told us that he will wait', ['Kevin']],
  ['Slept well. Wants a shower.', []],
  ['Lantern Outreach came in January', []],
  ['Seen by Dr Invented', ['Invented']],
  ["Daz's brother", ["Daz's"]],
  ['Błażej i Łukasz', ['Błażej', 'Łukasz']],
  ['сестра Ольга', ['Ольга']],
  ['أخوها محمد', ['أخوها محمد']],
  ['', []],
]

test('whoever else a text may name is marked, and the person themselves is not', () => {
  for (const [text, found] of cases) assert.deepEqual(marked(text), found, text)
})

test('blacking out leaves no letter of what was marked, and not how long it was', () => {
  for (const [text, found] of cases) {
    const left = blackOut(text, findOthers(text, known))
    for (const one of found) assert.ok(!left.includes(one), left)
  }
  const spans = (text: string) => blackOut(text, findOthers(text, known))
  assert.equal(spans('Ask Jo Invented now'), spans('Ask Maximiliana Inventedlongname now'))
})
