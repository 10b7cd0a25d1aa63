import { daysBetween, type PlainDate } from '../../../platform/dates.ts'
import type { Code } from '../code-queries.ts'
import type { ListedPerson } from './list-queries.ts'
import { markWords } from './mark-rules.ts'

const head = [
  'Reference',
  'Name',
  'Age',
  'Status',
  'Since',
  'Reason',
  'Area',
  'Marks',
  'Last seen, night of',
  'Days since',
  'Last seen at',
  'Lead worker',
  'Target group',
  'Next step',
  'By',
]

/** The list as rows of a spreadsheet. Who is restricted is not named there either. */
export function listRows(
  people: readonly ListedPerson[],
  statuses: readonly Code[],
  today: PlainDate,
): (string | number | null)[][] {
  const called = new Map(statuses.map(({ code, label }) => [code, label]))
  return [
    head,
    ...people.map(({ person, age, seen, care, ...row }) => [
      person.reference,
      person.isRestricted ? 'Somebody who is restricted' : person.name,
      person.isRestricted ? null : age,
      called.get(row.status) ?? row.status,
      row.since,
      row.reason,
      row.area,
      row.marks.map(mark => markWords[mark].label).join(', '),
      seen?.on ?? null,
      seen ? daysBetween(seen.on, today) : null,
      seen ? [seen.site, seen.place].filter(Boolean).join(', ') : null,
      care?.lead ?? null,
      care?.group ?? null,
      care?.nextStep ?? null,
      care?.nextOn ?? null,
    ]),
  ]
}
