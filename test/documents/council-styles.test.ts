import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readDocument } from '../../src/contexts/plan/reading/fragments/read-document.ts'

/**
 * Plans as councils lay them out, made by hand in Word, LibreOffice and a text editor. What each must give
 * was written down from the document before it was read; a field that two careful people could read
 * differently is left out of it.
 */
const folder = new URL('./council-styles/', import.meta.url)
const ending = '.expected.json'
const documents = readdirSync(folder)
  .filter(name => name.endsWith(ending))
  .map(name => name.slice(0, -ending.length))

test('there are documents to read', () => {
  assert.ok(documents.length >= 12)
})

for (const name of documents) {
  test(`${name} gives what it says`, async () => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}${ending}`, folder), 'utf8'))
    const { plan, document } = await readDocument(readFileSync(new URL(name, folder)), name)
    assert.deepEqual(likeExpected(plan, expected), expected)
    assert.equal(document.unread, 0)
    assert.equal(document.placed + document.setAside, document.fragments)
  })
}

/** What was read, with only the fields that are expected; lists keep their whole length. */
function likeExpected(read: unknown, expected: unknown): unknown {
  if (Array.isArray(expected) && Array.isArray(read))
    return read.map((each, at) => likeExpected(each, at in expected ? expected[at] : undefined))
  if (!isRecord(expected) || !isRecord(read)) return read
  return Object.fromEntries(
    Object.keys(expected).map(key => [key, likeExpected(read[key], expected[key])]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
