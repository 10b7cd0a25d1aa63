import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import type { AddClauseInput } from './agreement-form.ts'
import { getAgreement, getSharing, listCategories, listConditions } from './agreement-queries.ts'
import { type Change, changeWords, refuseUnseen } from './sharing-rules.ts'

/**
 * The agreement that is about to change, with no other change to any agreement until the transaction ends. Throws
 * StaleVersion where it is not what the form was filled in from.
 */
export async function beginChange(tx: Tx, actor: Actor, id: string, seenVersion?: number) {
  await lockPartnership(tx, actor)
  const agreement = await getAgreement(tx, id)
  if (seenVersion !== undefined && seenVersion !== agreement.version) throw new StaleVersion()
  await tx
    .updateTable('partnership.agreement')
    .set({ version: agreement.version + 1 })
    .where('id', '=', id)
    .execute()
  return agreement
}

/** Throws a Refusal until whoever saves has seen what a change does for whom. */
export async function refuseUnseenEffects(tx: Tx, change: Change, checked: string): Promise<void> {
  refuseUnseen(changeWords(await getSharing(tx), change), checked)
}

/** Throws a Refusal for a title that another agreement has, whatever its capitals. */
export async function refuseTakenTitle(tx: Tx, title: string, own: string): Promise<void> {
  const taken = await tx
    .selectFrom('partnership.agreement')
    .select('title')
    .where(eb => eb.fn('lower', ['title']), '=', title.toLowerCase())
    .where('id', '<>', own)
    .executeTakeFirst()
  if (taken) throw new Refusal('title', `There is already an agreement called ${taken.title}`)
}

/** A day from which a change counts: it is never made as if it had counted before. */
export function dayOfChange(
  field: string,
  given: PlainDate | null,
  earliest: PlainDate,
): PlainDate {
  if (given === null) throw new Refusal(field, 'Enter the day from which it counts')
  if (given < earliest)
    throw new Refusal(field, 'Enter today or a later day: what was shared before cannot be undone')
  return given
}

type Basis = Pick<AddClauseInput, 'lawfulBasis' | 'specialCondition' | 'scheduleCondition'>

/**
 * Throws a Refusal for a basis that is not in the code list on the day, and where the law wants a further condition:
 * one of Article 9 or 10 for what the category holds, and one of Schedule 1 for most of those (Data Protection Act 2018,
 * section 10).
 */
export async function refuseWithoutBasis(
  tx: Tx,
  category: string,
  { lawfulBasis, specialCondition, scheduleCondition }: Basis,
  day: PlainDate,
): Promise<void> {
  const known = (await listCategories(tx, day)).find(one => one.code === category)
  if (!known) throw new Refusal('category', 'Choose what is shared')
  const conditions = (await listConditions(tx)).filter(
    one => one.validFrom <= day && (one.validTo === null || one.validTo >= day),
  )
  const find = (code: string, kinds: string[]) =>
    conditions.find(one => one.code === code && kinds.includes(one.kind))
  if (!find(lawfulBasis, ['article-6'])) throw new Refusal('lawfulBasis', 'Choose the lawful basis')
  const special = find(specialCondition, ['article-9', 'article-10'])
  if (specialCondition && !special)
    throw new Refusal('specialCondition', 'Choose a condition from the list')
  if (known.needsCondition && special?.kind !== known.needsCondition)
    throw new Refusal(
      'specialCondition',
      known.needsCondition === 'article-9'
        ? `‘${known.label}’ holds special categories: choose a condition of Article 9`
        : `‘${known.label}’ is about offences: choose a condition of Article 10`,
    )
  const schedule = find(scheduleCondition, ['schedule-1'])
  if (scheduleCondition && !schedule)
    throw new Refusal('scheduleCondition', 'Choose a paragraph from the list')
  if (special?.needsSchedule && !schedule)
    throw new Refusal(
      'scheduleCondition',
      `${special.label} needs a paragraph of Schedule 1 to the Data Protection Act 2018`,
    )
}
