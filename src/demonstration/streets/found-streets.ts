import { sql } from 'kysely'
import { hashPassword } from '../../contexts/partnership/index.ts'
import type { Category } from '../../contexts/people/index.ts'
import type { Tx } from '../../platform/db/connect.ts'
import { giveKnownApps } from '../known-app.ts'
import { organisations, partnership, people } from '../people.ts'
import { demonstrationPassword } from '../sign-ins.ts'
import { type Chance, seededRandom } from './seeded-random.ts'
import { streetHolders, streetWorkers } from './street-workers.ts'
import { newestDay, type StreetSetting } from './write-people.ts'

const foundedAt = Date.parse('2022-10-01T09:00:00Z')

/**
 * Makes those who work with the people of the streets, what they may read, and the agreement between their organisations,
 * as the owner, in the demonstration partnership. Ids come from the seed. Answers with what writing the people needs,
 * and with the data guardian, in whose name it is done; undefined where there are people of the streets already.
 */
export async function foundStreets(
  tx: Tx,
  seed: number,
): Promise<{ setting: StreetSetting; guardianId: string } | undefined> {
  const chance = seededRandom(seed, -1)
  const partnershipId = await findPartnership(tx)
  const [anyWorker] = streetWorkers
  const there = await tx
    .selectFrom('partnership.userAccount')
    .select('id')
    .where('email', '=', anyWorker?.email ?? '')
    .executeTakeFirst()
  if (there) return undefined
  const organisationIds = await listOrganisations(tx, partnershipId)
  const hash = await hashPassword(demonstrationPassword)
  const holders: StreetSetting['holders'] = streetHolders.map(({ key, percent }) => ({
    organisationId: organisationIds.get(key) ?? '',
    percent,
    workers: [],
  }))
  for (const { email, name, organisation } of streetWorkers) {
    const organisationId = organisationIds.get(organisation.key) ?? ''
    const id = newUuid(chance)
    await addUser(tx, { id, partnershipId, organisationId, email, name }, 'worker', hash)
    for (const category of organisation.categories)
      await tx
        .insertInto('partnership.userCategory')
        .values({ partnershipId, userId: id, category })
        .execute()
    holders.find(holder => holder.organisationId === organisationId)?.workers.push(id)
  }
  await giveKnownApps(tx)
  const guardianId = await findGuardian(tx)
  await addAgreement(tx, chance, { partnershipId, organisationIds, guardianId })
  const questions = await listQuestions(tx)
  return { setting: { partnershipId, holders, questions, seed }, guardianId }
}

function newUuid(chance: Chance): string {
  const hex = chance.id(foundedAt).toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

async function findPartnership(tx: Tx): Promise<string> {
  const { id } = await tx
    .selectFrom('partnership.partnership')
    .select('id')
    .where('slug', '=', partnership.slug)
    .executeTakeFirstOrThrow()
  return id
}

async function findGuardian(tx: Tx): Promise<string> {
  const guardian = people.find(person => person.key === 'guardian')
  const { id } = await tx
    .selectFrom('partnership.userAccount')
    .select('id')
    .where('email', '=', guardian?.email ?? '')
    .executeTakeFirstOrThrow()
  return id
}

async function listOrganisations(tx: Tx, partnershipId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .where('partnershipId', '=', partnershipId)
    .execute()
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  return new Map(organisations.map(({ key, name }) => [key, ids.get(name) ?? '']))
}

type User = {
  id: string
  partnershipId: string
  organisationId: string
  email: string
  name: string
}

async function addUser(tx: Tx, user: User, role: string, hash: string) {
  await tx.insertInto('partnership.userAccount').values(user).execute()
  await tx
    .insertInto('partnership.userRole')
    .values({ userId: user.id, partnershipId: user.partnershipId, role })
    .execute()
  await sql`insert into partnership.credential (user_id, password_hash) values (${user.id}::uuid, ${hash})`.execute(
    tx,
  )
}

type Clause = {
  category: Category
  needsInvolvement: boolean
  specialCondition: string | null
  scheduleCondition: string | null
}

const clauses: readonly Clause[] = [
  {
    category: 'identity',
    needsInvolvement: false,
    specialCondition: '9(2)(g)',
    scheduleCondition: 'sch1-6',
  },
  { category: 'contact', needsInvolvement: false, specialCondition: null, scheduleCondition: null },
  { category: 'street', needsInvolvement: false, specialCondition: null, scheduleCondition: null },
  { category: 'housing', needsInvolvement: false, specialCondition: null, scheduleCondition: null },
  {
    category: 'health',
    needsInvolvement: true,
    specialCondition: '9(2)(h)',
    scheduleCondition: 'sch1-2',
  },
  {
    category: 'safeguarding',
    needsInvolvement: true,
    specialCondition: '9(2)(g)',
    scheduleCondition: 'sch1-18',
  },
]

/** The day centre shares with outreach, the city and the county; all others share under the agreements of the first people. */
async function addAgreement(
  tx: Tx,
  chance: Chance,
  {
    partnershipId,
    organisationIds,
    guardianId,
  }: { partnershipId: string; organisationIds: Map<string, string>; guardianId: string },
) {
  const agreementId = newUuid(chance)
  const signedOn = '2022-10-01'
  await tx
    .insertInto('partnership.agreement')
    .values({
      id: agreementId,
      partnershipId,
      title: 'The Open Gate day centre',
      summary:
        'The day centre tells outreach and the councils who comes, and they tell it who is looked for.',
      fromDate: signedOn,
      reviewOn: '2027-10-01',
      createdBy: guardianId,
      createdAt: new Date(foundedAt),
    })
    .execute()
  for (const key of ['county', 'city', 'lantern', 'opengate'])
    await tx
      .insertInto('partnership.agreementParty')
      .values({
        partnershipId,
        agreementId,
        organisationId: organisationIds.get(key) ?? '',
        signedOn,
        signedBy: 'Director',
      })
      .execute()
  for (const clause of clauses)
    await tx
      .insertInto('partnership.agreementClause')
      .values({
        id: newUuid(chance),
        partnershipId,
        agreementId,
        ...clause,
        purpose: 'To find people who sleep rough a home, and to keep them safe meanwhile',
        lawfulBasis: '6(1)(e)',
        needsConsent: false,
        fromDate: signedOn,
      })
      .execute()
}

async function listQuestions(tx: Tx): Promise<StreetSetting['questions']> {
  const questions = await tx
    .selectFrom('people.question')
    .select(['code', 'category'])
    .where('validFrom', '<=', newestDay)
    .where('validTo', 'is', null)
    .orderBy('position')
    .orderBy('code')
    .execute()
  const choices = await tx
    .selectFrom('people.choice')
    .select(['question', 'code'])
    .where('validTo', 'is', null)
    .orderBy('position')
    .execute()
  return questions.map(({ code, category }) => ({
    code,
    category,
    choices: choices.filter(choice => choice.question === code).map(choice => choice.code),
  }))
}
