import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { recordAudit } from '../../../../platform/audit.ts'
import { connectOnce, type Tx } from '../../../../platform/db/connect.ts'
import { newId } from '../../../../platform/ids.ts'
import { checkStaged } from './check-staged.ts'
import { choosePartnership } from './choose-partnership.ts'
import type { Mistake } from './figure-files.ts'
import type { FileAccount } from './read-figure-file.ts'
import { type Progress, stageFolder } from './stage-figures.ts'

/** What is asked: which folder, from which system, for which partnership (its name; needed only where there are several). */
export type SightingsImport = { folder: string; source: string; partnership: string | undefined }

/** What was imported. */
export type ImportedSightings = {
  partnership: string
  edition: number
  replaced: boolean
  people: number
  sightings: number
  nights: number
  stays: number
  exits: number
  files: FileAccount[]
  /** What is no mistake and yet worth knowing, a sentence each. */
  notes: string[]
}

/** The files hold mistakes: nothing was imported. */
export class SightingMistakes extends Error {
  override name = 'SightingMistakes'
  readonly first: Mistake[]
  readonly count: number
  constructor(first: Mistake[], count: number) {
    super(`Nothing was imported: ${count} ${count === 1 ? 'mistake' : 'mistakes'}.`)
    this.first = first
    this.count = count
  }
}

/**
 * Imports people.csv, sightings.csv, stays.csv and exits.csv of another system, for figures alone: all of it or nothing, in
 * one transaction with its audit event. What came from the same source before is replaced. The service may run meanwhile.
 * Throws SightingMistakes, or a CommandMistake where folder or partnership are not there. `owner` is a connection of the owner.
 */
export async function importSightings(
  owner: pg.ClientConfig,
  asked: SightingsImport,
  now: Date,
  onProgress: Progress = () => {},
): Promise<ImportedSightings> {
  const { db, client, close } = await connectOnce(owner)
  try {
    const imported = await db.transaction().execute(async tx => {
      // One at a time, and memory enough to sort in.
      await sql`select pg_advisory_xact_lock(hashtext('throughline figures'))`.execute(tx)
      await sql`select set_config('work_mem', '128MB', true), set_config('datestyle', 'ISO, YMD', true)`.execute(
        tx,
      )
      const staged = await stageFolder(client, asked.folder, momentInEngland(now), onProgress)
      onProgress('Looking for people who are missing or there twice')
      await checkStaged(client, staged.mistakes)
      if (staged.mistakes.count() > 0)
        throw new SightingMistakes(staged.mistakes.first(), staged.mistakes.count())
      const partnership = await choosePartnership(tx, asked.partnership)
      return await replaceRows(tx, partnership, asked.source, staged.files, onProgress)
    })
    // The planner has to know at once how large the tables are, and what everybody can see of them.
    onProgress('Statistics')
    for (const table of ['figure_person', 'figure_night', 'figure_stay', 'figure_exit'])
      await client.query(`vacuum (analyze) street.${table}`)
    return imported
  } finally {
    await close()
  }
}

async function replaceRows(
  tx: Tx,
  partnership: { id: string; name: string },
  source: string,
  files: FileAccount[],
  onProgress: Progress,
): Promise<ImportedSightings> {
  const importId = newId()
  const of = sql`${partnership.id}::uuid`
  onProgress('Replacing what came from there before')
  const edition = await endEdition(tx, partnership.id, source)
  await sql`insert into street.figure_area (partnership_id, area_no, code)
    select ${of}, (select coalesce(max(area_no), 0) from street.figure_area where partnership_id = ${of})
        + row_number() over (order by s.area), s.area
    from (select area from staged_sighting union select area from staged_stay where length(area) <= 40) s
    where not exists (select from street.figure_area a where a.partnership_id = ${of} and a.code = s.area)`.execute(
    tx,
  )
  const counted = await sql<{ people: number; sightings: number; stays: number; exits: number }>`
    select (select count(*) from staged_person) as people, (select count(*) from staged_sighting) as sightings,
      (select count(*) from staged_stay) as stays, (select count(*) from staged_exit) as exits`.execute(
    tx,
  )
  const counts = counted.rows[0] ?? { people: 0, sightings: 0, stays: 0, exits: 0 }
  await sql`insert into street.figure_import (id, partnership_id, source, edition, people, sightings, nights, stays, exits)
    values (${importId}::uuid, ${of}, ${source}, ${edition}, ${counts.people}, ${counts.sightings}, 0, ${counts.stays}, ${counts.exits})`.execute(
    tx,
  )
  onProgress(`${counts.people.toLocaleString('en-GB')} people`)
  const { rows: highest } = await sql<{ highest: number }>`
    select coalesce(max(person_no), 0) as highest from street.figure_person`.execute(tx)
  const base = highest[0]?.highest ?? 0
  await sql`insert into street.figure_person (person_no, partnership_id, import_id, id, born_from, born_to, sex, gender, ethnicity,
      nationality, care_leaver, known_on)
    select ${base}::int + p.row, ${of}, ${importId}::uuid, p.id, p.born_from, p.born_to, p.sex, p.gender, p.ethnicity, p.nationality,
      p.care_leaver, p.known_on
    from staged_person p order by p.row`.execute(tx)
  const nights = await gatherNights(tx, of, base, counts, onProgress)
  onProgress('Stays and exits')
  await sql`insert into street.figure_stay (partnership_id, person_no, area, kind, start_on, end_on, end_reason, known_on)
    select ${of}, ${base}::int + p.row, s.area, s.kind, s.start_on, s.end_on, s.end_reason, s.known_on
    from staged_stay s join staged_person p on p.id = s.person`.execute(tx)
  await sql`insert into street.figure_exit (partnership_id, person_no, kind, left_on, known_on)
    select ${of}, ${base}::int + p.row, s.kind, s.left_on, s.known_on
    from staged_exit s join staged_person p on p.id = s.person`.execute(tx)
  onProgress('Notes')
  const notes = [...(await listNotes(tx, partnership.id, base)), ...listUnused(files)]
  await sql`update street.figure_import set nights = ${nights}, account = ${JSON.stringify({ files, notes })}::jsonb
    where id = ${importId}::uuid`.execute(tx)
  await sql`select set_config('throughline.partnership_id', ${partnership.id}, true),
    set_config('throughline.purpose', 'import sightings for figures', true)`.execute(tx)
  await recordAudit(
    tx,
    'street.figures.imported',
    { kind: 'figure-import', id: importId },
    { source, edition, ...counts, nights },
  )
  return {
    partnership: partnership.name,
    edition,
    replaced: edition > 1,
    ...counts,
    nights,
    files,
    notes,
  }
}

const sightingsAtOnce = 2_500_000

/** Takes the sightings of one night in one area as one. In parts, so that sorting stays small and progress can be told. */
async function gatherNights(
  tx: Tx,
  of: RawBuilder<unknown>,
  base: number,
  { people, sightings }: { people: number; sightings: number },
  onProgress: Progress,
): Promise<number> {
  const parts = Math.max(1, Math.ceil(sightings / sightingsAtOnce))
  const { rows } = await sql<{
    last: number
  }>`select coalesce(max(row), 0) as last from staged_person`.execute(tx)
  const width = Math.ceil(Math.max(people, rows[0]?.last ?? 0) / parts) + 1
  let nights = 0
  for (let part = 0; part < parts; part += 1) {
    onProgress(
      `Nights of ${sightings.toLocaleString('en-GB')} sightings: ${Math.floor((part / parts) * 100)} %`,
    )
    const inserted =
      await sql`insert into street.figure_night (partnership_id, person_no, area_no, night, bedded_on, contact_on)
      select ${of}, ${base}::int + p.row, a.area_no, s.night, min(s.known_on) filter (where s.bedded), min(s.known_on)
      from staged_sighting s
      join staged_person p on p.id = s.person and p.row >= ${part * width} and p.row < ${(part + 1) * width}
      join street.figure_area a on a.partnership_id = ${of} and a.code = s.area
      group by p.row, a.area_no, s.night order by p.row, a.area_no, s.night`.execute(tx)
    nights += Number(inserted.numAffectedRows ?? 0)
  }
  return nights
}

/** Removes the rows that came from a source before, keeps their account, and answers with the number of the next edition. */
async function endEdition(tx: Tx, partnershipId: string, source: string): Promise<number> {
  const { rows } = await sql<{ id: string; edition: number; current: boolean }>`
    select id, edition, replaced_at is null as current from street.figure_import
    where partnership_id = ${partnershipId}::uuid and source = ${source} order by edition desc limit 1`.execute(
    tx,
  )
  const [last] = rows
  if (!last) return 1
  if (last.current) {
    // The people of an edition have numbers without others between them.
    for (const table of ['figure_night', 'figure_stay', 'figure_exit'])
      await sql`delete from ${sql.table(`street.${table}`)} where person_no between
        (select min(person_no) from street.figure_person where import_id = ${last.id}::uuid)
        and (select max(person_no) from street.figure_person where import_id = ${last.id}::uuid)`.execute(
        tx,
      )
    await sql`delete from street.figure_person where import_id = ${last.id}::uuid`.execute(tx)
    await sql`update street.figure_import set replaced_at = now() where id = ${last.id}::uuid`.execute(
      tx,
    )
  }
  return last.edition + 1
}

const many = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`

async function listNotes(tx: Tx, partnershipId: string, base: number): Promise<string[]> {
  const { rows: both } = await sql<{ times: number; id: string; night: string; areas: string }>`
    select count(*) over ()::int as times, p.id, n.night, string_agg(a.code, ' and ' order by a.code) as areas
    from street.figure_night n
    join street.figure_area a on a.partnership_id = n.partnership_id and a.area_no = n.area_no
    join street.figure_person p on p.person_no = n.person_no
    where n.person_no > ${base} and n.bedded_on is not null
    group by p.id, n.person_no, n.night having count(*) > 1 order by n.person_no, n.night limit 1`.execute(
    tx,
  )
  const { rows: strange } = await sql<{ codes: string[] }>`
    select array_agg(distinct s.area) as codes from (select distinct area from staged_sighting) s
    where exists (select from partnership.area a where a.partnership_id = ${partnershipId}::uuid)
      and not exists (select from partnership.area a where a.partnership_id = ${partnershipId}::uuid and a.code = s.area)`.execute(
    tx,
  )
  const [first] = both
  const codes = strange[0]?.codes ?? []
  return [
    ...(first
      ? [
          `${many(first.times, 'night', 'nights')} on which somebody was seen in more than one area (first ${first.id} on ${first.night}, ${first.areas}): kept, and counted once in each.`,
        ]
      : []),
    ...(codes.length > 0
      ? [
          `${many(codes.length, 'area is', 'areas are')} not among those of the partnership: ${codes.slice(0, 5).join(', ')}${codes.length > 5 ? ', …' : ''}.`,
        ]
      : []),
  ]
}

function listUnused(files: readonly FileAccount[]): string[] {
  return files
    .filter(file => file.unused.length > 0)
    .map(
      file =>
        `${file.name} has columns that nothing uses, and they were not kept: ${file.unused.slice(0, 10).join(', ')}.`,
    )
}

function momentInEngland(now: Date): { today: string; now: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now)
  return { today: parts.slice(0, 10), now: parts }
}
