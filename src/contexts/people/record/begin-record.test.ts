import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { permit } from '../../../../test/builders/people.ts'
import { type Actor, writeForUser } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import { findActorByEmail } from '../../partnership/index.ts'
import { beginRecord, type FirstTelling } from './begin-record.ts'
import { ownRecord } from './own-record.ts'

let it: TestApp
let ada: TestUser
let ben: TestUser
const now = new Date('2026-11-22T20:15:00Z')
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  ada = await aUser(it.owner, it.partnership, ['worker'])
  const shelter = await anOrganisation(it.owner, it.partnership.id, 'Lantern Night Shelter')
  ben = await aUser(it.owner, it.partnership, ['worker'], shelter)
})
after(() => it.close())

async function as<T>(user: TestUser, command: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  const actor = await findActorByEmail(it.owner, user.email)
  assert.ok(actor)
  return await writeForUser(it.owner, user.id, 'test', tx => command(tx, actor))
}

function shaz(recordId = newId()): FirstTelling {
  return {
    recordId,
    personId: null,
    source: 'told',
    given: { name: 'Shaz', age: 'about thirty', words: 'Tells that Daz must not find her' },
    names: [{ kind: 'known-as', given: 'Shaz', family: '', script: null }],
    birth: {
      precision: 'age',
      year: null,
      month: null,
      day: null,
      ageFrom: 28,
      ageTo: 32,
      asOn: '2026-11-22',
    },
    look: 'Staffie on a red lead',
    answers: [{ question: 'sex', state: 'answered', choice: 'female', words: null }],
  }
}

test('a first telling is kept exactly, linked, and findable by its card', async () => {
  const telling = shaz()
  const { personId, recordId } = await as(ada, (tx, actor) => beginRecord(tx, actor, telling, now))
  const record = await it.owner
    .selectFrom('people.record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(record.given, telling.given)
  assert.equal(record.personId, personId)
  assert.ok(record.keys.length > 5)
  assert.deepEqual(record.card, {
    names: [{ given: 'Shaz', family: '', kind: 'known-as' }],
    birth: {
      precision: 'age',
      year: null,
      month: null,
      day: null,
      ageFrom: 28,
      ageTo: 32,
      asOn: '2026-11-22',
    },
    sex: 'female',
    description: 'Staffie on a red lead',
  })
  const links = await it.owner
    .selectFrom('people.link')
    .select(['because', 'personId'])
    .where('recordId', '=', recordId)
    .execute()
  assert.deepEqual(links, [{ because: 'first', personId }])
  const { reference } = await it.owner
    .selectFrom('people.person')
    .select('reference')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  assert.match(reference, /^[346789ABCDEFGHJKMNPQRTWXY]{8}$/)
  const events = await it.owner
    .selectFrom('platform.auditEvent')
    .select(['event', 'subjectKind'])
    .where('subjectId', '=', personId)
    .execute()
  assert.deepEqual(events, [{ event: 'people.record.begun', subjectKind: 'person' }])
})

test('the same telling sent twice begins one record', async () => {
  const telling = shaz()
  const first = await as(ada, (tx, actor) => beginRecord(tx, actor, telling, now))
  assert.deepEqual(await as(ada, (tx, actor) => beginRecord(tx, actor, telling, now)), first)
})

test('what somebody may not write down is refused beside its field, and nothing is begun', async () => {
  const told: FirstTelling = {
    ...shaz(),
    identifiers: [{ kind: 'nhs', value: '943 476 5919', issuer: null }],
  }
  await assert.rejects(
    as(ada, (tx, actor) => beginRecord(tx, actor, told, now)),
    (error: Error) => error instanceof Refusal && error.field === 'identifiers',
  )
  await permit(it.owner, ada, ['health'])
  await as(ada, (tx, actor) => beginRecord(tx, actor, told, now))
})

test('another organisation without an agreement cannot add a record to a person whom it does not see', async () => {
  const { personId } = await as(ada, (tx, actor) => beginRecord(tx, actor, shaz(), now))
  await assert.rejects(
    as(ben, (tx, actor) => beginRecord(tx, actor, { ...shaz(), personId }, now)),
    NotFound,
  )
})

test('two workers of one organisation who tell something at once share its record', async () => {
  const { personId } = await as(ben, (tx, actor) => beginRecord(tx, actor, shaz(), now))
  const one = await as(ben, (tx, actor) => ownRecord(tx, actor, personId, now))
  const eve = await aUser(it.owner, it.partnership, ['worker'], ben.organisationId)
  const [again, other] = await Promise.all([
    as(ben, (tx, actor) => ownRecord(tx, actor, personId, now)),
    as(eve, (tx, actor) => ownRecord(tx, actor, personId, now)),
  ])
  assert.deepEqual([again, other], [one, one])
})
