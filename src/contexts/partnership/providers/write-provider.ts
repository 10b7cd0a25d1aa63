import { recordAudit } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { seal } from '../../../platform/seal.ts'
import { differencesOf, lockPartnership, refuseStale } from '../administration.ts'
import type { ProviderInput } from './provider-form.ts'
import { getProviderRecord, type ProviderRecord } from './provider-queries.ts'

/** What a client secret is sealed as: of this provider and no other. */
export function sealedAs(id: string): string {
  return `client secret of ${id}`
}

/** Adds a provider; sent again, it changes nothing. Throws a Refusal for a name or issuer that is there already. */
export async function addProvider(
  tx: Tx,
  actor: Actor,
  id: string,
  input: ProviderInput,
  secret: Buffer,
): Promise<void> {
  await lockPartnership(tx, actor)
  const already = await tx
    .selectFrom('partnership.identityProvider')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return
  await refuseTaken(tx, input, id)
  await tx
    .insertInto('partnership.identityProvider')
    .values({
      id,
      partnershipId: actor.partnershipId,
      ...rowOf(input),
      clientSecret: input.clientSecret ? seal(secret, sealedAs(id), input.clientSecret) : null,
    })
    .execute()
  await setOrganisations(tx, actor, id, [], input.organisations)
  const { clientSecret: _, ...said } = input
  await recordAudit(tx, 'partnership.provider.added', { kind: 'provider', id }, said)
}

/**
 * Changes a provider. A new issuer lets nobody in who was bound under the one before. Throws StaleVersion, and a Refusal
 * for a name or issuer that is there already.
 */
export async function changeProvider(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, ...input }: ProviderInput & { version: string },
  secret: Buffer,
): Promise<void> {
  await lockPartnership(tx, actor)
  const before = await getProviderRecord(tx, id)
  refuseStale(version, before)
  await refuseTaken(tx, input, id)
  const after: ProviderRecord = {
    ...rowOf(input),
    hasSecret: before.hasSecret || input.clientSecret !== '',
    organisations: input.organisations,
  }
  const changed = differencesOf(before, after)
  if (input.clientSecret) changed.clientSecret = ['kept', 'replaced']
  if (Object.keys(changed).length === 0) return
  await tx
    .updateTable('partnership.identityProvider')
    .set({
      ...rowOf(input),
      ...(input.clientSecret
        ? { clientSecret: seal(secret, sealedAs(id), input.clientSecret) }
        : {}),
    })
    .where('id', '=', id)
    .execute()
  await setOrganisations(tx, actor, id, before.organisations, input.organisations)
  await recordAudit(tx, 'partnership.provider.changed', { kind: 'provider', id }, changed)
}

function rowOf({ name, issuer, clientId, secondFactor, enabled }: ProviderInput) {
  return { name, issuer, clientId, secondFactor, enabled: enabled === 'yes' }
}

async function refuseTaken(tx: Tx, { name, issuer }: ProviderInput, own: string) {
  const others = await tx
    .selectFrom('partnership.identityProvider')
    .select(['name', 'issuer'])
    .where('id', '<>', own)
    .execute()
  if (others.some(one => one.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal('name', 'There is one of that name already')
  const same = others.find(one => one.issuer === issuer)
  if (same) throw new Refusal('issuer', `${same.name} has that issuer already`)
}

async function setOrganisations(
  tx: Tx,
  actor: Actor,
  providerId: string,
  before: readonly string[],
  after: readonly string[],
) {
  for (const organisationId of before.filter(one => !after.includes(one)))
    await tx
      .deleteFrom('partnership.providerOrganisation')
      .where('providerId', '=', providerId)
      .where('organisationId', '=', organisationId)
      .execute()
  for (const organisationId of after.filter(one => !before.includes(one)))
    await tx
      .insertInto('partnership.providerOrganisation')
      .values({ partnershipId: actor.partnershipId, providerId, organisationId })
      .execute()
}
