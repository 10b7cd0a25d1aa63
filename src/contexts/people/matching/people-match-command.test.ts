import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { explainError } from '../../../platform/command.ts'
import { peopleMatchCommand } from './people-match-command.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'people-match-'))
})
after(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function match(content: string | Uint8Array, ...flags: string[]) {
  const file = join(folder, 'list.csv')
  await writeFile(file, content)
  return await run(file, ...flags)
}

async function run(...args: string[]) {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
  }
  try {
    const code = await peopleMatchCommand(args, io)
    return {
      code,
      out,
      err,
      lines: out
        .trim()
        .split('\n')
        .filter(line => line !== ''),
    }
  } catch (error) {
    const { line, exitCode } = explainError(error)
    return { code: exitCode, out, err: line, lines: [] }
  }
}

const list = `record_id,given_name,family_name,alias,date_of_birth,place
a,Sharon,Kelly,,1995-02-14,market
b,Darren,Tattersall,,1980-06-01,
c,Shaz,Kelly,,1995,market
`

describe('people match', () => {
  test('prints a line for each pair, with its weight in words', async () => {
    const { code, lines, err } = await match(list, '--json')
    assert.equal(code, 0)
    assert.equal(err, '')
    const [pair] = lines.map(line => JSON.parse(line))
    assert.deepEqual(Object.keys(pair), ['a', 'b', 'probability', 'why'])
    assert.deepEqual([pair.a, pair.b], ['a', 'c'])
    assert.ok(pair.probability >= 0.5 && pair.probability <= 1)
    assert.match(pair.why, /Shaz is a short form of Sharon \+/)
    assert.match(pair.why, /same birth year \+/)
  })

  test('prints a line for each person with --clusters', async () => {
    const { lines } = await match(list, '--json', '--clusters')
    assert.deepEqual(
      lines.map(line => JSON.parse(line)),
      [
        { cluster: 1, records: ['a', 'c'] },
        { cluster: 2, records: ['b'] },
      ],
    )
  })

  test('says in words what it found', async () => {
    const { out } = await match(list)
    assert.match(out, /list\.csv: 3 rows, 2 people\./)
  })

  test('gives the same answer twice', async () => {
    assert.equal((await match(list, '--json')).out, (await match(list, '--json')).out)
  })

  test('reads what spreadsheets save: a byte order mark, blank rows, quotes, semicolons, Windows letters', async () => {
    const marked = await match(
      `\ufeff${list.replaceAll('\n', '\r\n\r\n').replace('Sharon', '"Sha\nron"')}`,
      '--json',
      '--clusters',
    )
    assert.equal(marked.lines.length, 2)
    const semicolons = await match(list.replaceAll(',', ';'), '--json', '--clusters')
    assert.equal(semicolons.lines.length, 2)
    const windows = await match(
      Buffer.from('record_id,given_name\na,Zo\xeb\n', 'latin1'),
      '--json',
      '--clusters',
    )
    assert.deepEqual(JSON.parse(windows.out), { cluster: 1, records: ['a'] })
  })

  test('does with columns and rows that are not there', async () => {
    for (const content of [
      'record_id,given_name\n',
      'record_id,phone\na,1\nb,\n',
      `record_id,given_name\n${'x,\n'}`,
    ])
      assert.equal((await match(content, '--json')).code, 0, content)
    const numbered = await match('given_name,shoe_size\nSharon,5\n', '--json', '--clusters')
    assert.deepEqual(JSON.parse(numbered.out), { cluster: 1, records: ['2'] })
    assert.match(numbered.err, /no column record_id/)
    assert.match(numbered.err, /shoe_size/)
  })

  test('counts dates that do not exist, and goes on', async () => {
    const { code, err } = await match(
      'record_id,date_of_birth\na,1995-02-31\nb,yesterday\nc,1995-02\n',
      '--json',
    )
    assert.equal(code, 0)
    assert.match(err, /^2 dates of birth do not exist/)
  })

  test('refuses in one line what it cannot use', async () => {
    const refused: [string | Uint8Array, RegExp][] = [
      ['', /list\.csv: The file is empty/],
      ['foo,bar\n1,2\n', /none is one to match by/],
      ['record_id,given_name\na,x\nb,y\na,z\n', /'a' of row 4 is already that of row 2/],
      ['record_id,given_name\n,x\n', /Row 2 has no record_id/],
      ['record_id,given_name\na,x,y\n', /Row 2 has 3 cells/],
      ['record_id,given_name,given_name\na,x,y\n', /'given_name' is there twice/],
      ['record_id,given_name\na,"x\n', /never closed/],
      [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /not a CSV file/],
    ]
    for (const [content, line] of refused) {
      const answer = await match(content, '--json')
      assert.equal(answer.code, 1)
      assert.match(answer.err, line)
      assert.ok(!answer.err.includes('\n'))
      assert.equal(answer.out, '')
    }
    assert.match((await run(join(folder, 'none.csv'))).err, /There is no such file/)
    assert.match((await run(folder)).err, /This is a folder/)
    assert.equal((await run()).code, 2)
    assert.equal((await run('a.csv', 'b.csv')).code, 2)
    assert.equal((await run('a.csv', '--wrong')).code, 2)
  })
})
