import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { editDistance } from './edit-distance.ts'
import { foldName } from './fold.ts'
import { foldPhone, isNationalInsuranceNumber, isNhsNumber, readPostcode } from './identifiers.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { nameLevel, nameLevels } from './name-level.ts'
import { findKinship } from './short-names.ts'
import { soundOf } from './sound.ts'
import { wordOfName } from './word-of-name.ts'

const level = (a: string, b: string) => nameLevel(wordOfName(a), wordOfName(b))

describe('likeness of letters', () => {
  test('Jaro–Winkler gives the published figures', () => {
    const published: [string, string, number][] = [
      ['MARTHA', 'MARHTA', 0.9611],
      ['DWAYNE', 'DUANE', 0.84],
      ['DIXON', 'DICKSONX', 0.8133],
      ['JELLYFISH', 'SMELLYFISH', 0.8963],
      ['ABC', 'XYZ', 0],
      ['', 'A', 0],
    ]
    for (const [a, b, likeness] of published)
      assert.ok(Math.abs(jaroWinkler(a, b) - likeness) < 0.0001, `${a} ${b} ${jaroWinkler(a, b)}`)
  })

  test('edits are those of optimal string alignment, and no more than the limit is told', () => {
    const known: [string, string, number][] = [
      ['kitten', 'sitting', 3],
      ['ca', 'abc', 3],
      ['teh', 'the', 1],
      ['', 'abc', 3],
      ['same', 'same', 0],
      ['abcdef', 'badcfe', 3],
    ]
    for (const [a, b, edits] of known) assert.equal(editDistance(a, b, 5), edits, `${a} ${b}`)
    assert.equal(editDistance('kitten', 'sitting', 1), 2)
  })

  test('both are symmetric, and edits agree with a plain computation', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(jaroWinkler(a, b), jaroWinkler(b, a))
        assert.equal(editDistance(a, b, 20), plainEdits(a, b))
        assert.equal(editDistance(b, a, 20), plainEdits(a, b))
      }),
    )
  })
})

/** Optimal string alignment as it is defined, without any shortcut. */
function plainEdits(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(i - 2, j - 2) + 1)
      const row = rows[i]
      if (row) row[j] = best
    }
  return at(a.length, b.length)
}

describe('names', () => {
  test('are folded to plain letters, whatever the script', () => {
    const folded: [string, string][] = [
      ['  Zoë ', 'zoe'],
      ["O'Brien", 'obrien'],
      ['Łukasz Wałęsa', 'lukasz walesa'],
      ['Ștefan Țiriac', 'stefan tiriac'],
      ['SMITH-JONES', 'smith jones'],
      ['Сергій', 'serhii'],
      ['محمد', 'mhmd'],
      ['Nguyễn', 'nguyen'],
      ['🙂', ''],
    ]
    for (const [name, plain] of folded) assert.equal(foldName(name), plain)
  })

  test('sound as double metaphone has them', () => {
    const codes: [string, string, string][] = [
      ['smith', 'SM0', 'XMT'],
      ['schmidt', 'XMT', 'SMT'],
      ['thompson', 'TMPSN', 'TMPSN'],
      ['catherine', 'K0RN', 'KTRN'],
    ]
    for (const [name, first, second] of codes) {
      const sound = soundOf(name)
      assert.deepEqual([sound.first, sound.second], [first, second])
    }
  })

  test('of other languages sound alike however they are spelled', () => {
    const pairs = [
      ['kowalski', 'kovalski'],
      ['szymon', 'shimon'],
      ['yusuf', 'yousef'],
      ['hussein', 'husain'],
      ['tesfaye', 'tesfay'],
      ['wojciech', 'vojciech'],
      ['oleksiy', 'oleksii'],
    ]
    for (const [a = '', b = ''] of pairs)
      assert.equal(soundOf(a).bones, soundOf(b).bones, `${a} ${b}`)
    assert.notEqual(soundOf('kelly').bones, soundOf('murphy').bones)
  })

  test('are kin where one is short for the other or both are spellings of one', () => {
    assert.deepEqual(findKinship('shaz', 'sharon'), {
      kind: 'short',
      short: 'shaz',
      full: 'sharon',
    })
    for (const [short, full] of [
      ['daz', 'darren'],
      ['gaz', 'gary'],
      ['baz', 'barry'],
      ['jez', 'jeremy'],
      ['tez', 'terry'],
      ['kez', 'kerry'],
      ['wojtek', 'wojciech'],
      ['sasha', 'oleksandr'],
      ['mo', 'mohammed'],
    ] as const)
      assert.equal(findKinship(short, full)?.kind, 'short', `${short} ${full}`)
    assert.equal(findKinship('mohammed', 'muhammad')?.kind, 'spelling')
    assert.equal(findKinship('mohamud', 'mohd')?.kind, 'spelling')
    assert.equal(findKinship('sharon', 'darren'), undefined)
  })

  test('have the level of their likeness', () => {
    const cases: [string, string, keyof typeof nameLevels][] = [
      ['Sharon', 'SHARON', 'equal'],
      ['Shaz', 'Sharon', 'kin'],
      ['Sharon', 'Sharron', 'close'],
      ['Mary Anne', 'Mary', 'close'],
      ['Catherine', 'Kathryn', 'kin'],
      ['Nowak', 'Novak', 'close'],
      ['S', 'Sharon', 'start'],
      ['Sharon', 'Peter', 'unlike'],
    ]
    for (const [a, b, expected] of cases)
      assert.equal(level(a, b), nameLevels[expected], `${a} ${b}`)
  })

  test('have the same level either way round', () => {
    const name = fc.constantFrom(
      'shaz',
      'sharon',
      'sharron',
      's',
      'mary anne',
      'mary',
      'kelly',
      'kely',
      'mohammed',
      'محمد',
      'xu',
    )
    fc.assert(fc.property(name, name, (a, b) => assert.equal(level(a, b), level(b, a))))
  })
})

describe('numbers', () => {
  test('are told by their form and check digit', () => {
    assert.ok(isNationalInsuranceNumber('AB123456C'))
    assert.ok(!isNationalInsuranceNumber('QQ123456C'))
    assert.ok(isNhsNumber('9434765919'))
    assert.ok(!isNhsNumber('9434765918'))
    assert.equal(foldPhone('+44 (0)7700 900123'), '07700900123')
    assert.equal(foldPhone('0044 7700 900 123'), '07700900123')
    assert.deepEqual(readPostcode('bn1 1ab'), {
      whole: 'BN11AB',
      outward: 'BN1',
      sector: 'BN11',
      area: 'BN',
    })
  })
})
