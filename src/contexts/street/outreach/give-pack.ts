import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit.ts'
import { addDays, type PlainDate } from '../../../platform/dates.ts'
import { type Actor, tokenHash } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { seal } from '../../../platform/seal.ts'
import { listCodes } from '../code-queries.ts'
import { whatMayBeKept } from '../contacts/what-may-be-kept.ts'
import type { Pack } from './contract.ts'
import { keyOfPack } from './pack-access.ts'
import { listPackPeople } from './pack-people.ts'
import { getPackSettings, listPackAlerts, listPackSites } from './pack-queries.ts'
import { makeSealingKeys } from './sealing.ts'
import { listShiftsTonight } from './shift-queries.ts'

const hour = 60 * 60_000
const day = 24 * hour

/** After this what a phone still holds cannot be opened any more. */
const daysUntilForgotten = 90

/**
 * Gives a phone what it needs for one shift: sites, people last met there, alerts, and a token that only sends. Whom it
 * shows is read through the worker's own rights, and a look is written down for each. Throws a Refusal.
 */
export async function givePack(
  tx: Tx,
  actor: Actor,
  { shiftId, device }: { shiftId: string; device: string },
  { now, today, secret }: { now: Date; today: PlainDate; secret: Buffer },
): Promise<Pack> {
  const [found] = await listShiftsTonight(tx, actor, now, shiftId)
  if (!found)
    throw new Refusal('shiftId', 'This shift is not tonight’s, was cancelled, or you are not on it')
  const { ends, ...shift } = found
  const may = await whatMayBeKept(tx, actor)
  if (!may.street)
    throw new Refusal(
      'permission',
      'You may not see or keep what is known of people on the street: ask the administrator of your organisation',
    )
  const { packDays, pinTries, overdueMinutes } = await getPackSettings(tx)
  const since = addDays(shift.nightOf, -packDays)
  const people = await listPackPeople(tx, actor, {
    shiftId,
    since,
    today,
    mayPhotograph: may.pictures,
  })
  const packId = newId(now.getTime())
  const token = randomBytes(32).toString('base64url')
  const { publicKey, privateKey } = await makeSealingKeys()
  const expiresAt = new Date(ends.getTime() + 2 * hour)
  const sendUntil = new Date(ends.getTime() + 7 * day)
  await sql`select street.forget_old_packs(${now})`.execute(tx)
  await tx
    .insertInto('street.pack')
    .values({
      id: packId,
      partnershipId: actor.partnershipId,
      organisationId: actor.organisationId,
      shiftId,
      userId: actor.userId,
      device,
      tokenHash: tokenHash(token),
      serverKey: seal(secret, keyOfPack(packId), JSON.stringify(privateKey)),
      recordIds: people.map(({ recordId }) => recordId),
      givenAt: now,
      expiresAt,
      sendUntil,
      forgetAt: new Date(ends.getTime() + daysUntilForgotten * day),
    })
    .execute()
  const pack = {
    packId,
    token,
    serverNow: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
    sendUntil: sendUntil.toISOString(),
    shift,
    settings: { pinTries, overdueMinutes },
    serverKey: publicKey,
    sites: await listPackSites(tx, shiftId),
    people: people.map(({ personId: _, ...person }) => person),
    alerts: await listPackAlerts(tx, shiftId),
    codes: await listPackCodes(tx, today),
    mayPhotographUnknown: may.pictures,
  }
  await recordAudit(
    tx,
    'street.pack.given',
    { kind: 'shift', id: shiftId },
    { pack: packId, device, people: people.length },
  )
  await sql`select platform.record_audit('people.person.viewed', 'person', shown.id, ${JSON.stringify({ page: 'outreach', pack: packId })}::jsonb)
    from unnest(${people.map(({ personId }) => personId)}::uuid[]) as shown (id)`.execute(tx)
  return pack
}

async function listPackCodes(db: ReadDb, today: PlainDate): Promise<Pack['codes']> {
  return {
    bedding: await listCodes(db, 'bedding', today),
    placeKind: await listCodes(db, 'place-kind', today),
    offer: await listCodes(db, 'offer', today),
    need: await listCodes(db, 'need', today),
    alertOutcome: await listCodes(db, 'alert-outcome', today),
  }
}
