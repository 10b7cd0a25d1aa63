import { formatDay } from '../../../../design-system/index.ts'
import { type CountLists, labelOf } from '../count-lists.ts'
import type { ShownRow } from './row-queries.ts'

const bedding = {
  'bedded-down': 'bedded down',
  'about-to': 'about to bed down',
  no: 'not bedded down',
}

/** What a line calls somebody: the person it is linked to, the key on the sheet, or what they look like. */
export function rowName(row: ShownRow): string {
  return row.person?.name || row.nameKey || row.description || 'Somebody without a description'
}

/** What a line says of somebody, in one place for the list, the debrief and the meeting. */
export function RowFacts({ row, lists }: { readonly row: ShownRow; readonly lists: CountLists }) {
  const who = [
    row.sex === 'U' ? '' : labelOf(lists.sex, row.sex),
    row.age === 'unknown' ? '' : labelOf(lists.age, row.age),
    row.nationality === 'unknown' ? '' : labelOf(lists.nationality, row.nationality),
  ].filter(Boolean)
  const seen = [
    row.place,
    row.atTime ? `at ${row.atTime}` : '',
    row.bedding ? bedding[row.bedding] : '',
  ].filter(Boolean)
  return (
    <>
      <span>{seen.join(', ')}</span>
      <br />
      <span>{who.join(', ') || 'Sex, age and nationality not known'}</span>
      {(row.person || row.nameKey) && row.description && (
        <>
          <br />
          <bdi>{row.description}</bdi>
        </>
      )}
      {row.kind === 'evidence' && (
        <>
          <br />
          {row.sourceAgency}
          {row.lastSeen ? `, last seen on ${formatDay(row.lastSeen)}` : ''}: <bdi>{row.why}</bdi>
        </>
      )}
      {row.notes && (
        <>
          <br />
          <bdi>{row.notes}</bdi>
        </>
      )}
      {Object.entries(row.more).map(([field, said]) => (
        <>
          <br />
          {field.replace(/^own-/, '').replaceAll('-', ' ')}: <bdi>{said}</bdi>
        </>
      ))}
    </>
  )
}

/** Whether a line counts, and why not. */
export function countsWords(row: ShownRow): string {
  if (row.decision === 'exclude') return `Does not count: ${row.reasonLabel ?? 'no reason'}`
  if (row.bedding === 'no') return 'Does not count: not bedded down'
  if (row.kind === 'evidence' && row.decision === null) return 'Not decided yet'
  return 'Counts'
}
