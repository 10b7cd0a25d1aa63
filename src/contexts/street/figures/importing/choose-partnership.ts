import type { Tx } from '../../../../platform/db/connect.ts'
import { newId } from '../../../../platform/ids.ts'
import { CommandMistake } from '../../../../platform/refusal.ts'

type Partnership = { id: string; name: string }

/**
 * The partnership that is meant: the one with this name (or name in addresses), or the only one. An empty database gets
 * one. Throws a CommandMistake where it is not plain which.
 */
export async function choosePartnership(tx: Tx, asked: string | undefined): Promise<Partnership> {
  const all = await tx
    .selectFrom('partnership.partnership')
    .select(['id', 'name', 'slug'])
    .orderBy('name')
    .execute()
  if (all.length === 0) return await begin(tx, asked?.trim() || 'Partnership')
  return pickPartnership(all, asked)
}

/** The same among partnerships that are there. */
export function pickPartnership<T extends Partnership & { slug: string }>(
  all: readonly T[],
  asked: string | undefined,
): T {
  const names = all.map(one => one.name).join(', ')
  const meant =
    asked === undefined ? all : all.filter(one => one.name === asked || one.slug === asked)
  const [one, another] = meant
  if (!one) throw new CommandMistake(`There is no partnership '${asked}'. There are: ${names}.`)
  if (another) throw new CommandMistake(`Say which partnership with --partnership NAME: ${names}.`)
  return one
}

async function begin(tx: Tx, name: string): Promise<Partnership> {
  const id = newId()
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  await tx
    .insertInto('partnership.partnership')
    .values({ id, name, slug: slug || 'partnership' })
    .execute()
  return { id, name }
}
