import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const skipped = /(^|\/)(node_modules|\.git|\.tools|data)(\/|$)/
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  path => !skipped.test(path),
)
const documents = files.filter(path => path.endsWith('.md'))

test('every link from one document to another file leads somewhere', () => {
  assert.ok(documents.length > 12)
  const broken = documents.flatMap(path =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
      .map(([, link = '']) => normalize(join(dirname(path), link)))
      .filter(target => !existsSync(join(root, target)))
      .map(target => `${path} → ${target}`),
  )
  assert.deepEqual(broken, [])
})

test('every file that a document names in backticks below src, test, database, docs, scripts or bench is there', () => {
  const named = documents.flatMap(path =>
    [
      ...readFileSync(join(root, path), 'utf8').matchAll(
        /`((?:src|test|database|docs|scripts|bench)\/[\w./-]+)`/g,
      ),
    ].map(([, name = '']) => ({ path, name })),
  )
  assert.ok(named.length > 10)
  assert.deepEqual(
    named.filter(({ name }) => !existsSync(join(root, name))),
    [],
  )
})

test('decisions are numbered once each, without a gap', () => {
  const numbers = readdirSync(join(root, 'docs/decisions')).map(name => Number(name.slice(0, 4)))
  assert.deepEqual(
    numbers.sort((a, b) => a - b),
    numbers.map((_, index) => index + 1),
  )
})

test('people are never called by the noun made of sleeping rough', () => {
  const official = /Rough Sleepers? (Co-ordinator|Strategy|Initiative|Team|Navigator)/g
  const offending = files
    .filter(
      path =>
        /\.(md|tsx|ts|sql)$/.test(path) &&
        !path.includes('.test.') &&
        !path.startsWith('test/') &&
        existsSync(join(root, path)),
    )
    .filter(path =>
      /rough sleepers?\b/i.test(readFileSync(join(root, path), 'utf8').replace(official, '')),
    )
  assert.deepEqual(offending, [])
})
