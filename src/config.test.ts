import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'

test('an empty environment gives a server for this machine only', () => {
  const config = readConfig({})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.port, 3000)
  assert.equal(config.publicUrl, 'http://127.0.0.1:3000')
  assert.match(config.dataFolder, /\/data$/)
  assert.equal(config.databaseUrl, undefined)
})

test('an empty variable counts as not set', () => {
  assert.deepEqual(readConfig({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' }), readConfig({}))
})

test('an IPv6 host is bracketed in the address', () => {
  assert.equal(readConfig({ HOST: '::1', PORT: '80' }).publicUrl, 'http://[::1]:80')
})

test('the demonstration is for the built-in database, unless somebody says otherwise', () => {
  const DATABASE_URL = 'postgresql://somewhere/throughline'
  assert.equal(readConfig({}).demonstration, true)
  assert.equal(readConfig({ DATABASE_URL }).demonstration, false)
  assert.equal(readConfig({ THROUGHLINE_DEMO: 'no' }).demonstration, false)
  assert.equal(readConfig({ THROUGHLINE_DEMO: 'yes', DATABASE_URL }).demonstration, true)
})

test('a mistake names its variable in one line', () => {
  const mistakes: [string, string][] = [
    ['THROUGHLINE_DEMO', 'perhaps'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://somewhere'],
    ['DATABASE_OWNER_URL', 'postgresql://owner@somewhere/throughline'],
    ['PUBLIC_URL', 'plan.example.org'],
    ['PUBLIC_URL', 'https://plan.example.org/below'],
    ['LOG_LEVEL', 'loud'],
    ['THROUGHLINE_SECRET', 'too short'],
  ]
  for (const [name, value] of mistakes) {
    assert.throws(() => readConfig({ [name]: value }), {
      name: 'CommandMistake',
      message: new RegExp(`^${name} [^\\n]+$`),
    })
  }
})

test('a password in a wrong database address is not repeated', () => {
  assert.throws(
    () => readConfig({ DATABASE_URL: 'pg://me:s3cret@host' }),
    (error: Error) => !error.message.includes('s3cret'),
  )
})
