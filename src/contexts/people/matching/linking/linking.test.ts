import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { CsvFault, splitCsv } from '../../../../platform/csv-rows.ts'
import { clusterRows } from './cluster.ts'
import { compareBirth } from './compare-birth.ts'
import { makeComparePeople } from './compare-people.ts'
import { explainPair } from './explain-pair.ts'
import { fieldAt, fieldCount, fields, placeSteps, unordered } from './fields.ts'
import { linkPeople } from './link-people.ts'
import { eachPair } from './link-probability.ts'
import { buildPeopleTable, type PersonRow } from './people-table.ts'
import { makeRandom } from './random.ts'

const tableOf = (rows: readonly PersonRow[]) => {
  const table = buildPeopleTable()
  for (const row of rows) table.add(row)
  return table.done()
}
const person = (
  given_name: string,
  family_name: string,
  date_of_birth = '',
  more: PersonRow = {},
): PersonRow => ({
  given_name,
  family_name,
  date_of_birth,
  ...more,
})

/** The rows of each group with several, in order. */
function groupsOf(rows: readonly PersonRow[]): number[][] {
  const { groups } = linkPeople(tableOf(rows))
  const members = Map.groupBy(groups.keys(), row => groups[row])
  return [...members.values()].filter(group => group.length > 1)
}

const given = 'sharon darren peter piotr fatima andrei oleh siobhan gary tracey'.split(' ')
const family = 'kelly nowak popa smith hassan eccles tattersall murphy shevchenko ormerod'.split(
  ' ',
)

/** People of whom some have a second row with a slip, the same for the same seed. */
function invent(count: number, seed: number): { rows: PersonRow[]; who: number[] } {
  const random = makeRandom(seed)
  const pick = (of: string[]) => of[Math.floor(random() * of.length)] ?? ''
  const made: { row: PersonRow; who: number }[] = []
  for (let who = 0; who < count; who++) {
    const date = `${1950 + Math.floor(random() * 50)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`
    const name = pick(family) + pick(['', 'ley', 'ton', 'by', 'son'])
    const row = person(pick(given), name, date, { place: pick(['market', 'station', 'canal']) })
    made.push({ row, who })
    if (who % 3 === 0)
      made.push({ row: { ...row, family_name: name.slice(0, 2) + name.slice(3) }, who })
  }
  return { rows: made.map(({ row }) => row), who: made.map(({ who }) => who) }
}

describe('a file of people', () => {
  test('links what is the same person, through short forms, slips and partial dates', () => {
    const rows = [
      person('Sharon', 'Kelly', '1995-02-14', { place: 'market' }),
      person('Darren', 'Micklethwaite', '1980-06-01'),
      person('Shaz', 'Kelly', '1995'),
      person('Daz', 'Mickelthwaite', '1980-06-01'),
      person('Peter', 'Nowak', '1971-07-03'),
      person('Kelly', 'Sharon', '1995-02-14'),
    ]
    assert.deepEqual(groupsOf(rows), [
      [0, 2, 5],
      [1, 3],
    ])
  })

  test('keeps a twin of the other sex, and father and son, apart', () => {
    const home = { place: 'station' }
    const rows = [
      person('Sharon', 'Ormerod', '1995-02-14', { place: 'market', sex: 'f' }),
      person('Darren', 'Ormerod', '1995-02-14', { place: 'market', sex: 'm' }),
      person('Gary', 'Eccles', '1960-05-09', home),
      person('Gary', 'Eccles', '1987-11-21', home),
      ...invent(60, 3).rows,
    ]
    const together = groupsOf(rows).filter(group => group.some(row => row < 4))
    assert.deepEqual(together, [])
  })

  test('of no rows, of one, of empty rows and of one row many times is no trouble', () => {
    assert.deepEqual(groupsOf([]), [])
    assert.deepEqual(groupsOf([person('Sharon', 'Kelly')]), [])
    assert.deepEqual(groupsOf(Array<PersonRow>(200).fill({})), [])
    assert.equal(
      groupsOf(Array<PersonRow>(3000).fill(person('Sharon', 'Kelly', '1995-02-14')))[0]?.length,
      3000,
    )
    assert.deepEqual(groupsOf(Array<PersonRow>(3000).fill(person('John', ''))), [])
  })

  test('gives the same groups in whatever order its rows are', () => {
    const { rows } = invent(150, 11)
    const names = rows.map((_, at) => at)
    const told = (order: number[]) =>
      groupsOf(order.map(at => rows[at] ?? {}))
        .map(group =>
          group
            .map(row => order[row] ?? -1)
            .sort((a, b) => a - b)
            .join(','),
        )
        .sort()
    const straight = told(names)
    assert.ok(straight.length > 30)
    for (const seed of [1, 2, 3]) {
      const random = makeRandom(seed)
      const order = names.map(at => ({ at, by: random() })).sort((a, b) => a.by - b.by)
      assert.deepEqual(told(order.map(({ at }) => at)), straight)
    }
  })

  test('is linked right nearly always where people are told apart by their rows', () => {
    const { rows, who } = invent(400, 5)
    const { groups } = linkPeople(tableOf(rows))
    let [both, linked, same] = [0, 0, 0]
    for (let i = 0; i < rows.length; i++)
      for (let j = i + 1; j < rows.length; j++) {
        if (groups[i] === groups[j]) linked++
        if (who[i] === who[j]) same++
        if (groups[i] === groups[j] && who[i] === who[j]) both++
      }
    assert.ok(both / linked > 0.95, `precision ${both / linked}`)
    assert.ok(both / same > 0.95, `recall ${both / same}`)
  })
})

describe('a weight', () => {
  const { rows } = invent(300, 8)
  const people = tableOf(rows)
  const linkage = linkPeople(people)
  const row = fc.integer({ min: 0, max: rows.length - 1 })

  test('is the sum of its explanation, exactly', () => {
    fc.assert(
      fc.property(row, row, (i, j) => {
        fc.pre(i !== j)
        const { weight, addends } = linkage.scorer.explain(i, j)
        assert.ok(Math.abs(weight - linkage.scorer.weigh(i, j)) < 1e-9)
        const words = explainPair(people, i, j, addends)
        const shown = [...words.matchAll(/([+-]\d+\.\d)(?=;|$)/g)].map(found => Number(found[1]))
        const told = shown.pop() ?? Number.NaN
        assert.ok(Math.abs(shown.reduce((sum, bits) => sum + bits, 0) - told) < 0.001, words)
      }),
    )
  })

  test('is the same either way round', () => {
    fc.assert(
      fc.property(row, row, (i, j) => {
        assert.ok(Math.abs(linkage.scorer.weigh(i, j) - linkage.scorer.weigh(j, i)) < 1e-9)
      }),
    )
  })

  test('never falls as likeness rises', () => {
    fields.forEach(({ name }, at) => {
      const weights = linkage.model.weights[at] ?? new Float64Array()
      if (unordered.includes(name) && name !== 'where') return
      weights.forEach((weight, level) => {
        const step = name === 'where' ? placeSteps : 1
        if (name === 'where' && level % placeSteps > 0)
          assert.ok(weight >= (weights[level - 1] ?? 0))
        if (level >= step) assert.ok(weight >= (weights[level - step] ?? 0), `${name} ${level}`)
      })
    })
  })

  test('makes a pair of one group 0.5 or more, and other pairs less', () => {
    let told = 0
    eachPair(linkage.groups, linkage.edges, linkage.scorer, ({ a, b, probability }) => {
      told++
      assert.ok(a < b && probability <= 1)
      assert.equal(linkage.groups[a] === linkage.groups[b], probability >= 0.5)
    })
    assert.ok(told > 50)
  })
})

describe('levels', () => {
  test('of birth dates tell the faults that people make', () => {
    const cases: [number, number, number][] = [
      [19950214, 19950214, 8],
      [19950204, 19950402, 7],
      [19950214, 19950215, 7],
      [19950214, 19590214, 7],
      [19950214, 19950200, 6],
      [19950214, 19950101, 5],
      [19950214, 19950814, 7],
      [19950214, 19950928, 2],
      [19950214, 19950000, 4],
      [19950000, 19950000, 4],
      [19950214, 19960000, 1],
      [19950214, 19710703, 0],
    ]
    for (const [a, b, level] of cases) {
      assert.equal(compareBirth(a, b), level, `${a} ${b}`)
      assert.equal(compareBirth(b, a), level, `${b} ${a}`)
    }
    assert.equal(compareBirth(19800101, 19900101), 7)
    assert.equal(compareBirth(19800101, 19900101, true), 1)
  })

  test('are missing where either row has nothing', () => {
    const levels = new Int8Array(fieldCount)
    makeComparePeople(tableOf([{}, person('Sharon', 'Kelly', '1995-02-14')]))(0, 1, levels)
    assert.ok(levels.every(level => level === -1))
  })

  test('see an exchange of names, and a single name in the other column', () => {
    const people = tableOf([
      person('Sharon', 'Kelly'),
      person('Kelly', 'Sharon'),
      person('Kelly', ''),
    ])
    const levels = new Int8Array(fieldCount)
    const compare = makeComparePeople(people)
    compare(0, 1, levels)
    assert.equal(levels[fieldAt.exchange], 1)
    compare(0, 2, levels)
    assert.equal(levels[fieldAt.single], 1)
  })
})

describe('groups', () => {
  test('do not join through one false link', () => {
    const strong = [
      [0, 1],
      [1, 2],
      [0, 2],
      [3, 4],
      [4, 5],
      [3, 5],
    ]
    const edges = [
      ...strong.map(([a = 0, b = 0]) => ({ a, b, weight: 9 })),
      { a: 2, b: 3, weight: 2 },
    ]
    const weigh = (i: number, j: number) =>
      edges.find(({ a, b }) => (a === i && b === j) || (a === j && b === i))?.weight ?? -9
    const groups = clusterRows(
      6,
      {
        from: Int32Array.from(edges, edge => edge.a),
        to: Int32Array.from(edges, edge => edge.b),
        weight: Float32Array.from(edges, edge => edge.weight),
      },
      weigh,
    )
    assert.deepEqual([...groups], [0, 0, 0, 3, 3, 3])
  })
})

describe('rows of a CSV file', () => {
  const rowsOf = (pieces: string[], separator = ',') => {
    const rows: string[][] = []
    const csv = splitCsv(separator, cells => rows.push(cells))
    for (const piece of pieces) csv.take(piece)
    csv.end()
    return rows
  }

  test('are the same however the text is cut into pieces', () => {
    const text = 'a,b\r\n"x, ""y""\nz",2\n\n,\r3,"4"'
    const whole = rowsOf([text])
    assert.deepEqual(whole, [
      ['a', 'b'],
      ['x, "y"\nz', '2'],
      ['', ''],
      ['3', '4'],
    ])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length })), cuts => {
        const at = [0, ...cuts.sort((a, b) => a - b), text.length]
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end))
        assert.deepEqual(rowsOf(pieces), whole)
      }),
    )
  })

  test('with a quote that never ends are refused', () => {
    assert.throws(() => rowsOf(['a\n"b']), CsvFault)
  })
})
