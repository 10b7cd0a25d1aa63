import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  anOrganisation,
  aPartnership,
  aUser,
  type TestUser,
} from '../../../../test/builders/partnership.ts'
import { openTestDatabase, type TestDatabase } from '../../../../test/database.ts'
import { addDays, dayOf } from '../../../platform/dates.ts'
import { connect, type Db } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import {
  type Clause,
  changeWords,
  endedClause,
  lessParty,
  moreClause,
  moreParty,
  otherClause,
  sharingOn,
  stateOn,
  type Terms,
} from './sharing-rules.ts'

const clause = (changed: Partial<Clause> = {}): Clause => ({
  id: 'c1',
  category: 'health',
  needsInvolvement: false,
  needsConsent: false,
  fromDate: '2026-01-01',
  endsOn: null,
  ...changed,
})
const party = (organisationId: string) => ({
  organisationId,
  signedOn: '2026-01-01',
  leftOn: null,
})
const agreement = (clauses: Clause[], ...parties: string[]): Terms => ({
  id: 'a',
  fromDate: '2026-01-01',
  endsOn: null,
  clauses,
  parties: parties.map(party),
})
const names = {
  organisation: (id: string) => id.toUpperCase(),
  category: (code: string) => code,
}

test('an agreement counts from its first day until the day on which it no longer counts', () => {
  const days = { fromDate: '2026-01-02', endsOn: '2026-03-01' }
  assert.equal(stateOn(days, '2026-01-01'), 'not-begun')
  assert.equal(stateOn(days, '2026-01-02'), 'in-force')
  assert.equal(stateOn(days, '2026-02-28'), 'in-force')
  assert.equal(stateOn(days, '2026-03-01'), 'ended')
})

test('of several clauses the one that asks least counts', () => {
  const both = agreement(
    [clause({ needsConsent: true, needsInvolvement: true }), clause({ needsConsent: true })],
    'x',
    'y',
  )
  assert.equal(sharingOn([both], '2026-05-01').get('x y health'), '2')
  const either = agreement(
    [clause({ needsConsent: true }), clause({ needsInvolvement: true })],
    'x',
    'y',
  )
  assert.equal(sharingOn([either], '2026-05-01').get('x y health'), '1,2')
})

const cases: [
  string,
  Parameters<typeof changeWords>[0]['terms'],
  Parameters<typeof changeWords>[1],
  string[],
][] = [
  [
    'a new clause among three',
    [agreement([], 'x', 'y', 'z')],
    moreClause('a', clause({ fromDate: '2026-05-01' })),
    [
      'X will see health that Y and Z hold, about everybody.',
      'Y will see health that X and Z hold, about everybody.',
      'Z will see health that X and Y hold, about everybody.',
    ],
  ],
  [
    'a new party: what it sees, and who sees what it holds',
    [agreement([clause(), clause({ id: 'c2', category: 'street' })], 'x', 'y')],
    moreParty('a', { ...party('z'), signedOn: '2026-04-01' }, '2026-05-01'),
    [
      'Z will see health and street that X and Y hold, about everybody.',
      'X and Y will see health and street that Z holds, about everybody.',
    ],
  ],
  [
    'a party that leaves',
    [agreement([clause()], 'x', 'y')],
    lessParty('a', party('y'), '2026-05-01'),
    ['Y will no longer see health that X holds.', 'X will no longer see health that Y holds.'],
  ],
  [
    'consent asked for from now on',
    [agreement([clause()], 'x', 'y')],
    otherClause(
      'a',
      { id: 'c1' },
      clause({ id: 'c2', needsConsent: true, fromDate: '2026-05-01' }),
    ),
    [
      'Y will see health that X holds about people who said yes; until now, about everybody.',
      'X will see health that Y holds about people who said yes; until now, about everybody.',
    ],
  ],
  [
    'what another agreement shares as well changes for nobody',
    [agreement([clause()], 'x', 'y'), { ...agreement([clause({ id: 'c9' })], 'x', 'y'), id: 'b' }],
    endedClause('a', { id: 'c1', endsOn: null }, '2026-05-01'),
    [],
  ],
  [
    'another purpose alone changes for nobody',
    [agreement([clause()], 'x', 'y')],
    otherClause('a', { id: 'c1' }, clause({ id: 'c2', fromDate: '2026-05-01' })),
    [],
  ],
  [
    'before the agreement begins, it is said of its first day',
    [{ ...agreement([], 'x', 'y'), fromDate: '2027-01-01' }],
    moreClause('a', clause({ fromDate: '2026-05-01' })),
    [
      'Y will see health that X holds, about everybody.',
      'X will see health that Y holds, about everybody.',
    ],
  ],
]
for (const [name, terms, change, expected] of cases)
  test(`what changes for whom: ${name}`, () => {
    assert.deepEqual(changeWords({ terms, names }, change).sort(), expected.sort())
  })

// The rules say of any day what the policies go by today: many random agreements, asked of both.

let database: TestDatabase
let owner: Db
let user: TestUser
const organisations: string[] = []
before(async () => {
  database = await openTestDatabase()
  owner = connect({ ...database.owner, max: 1 })
  const partnership = await aPartnership(owner)
  user = await aUser(owner, partnership, ['data-guardian'])
  for (let n = 0; n < 5; n += 1)
    organisations.push(await anOrganisation(owner, partnership.id, `Organisation ${n}`))
})
after(async () => {
  await owner.destroy()
  await database.close()
})

/** Pseudo-random numbers that are the same for the same seed. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % sides
  }
}

test('the rules agree with the view that goes by what the policies go by, on 60 random worlds', async () => {
  const today = dayOf(new Date())
  let shared = 0
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed)
    const day = (from: number, to: number) => addDays(today, from + roll(to - from + 1))
    const worlds: Terms[] = Array.from({ length: 1 + roll(3) }, () => {
      const fromDate = day(-3, 1)
      return {
        id: newId(),
        fromDate,
        endsOn: roll(3) === 0 ? addDays(fromDate, roll(5)) : null,
        clauses: Array.from({ length: roll(4) }, () => {
          const begins = day(-3, 1)
          return {
            id: newId(),
            category: ['health', 'street'][roll(2)] ?? 'street',
            needsInvolvement: roll(2) === 0,
            needsConsent: roll(2) === 0,
            fromDate: begins,
            endsOn: roll(3) === 0 ? addDays(begins, roll(4)) : null,
          }
        }),
        parties: organisations
          .filter(() => roll(2) === 0)
          .map(organisationId => {
            const signedOn = day(-3, 1)
            return {
              organisationId,
              signedOn,
              leftOn: roll(3) === 0 ? addDays(signedOn, roll(4)) : null,
            }
          }),
      }
    })
    await owner
      .transaction()
      .execute(async tx => {
        for (const { id, fromDate, endsOn, clauses, parties } of worlds) {
          const own = { partnershipId: user.partnershipId, agreementId: id }
          await tx
            .insertInto('partnership.agreement')
            .values({
              id,
              partnershipId: user.partnershipId,
              title: id,
              summary: '',
              fromDate,
              reviewOn: '2099-01-01',
              endsOn,
              createdBy: user.id,
            })
            .execute()
          for (const one of clauses)
            await tx
              .insertInto('partnership.agreementClause')
              .values({ ...own, ...one, purpose: 'x', lawfulBasis: 'x' })
              .execute()
          for (const one of parties)
            await tx
              .insertInto('partnership.agreementParty')
              .values({ ...own, ...one, signedBy: 'x' })
              .execute()
        }
        const rows = await tx.selectFrom('partnership.sharedToday').selectAll().execute()
        const seen = [...new Set(rows.map(r => `${r.heldBy} ${r.sharedWith} ${r.category}`))]
        assert.deepEqual(seen.sort(), [...sharingOn(worlds, today).keys()].sort(), `seed ${seed}`)
        shared += seen.length
        throw new Error('undo the world')
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'undo the world') throw error
      })
  }
  assert.ok(shared > 100, `only ${shared} pairs were shared in all worlds`)
})
