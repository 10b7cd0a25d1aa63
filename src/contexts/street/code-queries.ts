import type { PlainDate } from '../../platform/dates.ts'
import type { ReadDb } from '../../platform/db/connect.ts'

export type Code = { code: string; label: string; hint: string | null }

export type CodeList =
  | 'bedding'
  | 'place-kind'
  | 'offer'
  | 'need'
  | 'alert-outcome'
  | 'list-status'
  | 'target-group'
  | 'enforcement'
  | 'enforcement-outcome'
  | 'death-accommodation'
  | 'death-cohort'
  | 'coroner'
  | 'death-cause'
  | 'death-verified-by'
  | 'review-criterion'
  | 'review-decision'
  | 'review-domain'
  | 'review-theme'
  | 'death-notice'

/** What one of the code lists offers on a day, in order. */
export function listCodes(db: ReadDb, list: CodeList, today: PlainDate): Promise<Code[]> {
  return db
    .selectFrom('street.code')
    .select(['code', 'label', 'hint'])
    .where('list', '=', list)
    .where('validFrom', '<=', today)
    .where(eb => eb.or([eb('validTo', 'is', null), eb('validTo', '>', today)]))
    .orderBy('position')
    .execute()
}
