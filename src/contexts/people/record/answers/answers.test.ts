import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../../test/app.ts'
import type { Browser } from '../../../../../test/browser.ts'
import { aUser, type TestUser } from '../../../../../test/builders/partnership.ts'
import { aRecord, permit } from '../../../../../test/builders/people.ts'

let it: TestApp
let ada: TestUser
let browser: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  await permit(it.owner, ada, ['immigration'])
  browser = await it.signIn(ada)
})
after(() => it.close())

async function shaz() {
  const { personId, recordId } = await aRecord(it.owner, ada, { given: 'Shaz' })
  return { recordId, path: `/people/${personId}`, form: `/people/${personId}/answers/identity` }
}

const inOrder = (one: unknown, other: unknown) =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1

const held = (recordId: string) =>
  it.owner
    .selectFrom('people.answer')
    .select(['question', 'state', 'choice', 'words', 'endedBecause'])
    .where('recordId', '=', recordId)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()

test('not asked, not known and prefers not to say are three different things', async () => {
  const { path, form, recordId } = await shaz()
  const reply = await browser.submit(form, {
    version: '1',
    'answer-sex': 'female',
    'answer-gender': 'not-known',
    'answer-ethnicity': 'prefers-not-to-say',
    'answer-reading': 'not-asked',
  })
  assert.equal(reply.status, 303, reply.body)
  assert.deepEqual(
    (await held(recordId))
      .map(({ question, state, choice }) => [question, state, choice])
      .sort(inOrder),
    [
      ['ethnicity', 'prefers-not-to-say', null],
      ['gender', 'not-known', null],
      ['sex', 'answered', 'female'],
    ],
  )
  const { body } = await browser.get(path)
  assert.match(body, /Sex<\/span> <span[^>]*>Female/)
  assert.match(body, /Gender<\/span> <span[^>]*>Not known/)
  assert.match(body, /Ethnic group<\/span> <span[^>]*>Prefers not to say/)
  assert.match(
    body,
    /Not asked, as far as you can see: [^<]*Do they want help with reading or writing/,
  )
  const { card } = await it.owner
    .selectFrom('people.record')
    .select('card')
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  assert.equal((card as { sex: string }).sex, 'female')
})

test('several nationalities and words of their own are kept; a language needs no list', async () => {
  const { path, form, recordId } = await shaz()
  await browser.submit(form, {
    version: '1',
    'answer-nationality': ['uk', 'eu'],
    'words-nationality': 'Poland',
    'answer-language': 'not-asked',
    'words-language': 'Polski, English',
  })
  assert.deepEqual(
    (await held(recordId))
      .map(({ question, choice, words }) => [question, choice, words])
      .sort(inOrder),
    [
      ['language', null, 'Polski, English'],
      ['nationality', 'eu', 'Poland'],
      ['nationality', 'uk', null],
    ],
  )
  const { body } = await browser.get(path)
  assert.match(body, /Another country of the European Union: Poland/)
  assert.match(body, /Polski, English/)
})

test('an answer that changes ends the one before; the others are left alone; one taken back was never given', async () => {
  const { form, recordId } = await shaz()
  await browser.submit(form, { version: '1', 'answer-sex': 'female', 'answer-reading': 'yes' })
  await browser.submit(form, { version: '2', 'answer-sex': 'male', 'answer-reading': 'yes' })
  await browser.submit(form, { version: '3', 'answer-sex': 'male', 'answer-reading': 'not-asked' })
  assert.deepEqual(
    (await held(recordId))
      .map(({ question, choice, endedBecause }) => [question, choice, endedBecause])
      .sort(inOrder),
    [
      ['reading', 'yes', 'wrong'],
      ['sex', 'female', 'changed'],
      ['sex', 'male', null],
    ],
  )
  const same = await browser.submit(form, { version: '4', 'answer-sex': 'male' })
  assert.equal(same.status, 303)
  assert.equal((await held(recordId)).length, 3)
})

test('what does not go together is refused beside its question, and so are forged answers', async () => {
  const { form } = await shaz()
  const wrong: [Record<string, string | string[]>, RegExp][] = [
    [
      { 'answer-nationality': ['uk', 'not-known'] },
      /href="#answer-nationality"[^>]*>Choose either an answer/,
    ],
    [{ 'answer-gender': 'prefers-not-to-say', 'words-gender': 'fluid' }, /Choose either an answer/],
    [{ 'answer-sex': ['female', 'male'] }, /Choose one answer/],
    [{ 'answer-sex': 'other' }, /Choose one of the answers/],
    [{ 'words-gender': 'x'.repeat(301) }, /href="#words-gender"[^>]*>Shorten the words to 300/],
  ]
  for (const [fields, message] of wrong) {
    const reply = await browser.submit(form, { version: '1', ...fields })
    assert.equal(reply.status, 400, JSON.stringify(fields))
    assert.match(reply.body, message)
  }
})

test('two who ask at once: the second sees what the record says now beside what they typed', async () => {
  const { form, recordId } = await shaz()
  await browser.submit(form, { version: '1', 'answer-gender': 'woman' })
  const stale = await browser.submit(form, {
    version: '1',
    'answer-gender': 'man',
    'words-gender': '',
  })
  assert.equal(stale.status, 409)
  assert.match(stale.body, /The record now[\s\S]*Woman[\s\S]*Man/)
  assert.match(stale.body, /value="man" checked/)
  assert.match(stale.body, /name="version" value="2"/)
  assert.equal((await browser.submit(form, { version: '2', 'answer-gender': 'man' })).status, 303)
  assert.equal((await held(recordId)).filter(row => row.endedBecause === null).length, 1)
})

test('questions about immigration have a form and a permission of their own', async () => {
  const { path, recordId } = await shaz()
  const reply = await browser.submit(`${path}/answers/immigration`, {
    version: '1',
    'answer-public-funds': 'no',
    // Belongs to another form, and is left out here.
    'answer-sex': 'female',
  })
  assert.equal(reply.status, 303)
  const rows = await it.owner
    .selectFrom('people.answer')
    .select(['question', 'category'])
    .where('recordId', '=', recordId)
    .execute()
  assert.deepEqual(rows, [{ question: 'public-funds', category: 'immigration' }])
  const kim = await it.signIn(await aUser(it.owner, it.partnership, ['worker']))
  assert.doesNotMatch((await kim.get(path)).body, /public funds/)
  assert.equal((await kim.get(`${path}/answers/immigration`)).status, 403)
  assert.equal((await kim.get(`${path}/answers/nonsense`)).status, 404)
  assert.equal((await kim.get(`${path}/answers/contact`)).status, 403)
})
