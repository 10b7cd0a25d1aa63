import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

export const formKinds = ['share', 'duty-to-refer'] as const
export type FormKind = (typeof formKinds)[number]

/** The code of a partnership's own words. */
export function ownCode(actor: Pick<Actor, 'partnershipId'>, kind: FormKind): string {
  return `${kind}-${actor.partnershipId}`
}

/** Throws NotFound for anything else. */
export function kindOf(text: string): FormKind {
  const kind = formKinds.find(one => one === text)
  if (!kind) throw new NotFound('no such form')
  return kind
}

/** Every version of a form on a day, the one in use first: the partnership's own, then the words that came with Throughline. */
export async function listFormVersions(db: ReadDb, kind: FormKind, today: PlainDate) {
  return await db
    .selectFrom('people.consentForm as f')
    .leftJoin('partnership.userAccount as u', 'u.id', 'f.writtenBy')
    .select(['f.code', 'f.version', 'f.title', 'f.words', 'f.validFrom', 'f.partnershipId'])
    .select(['u.name as writtenBy'])
    .where('f.kind', '=', kind)
    .where('f.validFrom', '<=', today)
    .where(eb => eb.or([eb('f.validTo', 'is', null), eb('f.validTo', '>=', today)]))
    .orderBy('f.partnershipId', order => order.asc().nullsLast())
    .orderBy('f.version', 'desc')
    .execute()
}
export type FormVersion = Awaited<ReturnType<typeof listFormVersions>>[number]

/** The words in use on a day. Throws where there are none, which a partnership cannot bring about. */
export async function getFormInUse(
  db: ReadDb,
  kind: FormKind,
  today: PlainDate,
): Promise<FormVersion> {
  const [inUse] = await listFormVersions(db, kind, today)
  if (!inUse) throw new Error(`There are no words for the consent form ${kind}`)
  return inUse
}

/** One version, by what it is called in addresses and forms: its code and number. Throws NotFound. */
export async function getFormVersion(
  db: ReadDb,
  kind: FormKind,
  key: string,
  today: PlainDate,
): Promise<FormVersion> {
  const found = (await listFormVersions(db, kind, today)).find(one => keyOf(one) === key)
  if (!found) throw new NotFound('no such version')
  return found
}

/** 'share.1': how a version is named in a form. */
export function keyOf({ code, version }: Pick<FormVersion, 'code' | 'version'>): string {
  return `${code}.${version}`
}
