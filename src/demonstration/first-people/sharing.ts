import { recordAudit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/connect.ts'
import { newId } from '../../platform/ids.ts'
import { actAs, type Stage } from '../stage.ts'

const signedOn = '2025-10-01'
const housing = 'To find people who sleep rough a safe place and keep them in it'

type Clause = {
  category: string
  purpose: string
  lawfulBasis: string
  specialCondition?: string
  scheduleCondition?: string
  needsInvolvement?: boolean
  needsConsent?: boolean
}

const publicTask = { lawfulBasis: '6(1)(e)' }
const statutory = { ...publicTask, specialCondition: '9(2)(g)', scheduleCondition: 'sch1-6' }
const safeguarding = { ...publicTask, specialCondition: '9(2)(g)', scheduleCondition: 'sch1-18' }
const care = { ...publicTask, specialCondition: '9(2)(h)', scheduleCondition: 'sch1-2' }
const release = 'So that nobody leaves prison to sleep rough'

/** Who people are and where they sleep; more only for those who work with them. */
const streetClauses: Clause[] = [
  { category: 'identity', purpose: housing, ...statutory },
  { category: 'street', purpose: housing, ...publicTask },
  { category: 'contact', purpose: housing, ...publicTask, needsInvolvement: true },
  { category: 'housing', purpose: housing, ...publicTask, needsInvolvement: true },
  {
    category: 'health',
    purpose: 'To look after people who are ill on the street, and when they leave hospital',
    ...care,
    needsInvolvement: true,
    needsConsent: true,
  },
  {
    category: 'domestic-abuse',
    purpose: 'To keep people safe from those who would harm them',
    ...safeguarding,
    needsInvolvement: true,
  },
]

const releaseClauses: Clause[] = [
  { category: 'identity', purpose: release, ...statutory },
  {
    category: 'offending',
    purpose: release,
    ...publicTask,
    specialCondition: '10-authority',
    needsInvolvement: true,
  },
]

/** The two agreements under which the partners of Thistleshire share. */
export async function agreeToShare(stage: Stage): Promise<void> {
  await actAs(stage, 'guardian', 'agree what partners share', async (tx, actor) => {
    const organisations = await tx
      .selectFrom('partnership.organisation')
      .select(['id', 'name'])
      .execute()
    const idOf = (name: string) => {
      const found = organisations.find(one => one.name === name)
      if (!found) throw new Error(`No partner of the demonstration is called '${name}'`)
      return found.id
    }
    const write = (title: string, summary: string, names: string[], clauses: Clause[]) =>
      writeAgreement(tx, actor, { title, summary, parties: names.map(idOf), clauses })
    await write(
      'Thistleshire street agreement',
      'Outreach, the councils, the night shelter, the refuge and the hospital share what they need to bring people inside.',
      [
        'Lantern Outreach',
        'Larkminster City Council',
        'Thistleshire County Council',
        'Larkminster Night Shelter',
        'Bluebell Refuge',
        'Lark Valley Hospitals NHS Trust',
      ],
      streetClauses,
    )
    await write(
      'Release from Stonemarsh',
      'The prison, probation and the city prepare releases together.',
      ['HMP Stonemarsh', 'Thistleshire Probation Service', 'Larkminster City Council'],
      releaseClauses,
    )
  })
}

async function writeAgreement(
  tx: Tx,
  actor: { partnershipId: string; userId: string },
  agreement: { title: string; summary: string; parties: string[]; clauses: Clause[] },
) {
  const agreementId = newId()
  const { partnershipId } = actor
  const { title, summary, parties, clauses } = agreement
  await tx
    .insertInto('partnership.agreement')
    .values({
      id: agreementId,
      partnershipId,
      title,
      summary,
      fromDate: signedOn,
      reviewOn: '2027-10-01',
      createdBy: actor.userId,
    })
    .execute()
  await tx
    .insertInto('partnership.agreementParty')
    .values(
      parties.map(organisationId => ({
        partnershipId,
        agreementId,
        organisationId,
        signedOn,
        signedBy: 'Chief executive',
      })),
    )
    .execute()
  await tx
    .insertInto('partnership.agreementClause')
    .values(
      clauses.map(clause => ({
        id: newId(),
        partnershipId,
        agreementId,
        needsInvolvement: false,
        needsConsent: false,
        ...clause,
        fromDate: signedOn,
      })),
    )
    .execute()
  await recordAudit(
    tx,
    'partnership.agreement.added',
    { kind: 'agreement', id: agreementId },
    { title },
  )
}
