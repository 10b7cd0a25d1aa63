import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { PersonCard } from './person-card.ts'
import { isBroadQuery, queryKeys, searchKeys } from './person-keys.ts'
import { readQuery } from './read-query.ts'
import { scoreEntry } from './score-entry.ts'

const today = '2026-11-22'
const sharon: PersonCard = {
  names: [
    { given: 'Sharon', family: 'Kelly', kind: 'legal' },
    { given: 'Shaz', family: '', kind: 'known-as' },
  ],
  birth: { precision: 'day', year: 1995, month: 2, day: 14 },
  places: ['market'],
  description: 'lady with the staffie',
}
const other: PersonCard = {
  names: [{ given: 'Peter', family: 'Nowak', kind: 'legal' }],
  birth: { precision: 'day', year: 1971, month: 7, day: 3 },
}

function isFound(typed: string, card: PersonCard): boolean {
  const held = new Set(searchKeys(card))
  return queryKeys(readQuery(typed, today)).some(key => held.has(key))
}
const reasons = (typed: string, card: PersonCard) =>
  scoreEntry(readQuery(typed, today), card).reasons.map(reason => reason.words)

describe('what was typed', () => {
  test('is taken apart into names, birth, numbers and words', () => {
    const born = (year: number | null, month: number | null, day: number | null) => ({
      year,
      month,
      day,
      years: null,
    })
    const cases: [string, object][] = [
      ['shaz 1995', { words: ['shaz'], birth: born(1995, null, null) }],
      ['Sharon Kelly 14/02/1995', { words: ['sharon', 'kelly'], birth: born(1995, 2, 14) }],
      ['kelly 14.2.95', { words: ['kelly'], birth: born(1995, 2, 14) }],
      ['1995-02-14', { words: [], birth: born(1995, 2, 14) }],
      ['14th of February 1995 kelly', { words: ['kelly'], birth: born(1995, 2, 14) }],
      ['feb 1995', { words: [], birth: born(1995, 2, null) }],
      ['kelly 14/02', { words: ['kelly'], birth: born(null, 2, 14) }],
      [
        'shaz about 30',
        { words: ['shaz'], birth: { year: null, month: null, day: null, years: [1990, 2001] } },
      ],
      ['daz red tent', { words: ['daz', 'red', 'tent'], birth: null }],
      ['AB 12 34 56 C', { words: [], identifiers: ['AB123456C'] }],
      ['943 476 5919', { words: [], identifiers: ['9434765919'] }],
      ['07700 900123 shaz', { words: ['shaz'], phones: ['07700900123'] }],
      ['Shaz@Post.example', { words: [], emails: ['shaz@post.example'] }],
      ['th1 1ab', { words: [], postcodes: ['TH11AB'] }],
      ['', { words: [], birth: null }],
    ]
    for (const [typed, expected] of cases)
      assert.deepEqual({ ...readQuery(typed, today), ...expected }, readQuery(typed, today), typed)
  })

  test('can be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), typed => {
        const query = readQuery(typed, today)
        const score = scoreEntry(query, sharon)
        assert.ok(queryKeys(query).every(key => Number.isInteger(key) && key === (key | 0)))
        assert.ok(Number.isFinite(score.weight) && score.probability >= 0 && score.probability <= 1)
      }),
    )
  })
})

describe('keys', () => {
  test('find somebody by any part that is known', () => {
    for (const typed of [
      'shaz 1995',
      'sharon kelly 14/02/1995',
      'kelly sharon',
      'sharron kelley',
      'shazza kelly',
      'kelly 1994',
      'kelly 14/02',
      'shaz about 30',
      'shaz staffie',
      '2/14/1995',
      'kelly',
      'shar',
      'shaz',
    ])
      assert.ok(isFound(typed, sharon), typed)
    assert.ok(!isFound('sharon kelly 14/02/1995', other))
  })

  test('are broad only where a query says too little', () => {
    assert.ok(isBroadQuery(readQuery('kelly', today)))
    assert.ok(!isBroadQuery(readQuery('kelly 1995', today)))
    assert.ok(!isBroadQuery(readQuery('shaz kelly', today)))
    assert.deepEqual(queryKeys(readQuery('  ', today)), [])
  })

  test('fit an int4 column and do not depend on the order of names', () => {
    const keys = searchKeys(sharon)
    assert.ok(keys.every(key => key === (key | 0)))
    const turned = searchKeys({ ...sharon, names: sharon.names.toReversed() })
    assert.deepEqual(new Set(turned), new Set(keys))
  })
})

describe('scores', () => {
  test('give the reasons in words', () => {
    const shazOnly = {
      ...sharon,
      names: [{ given: 'Sharon', family: 'Kelly', kind: 'legal' as const }],
    }
    assert.deepEqual(reasons('shaz 1995', shazOnly), [
      'Shaz is a short form of Sharon',
      'same birth year',
    ])
    assert.ok(reasons('sharon kelly 2.14.1995', sharon).includes('same date of birth'))
    assert.ok(
      reasons('sharon kelly 14/03/1995', sharon).includes('date of birth one digit different'),
    )
    assert.ok(reasons('sharon kelley', sharon).includes('family name sounds alike'))
    assert.ok(reasons('staffie market', sharon).includes("'staffie' is in how they are described"))
    const exchanged = {
      ...sharon,
      birth: { precision: 'day' as const, year: 1995, month: 4, day: 3 },
    }
    assert.ok(
      reasons('kelly 4/3/1995', exchanged).includes('day and month exchanged, same birth year'),
    )
  })

  test('rank the person meant before others', () => {
    for (const typed of ['shaz 1995', 'kelly', 'sharron kelly', 'shazza 14/2/1995', 'staffie'])
      assert.ok(
        scoreEntry(readQuery(typed, today), sharon).weight >
          scoreEntry(readQuery(typed, today), other).weight,
        typed,
      )
  })

  test('rise with what agrees, and a rare name says more than a common one', () => {
    const weight = (typed: string, card = sharon) =>
      scoreEntry(readQuery(typed, today), card).weight
    assert.ok(weight('sharon kelly 14/02/1995') > weight('sharon kelly 1995'))
    assert.ok(weight('sharon kelly 1995') > weight('sharon kelly'))
    assert.ok(weight('sharon kelly') > weight('sharon keely'))
    const rare = {
      ...sharon,
      names: [{ given: 'Sharon', family: 'Micklethwaite', kind: 'legal' as const }],
    }
    assert.ok(weight('micklethwaite', rare) > weight('kelly'))
  })

  test('an age said on a day fits a year of birth', () => {
    const aged: PersonCard = {
      names: [{ given: 'Daz', family: '', kind: 'street' }],
      birth: { precision: 'age', ageFrom: 25, ageTo: 35, asOn: '2026-01-01' },
    }
    assert.ok(isFound('darren 1996', aged))
    assert.ok(reasons('daz 1996', aged).includes('the age fits'))
    assert.ok(reasons('daz 1960', aged).includes('another age'))
  })
})
