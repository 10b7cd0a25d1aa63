import { sql } from 'kysely'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { CommandMistake } from '../../../../platform/refusal.ts'
import { type CheckedSum, checkSums } from './check-sums-rules.ts'
import { type PublishedFigure, readFigures } from './read-figures.ts'

export type Edition = {
  edition: string
  source: string
  publishedOn: PlainDate
  certainty: 'confirmed' | 'second-hand' | 'general-knowledge' | 'own'
  licence: string
}

export type ImportedFigures = {
  added: number
  /** Held already, with the same values. */
  already: number
  populations: number
  unread: string[]
  sums: CheckedSum[]
}

/**
 * Adds the figures of a file to an edition: all of it or nothing. Sent again, it changes nothing. Throws a CommandMistake
 * for a file with mistakes, for an edition that is known under another source, and for a figure that the edition holds
 * with another value: what was republished is another edition. `tx` is the owner's: nobody writes national figures on a page.
 */
export async function importFigures(
  tx: Tx,
  edition: Edition,
  file: { name: string; text: string; year?: number | undefined },
): Promise<ImportedFigures> {
  const read = readFigures(file.text, file.year)
  if (!read.ok) throw new CommandMistake(mistakesOf(file.name, read.mistakes))
  await keepEdition(tx, edition)
  const sums = checkSums(read.figures, await englandTotals(tx), read.totals)
  const { rows: held } = await sql<{ key: string; said: string }>`
    select concat_ws(' ', area_code, year, measure, breakdown, code) as key, coalesce(value::float8::text, marker) as said
    from street.published_figure where edition = ${edition.edition}`.execute(tx)
  const before = new Map(held.map(({ key, said }) => [key, said]))
  const wanted = read.figures.filter(figure => !before.has(keyOf(figure)))
  const other = read.figures.find(figure => {
    const said = before.get(keyOf(figure))
    return said !== undefined && said !== (figure.marker ?? String(figure.value))
  })
  if (other)
    throw new CommandMistake(
      `${file.name}: the edition '${edition.edition}' holds ${other.areaName} ${other.year} already, with ${before.get(keyOf(other))} and not ${other.marker ?? other.value}. Give republished figures an edition of their own.`,
    )
  for (let from = 0; from < wanted.length; from += 2000)
    await tx
      .insertInto('street.publishedFigure')
      .values(
        wanted.slice(from, from + 2000).map(figure => ({ ...figure, edition: edition.edition })),
      )
      .execute()
  for (const population of read.populations)
    await tx
      .insertInto('street.areaPopulation')
      .values({ ...population, source: edition.source })
      .onConflict(conflict =>
        conflict
          .columns(['areaCode', 'year'])
          .doUpdateSet({ people: population.people, source: edition.source }),
      )
      .execute()
  return {
    added: wanted.length,
    already: read.figures.length - wanted.length,
    populations: read.populations.length,
    unread: read.unread,
    sums,
  }
}

function keyOf({ areaCode, year, measure, breakdown, code }: PublishedFigure): string {
  return [areaCode, year, measure, breakdown, code].join(' ')
}

function mistakesOf(name: string, mistakes: readonly string[]): string {
  const shown = mistakes.slice(0, 20)
  const rest = mistakes.length - shown.length
  return `${name}: nothing was imported. ${shown.join(' ')}${rest > 0 ? ` And ${rest} more.` : ''}`
}

async function keepEdition(tx: Tx, edition: Edition): Promise<void> {
  const before = await tx
    .selectFrom('street.publishedEdition')
    .select('source')
    .where('edition', '=', edition.edition)
    .executeTakeFirst()
  if (!before) await tx.insertInto('street.publishedEdition').values(edition).execute()
  else if (before.source !== edition.source)
    throw new CommandMistake(
      `The edition '${edition.edition}' is known, from another source: ${before.source}. Choose another name.`,
    )
}

async function englandTotals(tx: Tx): Promise<Map<number, number>> {
  const { rows } = await sql<{ year: number; value: number }>`
    select distinct on (f.year) f.year, f.value::integer as value
    from street.published_figure f join street.published_edition e using (edition)
    where f.area_code = 'E92000001' and f.measure = 'people' and f.breakdown = 'total' and f.value is not null
    order by f.year, e.published_on desc`.execute(tx)
  return new Map(rows.map(({ year, value }) => [year, value]))
}
