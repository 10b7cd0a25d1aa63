import fc from 'fast-check'
import type { Role } from '../../../src/platform/db/access.ts'

// What worlds the promise of access is tried on: who is there, what was agreed, what people said, what went wrong.
// Indices stand for whoever or whatever has that number, counted round. Days are relative to today, moments to now.

/** Three stand for all of them: one that needs no permission, two that do. */
export const usedCategories = ['identity', 'health', 'street'] as const

export const factTables = [
  'name',
  'birth',
  'look',
  'answer',
  'identifier',
  'contact_route',
  'companion',
  'belonging',
  'whereabouts',
  'warning',
  'verification',
  'picture',
  'note',
] as const

const roles: Role[] = [
  'worker',
  'data-guardian',
  'matching-lead',
  'organisation-administrator',
  'administrator',
  'coordinator',
  'reader',
]

/** How many organisations each of the two partnerships has. */
export const organisationCounts = [3, 2] as const

const which = fc.nat(11)
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof(
    { weight: 3 * others.length, arbitrary: fc.constant(usual) },
    ...others.map(other => fc.constant(other)),
  )
const category = fc.constantFrom(...usedCategories)
const someCategories = fc.option(fc.subarray([...usedCategories]), { freq: 2 })

export type Until = 'never' | 'later' | 'now' | 'past'
const until = fc.constantFrom<Until>('never', 'never', 'later', 'now', 'past')

/** From a day on, up to but not on another. */
const inForce = fc
  .record({ from: mostly(-2, 0, 1), ends: mostly<number | null>(null, -1, 0, 1) })
  .map(({ from, ends }) => ({ from, ends: ends !== null && ends <= from ? null : ends }))

const workerRoles = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Role[]>(['worker']) },
  { weight: 4, arbitrary: fc.subarray(roles) },
)

export const worldArbitrary = fc.record({
  /** Which of the many things that are alike are tried in this world. */
  luck: fc.nat(999),
  /** The last day of each organisation, of all partnerships in order. */
  lastDays: fc.tuple(
    ...Array.from({ length: organisationCounts[0] + organisationCounts[1] }, () =>
      mostly<number | null>(null, null, null, -1, 0),
    ),
  ),
  users: fc.array(
    fc.record({
      partnership: mostly(0, 1),
      organisation: which,
      roles: workerRoles,
      categories: fc.oneof(fc.constant([...usedCategories]), fc.subarray([...usedCategories])),
      disabled: mostly(false, false, true),
      /** In the team of the organisation of that number. */
      team: fc.option(which),
    }),
    { minLength: 3, maxLength: 4 },
  ),
  /** Of which tables rows are held in this world. */
  tables: fc.subarray([...factTables], { minLength: 3, maxLength: 4 }),
  people: fc.array(
    fc.record({
      partnership: mostly(0, 1),
      records: fc.array(
        fc.record({
          organisation: which,
          category,
          ended: mostly(false, true),
          /** Linked to another person after everything was said. */
          movedTo: mostly<number | null>(null, null, 0, 1),
          /** Begun when everything else was said already. */
          late: mostly(false, false, true),
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  agreements: fc.array(
    fc.record({
      partnership: mostly(0, 0, 1),
      term: inForce,
      parties: fc.array(
        fc.record({
          organisation: which,
          signed: mostly(-2, -2, 0, 1),
          left: mostly<number | null>(null, null, 0, 1),
        }),
        { minLength: 3, maxLength: 5 },
      ),
      clauses: fc.array(
        fc.record({
          category: fc.oneof(
            fc.constant('identity' as const),
            fc.constant('picture' as const),
            category,
          ),
          term: inForce,
          needsInvolvement: mostly(false, true),
          needsConsent: mostly(false, true),
        }),
        { minLength: 2, maxLength: 5 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  involvements: fc.array(
    fc.record({
      record: which,
      organisation: which,
      whom: fc.constantFrom('organisation', 'team', 'user'),
      which,
      kind: fc.constantFrom('caseload', 'referral', 'bed', 'meeting'),
      categories: someCategories,
      begun: mostly(true, true, false),
      until,
      by: which,
    }),
    { maxLength: 4 },
  ),
  consents: fc.array(
    fc.record({
      record: which,
      part: mostly('share', 'share', 'refer'),
      decision: fc.constantFrom('given', 'given', 'refused', 'withdrawn'),
      organisations: fc.option(fc.array(which, { maxLength: 2 }), { freq: 2 }),
      categories: someCategories,
      minutesAgo: fc.nat(2),
      expires: mostly<number | null>(null, null, 0, 1),
    }),
    { maxLength: 6 },
  ),
  objections: fc.array(
    fc.record({
      record: which,
      organisation: fc.option(which, { freq: 1 }),
      category: fc.option(category, { freq: 1 }),
      until,
      by: which,
    }),
    { maxLength: 4 },
  ),
  restrictions: fc.array(fc.record({ record: which, until, by: which }), { maxLength: 1 }),
  named: fc.array(fc.record({ record: which, user: which, until, by: which }), { maxLength: 3 }),
  bars: fc.array(fc.record({ record: which, user: which, until, by: which }), { maxLength: 2 }),
  /** What was seen on the street, about a record of that number or about nobody known. */
  contacts: fc.array(
    fc.record({
      partnership: mostly(0, 0, 1),
      organisation: which,
      record: fc.option(which, { freq: 3 }),
      state: mostly('stands', 'stands', 'withdrawn', 'erased'),
      by: which,
    }),
    { maxLength: 4 },
  ),
  glasses: fc.array(
    fc.record({
      record: which,
      user: which,
      /** Broken before they went to another organisation. */
      elsewhere: mostly(false, false, true),
      categories: fc.subarray([...usedCategories]),
      until: fc.constantFrom<Until>('later', 'later', 'now', 'past'),
      reviewed: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
})

export type World = typeof worldArbitrary extends fc.Arbitrary<infer T> ? T : never
