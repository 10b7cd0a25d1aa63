import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const root = new URL('../../', import.meta.url)
const rows = readFileSync(new URL('docs/security/asvs.md', root), 'utf8')
  .split('\n')
  .filter(line => /^\| V\d/.test(line))

test('every file and test that the list of ASVS items names exists', () => {
  const named = rows.flatMap(row =>
    [...row.matchAll(/`((?:src|test|database)\/[^`]+)`/g)].map(found => found[1] ?? ''),
  )
  assert.ok(named.length > 50, String(named.length))
  assert.deepEqual(
    named.filter(path => !existsSync(new URL(path, root))),
    [],
  )
})

test('every item has a file and a test, or says why not yet', () => {
  assert.ok(rows.length >= 30, String(rows.length))
  for (const row of rows) {
    const [, item, , how, file, shown] = row.split('|').map(cell => cell.trim())
    assert.ok(/[Nn]ot yet: .{10}/.test(how ?? '') || (file && shown), item)
  }
})
