import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Decided, type Decision, decidedAt, standingOf } from './consent-rules.ts'
import { readingAge } from './reading-age.ts'

const decided = (id: string, changed: Partial<Decided> = {}): Decided => ({
  id,
  part: 'share',
  decision: 'given',
  organisations: null,
  categories: null,
  decidedAt: new Date('2026-05-01T10:00:00Z'),
  recordedAt: new Date('2026-05-01T10:00:00Z'),
  expiresOn: null,
  ...changed,
})
const later = { decidedAt: new Date('2026-06-01T10:00:00Z') }

const cases: [string, Decided[], string][] = [
  ['alone', [], 'counts'],
  [
    'after a later withdrawal of all',
    [decided('b', { ...later, decision: 'withdrawn' })],
    'replaced',
  ],
  [
    'after a later refusal of one kind',
    [decided('b', { ...later, decision: 'refused', categories: ['health'] })],
    'counts-in-part',
  ],
  [
    'after a later answer about a referral',
    [decided('b', { ...later, part: 'refer', decision: 'refused' })],
    'counts',
  ],
  ['after a refusal at the same moment', [decided('b', { decision: 'refused' })], 'replaced'],
  [
    'after an earlier withdrawal that was written down later',
    [
      decided('b', {
        decision: 'withdrawn',
        decidedAt: new Date('2026-04-01T10:00:00Z'),
        recordedAt: new Date('2026-07-01T10:00:00Z'),
      }),
    ],
    'counts',
  ],
]
for (const [name, others, expected] of cases)
  test(`a yes to everything ${name}: ${expected}`, () => {
    const yes = decided('a')
    assert.equal(standingOf(yes, [yes, ...others], '2026-08-01'), expected)
  })

test('a yes to one partner is not replaced by a later answer about another', () => {
  const yes = decided('a', { organisations: ['x'] })
  const other = decided('b', { ...later, organisations: ['y'], decision: 'refused' })
  assert.equal(standingOf(yes, [yes, other], '2026-08-01'), 'counts')
})

test('a yes runs out on the day that was said', () => {
  const yes = decided('a', { expiresOn: '2026-08-01' })
  assert.equal(standingOf(yes, [yes], '2026-07-31'), 'counts')
  assert.equal(standingOf(yes, [yes], '2026-08-01'), 'ran-out')
})

test('of one day in the past, a no counts after a yes; of today, the moment counts', () => {
  const now = new Date('2026-07-02T09:00:00Z')
  const at = (on: string, decision: Decision) => decidedAt(on, decision, now, '2026-07-02')
  assert.ok(at('2026-07-01', 'refused') > at('2026-07-01', 'given'))
  assert.equal(at('2026-07-01', 'given').toISOString(), '2026-06-30T23:00:00.000Z')
  assert.equal(at('2026-07-01', 'withdrawn').toISOString(), '2026-07-01T22:59:00.000Z')
  assert.equal(at('2026-07-02', 'given'), now)
})

test('the reading age rises with long words and sentences', () => {
  assert.equal(readingAge(' \n'), null)
  assert.equal(readingAge('You can say no. We will still help you.'), 5)
  const legal =
    'The aforementioned organisations may disclose personal information in accordance with statutory obligations concerning homelessness prevention.'
  assert.ok((readingAge(legal) ?? 0) > 20)
})

test('the words that came with Throughline can be read by a child of eleven, say why, and that no is no loss', () => {
  const sql = readFileSync(
    new URL('../../../../database/migrations/0017-sharing.sql', import.meta.url),
    'utf8',
  )
  const forms = [...sql.matchAll(/'2026-01-01',\n'([\s\S]*?)'\)[,;]/g)].map(
    ([, words = '']) => words,
  )
  assert.equal(forms.length, 2)
  for (const words of forms) {
    assert.ok((readingAge(words) ?? 99) <= 11, words)
    assert.match(words, /change your mind at any time/)
    assert.match(words, /say no[^.]*, we will still help you/)
  }
})
