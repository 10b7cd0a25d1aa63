import { sql } from 'kysely'
import { addMonths, lastDayOfMonth, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { listPersonNames, type NamedPerson } from '../../people/index.ts'
import type { Flow, Period } from './flow-rules.ts'
import { countList } from './list-counts.ts'
import { areaAsked, endOf } from './list-queries.ts'

/** From the end of one day to the end of another, each as it was known at a moment; null: as it is known now. */
export type Between = {
  from: PlainDate
  fromKnown: Date | PlainDate | null
  until: PlainDate
  untilKnown: PlainDate | null
  area: string
}

function argumentsOf({ from, fromKnown, until, untilKnown, area }: Between) {
  const known = (moment: Date | PlainDate | null) =>
    typeof moment === 'string' ? endOf(moment) : sql`${moment}::timestamptz`
  return sql`${from}::date, ${known(fromKnown)}, ${until}::date, ${known(untilKnown)}, ${areaAsked(area)}`
}

/** What the list was, who came and left by reason, and what it is: [opening, closing with its flows]. Everybody is counted. */
export async function getFlow(db: ReadDb, between: Between): Promise<[Period, Period]> {
  const { rows: flows } = await sql<Flow>`
    select * from street.list_flow_counts(${argumentsOf(between)})`.execute(db)
  const { from, fromKnown, until, untilKnown, area } = between
  const sum = (direction: string) =>
    flows.reduce((total, one) => total + (one.direction === direction ? one.people : 0), 0)
  const closing = await countList(db, { day: until, known: untilKnown, area })
  const opening =
    fromKnown instanceof Date
      ? (closing.get('active') ?? 0) - sum('in') + sum('out')
      : ((await countList(db, { day: from, known: fromKnown, area })).get('active') ?? 0)
  return [
    { active: opening, flows: [] },
    { active: closing.get('active') ?? 0, flows },
  ]
}

/** Somebody who came or left, on which day and why. */
export type Changed = {
  direction: 'in' | 'out'
  reason: string
  on: PlainDate
  area: string | null
  person: NamedPerson
}

/** Who came and left, of those whom the reader may see; by day. */
export async function listChanged(
  db: ReadDb,
  between: Between,
  only: { direction: string; reason: string } | null,
): Promise<Changed[]> {
  const { rows } = await sql<Omit<Changed, 'person'> & { recordId: string }>`
    select f.direction, f.reason, f.on_day as on, f.record_id, a.name as area
    from street.list_flow_people(${argumentsOf(between)}) f
    left join partnership.area a on a.partnership_id = platform.current_partnership_id() and a.code = f.area_code
    where ${only?.direction ?? null}::text is null or f.direction = ${only?.direction ?? null} and f.reason = ${only?.reason ?? null}
    order by f.on_day, f.record_id`.execute(db)
  const names = await listPersonNames(
    db,
    rows.map(row => row.recordId),
  )
  return rows.flatMap(({ recordId, ...row }) => {
    const person = names.get(recordId)
    return person ? [{ ...row, person }] : []
  })
}

/** The last day of each of the last 14 months, today for this one: 13 months with what was before. */
export function monthEnds(today: PlainDate): PlainDate[] {
  const month = `${today.slice(0, 7)}-01`
  return Array.from({ length: 14 }, (_, at) =>
    at === 13 ? today : lastDayOfMonth(addMonths(month, at - 13).slice(0, 7)),
  )
}

/** The list at the end of each of some days, and who came and left between. Everybody is counted, as it is known now. */
export async function listPeriods(
  db: ReadDb,
  ends: readonly PlainDate[],
  area: string,
): Promise<Period[]> {
  const { rows } = await sql<{
    endsOn: PlainDate
    direction: 'active' | 'in' | 'out'
    reason: string
    people: number
  }>`select * from street.list_months(${[...ends]}::date[], ${areaAsked(area)})`.execute(db)
  return ends.map(end => {
    const own = rows.filter(row => row.endsOn === end)
    return {
      active: own.find(row => row.direction === 'active')?.people ?? 0,
      flows: own.flatMap(({ direction, reason, people }) =>
        direction === 'active' ? [] : [{ direction, reason, people }],
      ),
    }
  })
}
