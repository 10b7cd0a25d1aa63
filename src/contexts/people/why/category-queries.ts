import type { ReadDb } from '../../../platform/db/connect.ts'
import type { Category } from '../categories.ts'

export type ShownCategory = { code: Category; label: string; about: string }

/** The kinds of information, in the order in which pages show them. */
export async function listCategories(db: ReadDb): Promise<ShownCategory[]> {
  const rows = await db
    .selectFrom('partnership.informationCategory')
    .select(['code', 'label', 'about'])
    .orderBy('position')
    .execute()
  return rows as ShownCategory[]
}

/** 'Health and Housing' of their codes. */
export function categoriesInWords(
  codes: readonly string[],
  categories: readonly ShownCategory[],
): string {
  const labels = categories.filter(one => codes.includes(one.code)).map(one => one.label)
  return new Intl.ListFormat('en-GB').format(labels)
}
