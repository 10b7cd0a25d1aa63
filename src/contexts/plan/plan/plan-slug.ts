import type { ReadDb } from '../../../platform/db/connect.ts'

/** Names in addresses that are pages of their own under /plans. */
const taken = new Set(['import', 'imports', 'new', 'owners', 'compare', 'search', 'export'])

/** A plan's name in addresses, made from its title, that no other plan of the partnership has. */
export async function newPlanSlug(db: ReadDb, title: string): Promise<string> {
  const wished = slugOf(title)
  const rows = await db
    .selectFrom('plan.plan')
    .select('slug')
    .where('slug', 'like', `${wished}%`)
    .execute()
  const used = new Set([...taken, ...rows.map(row => row.slug)])
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? wished : `${wished}-${count}`
    if (!used.has(slug)) return slug
  }
}

/** 'Rough Sleeping Strategy: 2026–31' → 'rough-sleeping-strategy-2026-31', cut after a whole word. */
function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  let slug = ''
  for (const word of words ?? []) {
    const longer = slug === '' ? word.slice(0, 60) : `${slug}-${word}`
    if (longer.length > 60) break
    slug = longer
  }
  return slug || 'plan'
}
