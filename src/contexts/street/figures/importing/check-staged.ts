import type pg from 'pg'
import type { MistakeList } from './stage-figures.ts'

type Found = { row: number; id: string; other: number; all: string }

/** What can only be said when everything is read: people who are there twice, and rows about nobody in people.csv. */
export async function checkStaged(client: pg.Client, mistakes: MistakeList): Promise<void> {
  if (mistakes.isBroken()) return
  await client.query(
    'analyze staged_person; analyze staged_sighting; analyze staged_stay; analyze staged_exit',
  )
  const twice = await client.query<Found>(
    `select row, id, other, count(*) over () as all from (
       select row, id, min(row) over (partition by id) as other from staged_person where id is not null) p
     where row > other order by row limit 21`,
  )
  report(
    mistakes,
    'people.csv',
    twice.rows,
    ({ id, other }) => `'${id}' is in row ${other} already.`,
  )
  for (const [file, table] of [
    ['sightings.csv', 'staged_sighting'],
    ['stays.csv', 'staged_stay'],
    ['exits.csv', 'staged_exit'],
  ] as const) {
    const nobody = await client.query<Found>(
      `select row, person as id, 0 as other, count(*) over () as all from ${table} s
       where person is not null and not exists (select from staged_person p where p.id = s.person) order by row limit 21`,
    )
    report(mistakes, file, nobody.rows, ({ id }) => `'${id}' is nobody in people.csv.`)
  }
}

function report(
  mistakes: MistakeList,
  file: string,
  rows: readonly Found[],
  words: (found: Found) => string,
): void {
  for (const [index, found] of rows.entries()) {
    // The last one that is looked at stands for all that are not.
    const more = index === rows.length - 1 ? Number(found.all) - index : 1
    mistakes.add({ file, row: found.row, column: 'person_id', words: words(found) }, more)
  }
}
