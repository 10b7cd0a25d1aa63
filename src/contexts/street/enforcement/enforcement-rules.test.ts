import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { protectFigures } from './enforcement-figures.ts'
import { entryForm } from './enforcement-form.ts'
import { type KnownOffer, readSupport } from './enforcement-rules.ts'

const typed = {
  id: newId(),
  kind: 'dispersal',
  doneBy: 'A police officer',
  'done-day': '10',
  'done-month': '11',
  'done-year': '2026',
  area: 'X1',
  place: 'High Street',
}
const offered = (day: string) => ({
  'offer-1': 'shelter',
  'offered-1-day': day,
  'offered-1-month': '11',
  'offered-1-year': '2026',
  'answer-1': 'refused',
})
const known: KnownOffer[] = [
  {
    key: 'early',
    contactId: newId(),
    offer: 'health',
    label: 'Nurse',
    offeredOn: '2026-11-01',
    answer: 'accepted',
    words: '',
  },
  {
    key: 'late',
    contactId: newId(),
    offer: 'health',
    label: 'Nurse',
    offeredOn: '2026-11-11',
    answer: 'accepted',
    words: '',
  },
]
const read = (fields: Record<string, unknown>) =>
  readSupport(entryForm.parse({ ...typed, ...fields }), known)

test('support is what was offered on the day or before, typed or found in contacts, or a reason why there was none', () => {
  const both = read({ ...offered('10'), fromContacts: 'early' })
  assert.ok('offers' in both)
  assert.deepEqual(
    both.offers.map(one => [one.offer, one.offeredOn, one.contactId === null]),
    [
      ['health', '2026-11-01', false],
      ['shelter', '2026-11-10', true],
    ],
  )
  const none = read({ noOffer: 'Somebody was hurt and the police acted at once' })
  assert.ok('offers' in none && none.offers.length === 0)
})

for (const [what, fields, field] of [
  ['nothing at all', {}, 'offer-1'],
  ['a reason that says nothing', { noOffer: 'n/a' }, 'noOffer'],
  ['an offer of the day after', offered('11'), 'offered-1'],
  ['a contact of the day after', { fromContacts: 'late' }, 'fromContacts'],
  ['a contact that is not there', { fromContacts: 'gone' }, 'fromContacts'],
  ['an offer without an answer', { ...offered('9'), 'answer-1': '' }, 'answer-1'],
  ['an answer without an offer', { 'answer-2': 'refused' }, 'offer-2'],
  ['an offer without a day', { 'offer-1': 'shelter', 'answer-1': 'refused' }, 'offered-1'],
  [
    'both an offer and a reason',
    { ...offered('9'), noOffer: 'There was no time for it' },
    'noOffer',
  ],
] as const)
  test(`no support: ${what}`, () => {
    const support = read(fields)
    assert.ok('field' in support)
    assert.equal(support.field, field)
  })

test('the three tables hide together: what one hides cannot be taken from the totals of another', () => {
  const count = (dimension: 'quarter' | 'kind' | 'area', code: string, yes: number, no: number) => [
    { dimension, code, supported: true, entries: yes, people: yes },
    { dimension, code, supported: false, entries: no, people: no },
  ]
  const figures = protectFigures(
    [
      ...count('quarter', 'Q1', 20, 12),
      ...count('quarter', 'Q2', 30, 9),
      ...count('kind', 'arrest', 40, 2),
      ...count('kind', 'other', 10, 19),
      ...count('area', 'A', 50, 21),
    ],
    { quarter: ['Q1', 'Q2'], kind: ['arrest', 'other'], area: ['A'] },
    { threshold: 5, intervalValues: 5, roundTo: null },
  )
  const [arrest, other] = figures.tables.kind
  assert.equal(arrest?.unsupported, 'suppressed')
  // 21 - 19 would be 2: the other kind is hidden too, or the total.
  assert.ok(other?.unsupported === 'suppressed' || figures.total.unsupported === 'suppressed')
  const [area] = figures.tables.area
  if (figures.total.unsupported === 'suppressed') assert.equal(area?.unsupported, 'suppressed')
  assert.deepEqual(figures.tables.quarter[0], {
    code: 'Q1',
    supported: 20,
    unsupported: 12,
    all: 32,
  })
})

test('many entries about one person are as hidden as one', () => {
  const figures = protectFigures(
    [
      { dimension: 'quarter', code: 'Q1', supported: true, entries: 9, people: 1 },
      { dimension: 'quarter', code: 'Q2', supported: true, entries: 30, people: 25 },
    ],
    { quarter: ['Q1', 'Q2'], kind: [], area: [] },
    { threshold: 5, intervalValues: 5, roundTo: null },
  )
  assert.equal(figures.tables.quarter[0]?.supported, 'suppressed')
})
