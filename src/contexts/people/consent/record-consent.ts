import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import type { FileStore } from '../../../platform/files.ts'
import { newId } from '../../../platform/ids.ts'
import { keepScan } from '../../../platform/keep-scan.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { ownRecord } from '../record/own-record.ts'
import type { ShareInput, WithdrawInput } from './consent-form.ts'
import { listSharingChoices } from './consent-queries.ts'
import { type Decision, decidedAt, type Part, type Scope } from './consent-rules.ts'
import type { AskedHow } from './consent-words.ts'
import { type FormKind, getFormInUse, getFormVersion } from './form-queries.ts'

/** When something happens, and where scans are kept. */
export type At = { now: Date; today: PlainDate; files: FileStore }

/**
 * Records what somebody said when asked whether their story may be shared, on the record of the actor's organisation;
 * sent again, it changes nothing. Answers with the id of the asking. It says nothing about the lawful basis. Throws a
 * Refusal for a day to come, for what is not in the lists, and for a file that is no scan; NotFound for a person whom the
 * actor does not see.
 */
export async function recordConsent(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: ShareInput,
  { now, today, files }: At,
): Promise<string> {
  const recordId = await ownRecord(tx, actor, personId, now)
  if (await isRecorded(tx, input.asking)) return input.asking
  refuseToCome(input.on, today)
  if (input.expiresOn !== null && input.expiresOn <= today)
    throw new Refusal('expires', 'The day on which it runs out must be to come')
  await refuseUnknown(tx, actor, input, today)
  const at = decidedAt(input.on, input.decision, now, today)
  const shared = {
    ...(await givenUnder(tx, 'share', input, today)),
    fileId: await scanOf(tx, actor, files, input.scan),
  }
  const asked = { tx, actor, recordId, askingId: input.asking, shared }
  // They said no to the rest just before they said yes to this: the newest that covers counts.
  if (input.refusesRest)
    await insertDecision(asked, {
      part: 'share',
      decision: 'refused',
      decidedAt: new Date(at.getTime() - 1),
    })
  await insertDecision(asked, {
    part: 'share',
    decision: input.decision,
    decidedAt: at,
    organisations: input.organisations,
    categories: input.categories,
    expiresOn: input.expiresOn,
  })
  await recordAudit(
    tx,
    'people.consent.recorded',
    { kind: 'person', id: personId },
    {
      asking: input.asking,
      decision: input.decision,
      organisations: input.organisations,
      categories: input.categories,
      refusesRest: input.refusesRest,
      expiresOn: input.expiresOn,
    },
  )
  return input.asking
}

/**
 * Somebody takes back what they agreed to, all of it or some; it counts from the next request of anybody. Sent again, it
 * changes nothing. Throws a Refusal for what is not in the lists, NotFound for a person whom the actor does not see.
 */
export async function withdrawConsent(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: WithdrawInput,
  { now, today }: Omit<At, 'files'>,
): Promise<void> {
  const recordId = await ownRecord(tx, actor, personId, now)
  if (await isRecorded(tx, input.asking)) return
  await refuseUnknown(tx, actor, input, today)
  const form = await getFormInUse(tx, input.part === 'share' ? 'share' : 'duty-to-refer', today)
  const shared = {
    formCode: form.code,
    formVersion: form.version,
    askedHow: input.askedHow,
    said: input.said,
  }
  const asked = { tx, actor, recordId, askingId: input.asking, shared }
  const isShare = input.part === 'share'
  await insertDecision(asked, {
    part: input.part,
    decision: 'withdrawn',
    decidedAt: now,
    organisations: isShare ? input.organisations : null,
    categories: isShare ? input.categories : null,
  })
  await recordAudit(
    tx,
    'people.consent.withdrawn',
    { kind: 'person', id: personId },
    {
      asking: input.asking,
      part: input.part,
      organisations: input.organisations,
      categories: input.categories,
    },
  )
}

export async function isRecorded(tx: Tx, askingId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('people.consent')
    .select('id')
    .where('askingId', '=', askingId)
    .executeTakeFirst()
  return found !== undefined
}

export function refuseToCome(on: PlainDate, today: PlainDate): void {
  if (on > today) throw new Refusal('on', 'The day on which they decided must not be to come')
}

/** Throws a Refusal for partners and kinds of information that the form did not offer. */
export async function refuseUnknown(
  tx: Tx,
  actor: Actor,
  { organisations, categories }: Scope,
  today: PlainDate,
): Promise<void> {
  const choices = await listSharingChoices(tx, actor, today)
  if (organisations?.some(id => !choices.organisations.some(one => one.id === id)))
    throw new Refusal('organisations', 'Choose partners from the list')
  if (categories?.some(code => !choices.categories.some(one => one.code === code)))
    throw new Refusal('categories', 'Choose kinds of information from the list')
}

/** The words that were used, and how they were asked. */
export async function givenUnder(
  tx: Tx,
  kind: FormKind,
  input: {
    form: string
    askedHow: AskedHow
    askedWhere: string | null
    witnessedBy: string | null
    said: string | null
  },
  today: PlainDate,
) {
  const form = await getFormVersion(tx, kind, input.form, today)
  const { askedHow, askedWhere, witnessedBy, said } = input
  return { formCode: form.code, formVersion: form.version, askedHow, askedWhere, witnessedBy, said }
}

/** Keeps the scan under a name that does not tell whose it is. */
export async function scanOf(
  tx: Tx,
  actor: Actor,
  files: FileStore,
  scan: { name: string; bytes: Uint8Array } | undefined,
): Promise<string | null> {
  if (!scan) return null
  return (await keepScan(tx, actor, files, scan, { field: 'scan', name: 'Signed form' })).id
}

type Asked = {
  tx: Tx
  actor: Actor
  recordId: string
  askingId: string
  shared: {
    formCode: string
    formVersion: number
    askedHow: AskedHow
    askedWhere?: string | null
    witnessedBy?: string | null
    said?: string | null
    fileId?: string | null
  }
}

/** One decision of a conversation. */
export async function insertDecision(
  { tx, actor, recordId, askingId, shared }: Asked,
  decision: {
    part: Part
    decision: Decision
    decidedAt: Date
    expiresOn?: PlainDate | null
    authority?: string | null
    exceptionReason?: string | null
  } & Partial<Scope>,
): Promise<void> {
  await tx
    .insertInto('people.consent')
    .values({
      id: newId(),
      partnershipId: actor.partnershipId,
      recordId,
      askingId,
      recordedBy: actor.userId,
      ...shared,
      ...decision,
    })
    .execute()
}
