import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import type { Category } from '../categories.ts'
import { ownRecord } from '../record/own-record.ts'
import { getPerson } from '../record/person-queries.ts'
import type { BeginInvolvementInput } from './involvement-form.ts'

export type InvolvementKind = 'caseload' | 'referral' | 'bed' | 'meeting'

/** Who works with whom from now on. Neither team nor user: the whole organisation. */
export type NewInvolvement = {
  id: string
  recordId: string
  kind: InvolvementKind
  organisationId: string
  teamId?: string | null
  userId?: string | null
  /** Only these kinds of information; null: all that the agreement covers. */
  categories?: readonly Category[] | null
  because?: string | null
}

/**
 * Begins an involvement: from now on it opens what agreements share with those who are involved. Sent again with the
 * same id, it changes nothing. Throws NotFound for a record that the actor does not see.
 */
export async function beginInvolvement(
  tx: Tx,
  actor: Actor,
  { id, recordId, kind, organisationId, teamId, userId, categories, because }: NewInvolvement,
): Promise<void> {
  const record = await tx
    .selectFrom('people.record')
    .select('personId')
    .where('id', '=', recordId)
    .executeTakeFirst()
  if (!record) throw new NotFound()
  const already = await tx
    .selectFrom('people.involvement')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return
  await tx
    .insertInto('people.involvement')
    .values({
      id,
      recordId,
      kind,
      organisationId,
      teamId: teamId ?? null,
      userId: userId ?? null,
      categories: categories ? [...categories] : null,
      because: because ?? null,
      partnershipId: actor.partnershipId,
      addedBy: actor.userId,
    })
    .execute()
  await recordAudit(
    tx,
    'people.involvement.begun',
    { kind: 'person', id: record.personId },
    { involvement: id, kind, organisation: organisationId, team: teamId, user: userId, categories },
  )
}

/** Puts a person on a caseload, or refers them to another organisation. Throws a Refusal where they are already. */
export async function workWith(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: BeginInvolvementInput,
  now: Date,
): Promise<void> {
  await getPerson(tx, personId)
  const isReferral = input.whom === 'referral'
  const whose = {
    organisationId: isReferral ? (input.organisation ?? '') : actor.organisationId,
    teamId: input.whom === 'team' ? input.team : null,
    userId: input.whom === 'me' ? actor.userId : null,
  }
  await refuseWrongParty(tx, actor, input)
  const { rows } = await sql`
    select from people.involvement i join people.record r on r.id = i.record_id
    where r.person_id = ${personId}::uuid and i.id <> ${input.id}::uuid
      and i.kind = ${isReferral ? 'referral' : 'caseload'} and i.organisation_id = ${whose.organisationId}::uuid
      and i.team_id is not distinct from ${whose.teamId}::uuid and i.user_id is not distinct from ${whose.userId}::uuid
      and i.categories is not distinct from ${input.categories}::text[]
      and (i.until_at is null or i.until_at > now())`.execute(tx)
  if (rows.length > 0) throw new Refusal('whom', 'They already work with this person')
  await beginInvolvement(tx, actor, {
    id: input.id,
    recordId: await ownRecord(tx, actor, personId, now),
    kind: isReferral ? 'referral' : 'caseload',
    ...whose,
    categories: isReferral ? input.categories : null,
    because: input.because,
  })
}

/** Throws a Refusal for a team of somebody else's, and for a referral to oneself or to an organisation that has left. */
async function refuseWrongParty(tx: Tx, actor: Actor, input: BeginInvolvementInput) {
  if (input.whom === 'team') {
    const team = await tx
      .selectFrom('partnership.team')
      .select('id')
      .where('id', '=', input.team)
      .where('organisationId', '=', actor.organisationId)
      .executeTakeFirst()
    if (!team) throw new Refusal('team', 'Choose a team of your organisation')
  }
  if (input.whom !== 'referral') return
  if (input.organisation === actor.organisationId)
    throw new Refusal('organisation', 'Choose another organisation than your own')
  const organisation = await tx
    .selectFrom('partnership.organisation')
    .select('id')
    .where('id', '=', input.organisation)
    .where(sql<boolean>`ended_on is null or ended_on >= current_date`)
    .executeTakeFirst()
  if (!organisation) throw new Refusal('organisation', 'Choose an organisation of the partnership')
}
