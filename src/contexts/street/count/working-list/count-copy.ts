import { sql } from 'kysely'
import type { CopyPart, HeldField } from '../../../people/index.ts'

type Line = {
  id: string
  year: number
  area: string
  kind: 'seen' | 'evidence'
  place: string
  nameKey: string
  description: string
  notes: string
  why: string
  sourceAgency: string
  decision: 'include' | 'exclude' | null
  reason: string | null
  reasonWords: string
  enteredAt: Date
}

/** What the working lists of counts say about somebody, for as long as they are kept, in the copy that they asked for. */
export const countCopy: CopyPart = {
  code: 'street-count',
  list: async (db, { organisationId, recordIds }) => {
    const { rows } = await sql<Line>`
      select * from street.count_lines_about(${[...recordIds]}::uuid[], ${organisationId}::uuid)`.execute(
      db,
    )
    return rows.map(line => ({
      kind: 'street-count',
      id: line.id,
      category: 'street',
      from: line.enteredAt,
      until: null,
      fields: fieldsOf(line),
    }))
  },
}

const decisions = { include: 'You were counted', exclude: 'You were not counted' }

function fieldsOf(line: Line): HeldField[] {
  const words = 'words' as const
  const { decision, reason, reasonWords } = line
  const fields: HeldField[] = [
    { name: 'count', label: 'Autumn count', value: `${line.area}, ${line.year}` },
    { name: 'place', label: 'Where you slept', value: line.place, about: words },
    { name: 'key', label: 'What you were called', value: line.nameKey },
    { name: 'description', label: 'How you looked', value: line.description, about: words },
    { name: 'notes', label: 'Notes', value: line.notes, about: words },
    { name: 'source', label: 'Which agency said so', value: line.sourceAgency },
    { name: 'why', label: 'Why you were thought to sleep rough', value: line.why, about: words },
    {
      name: 'decision',
      label: 'What was decided',
      value: [decision ? decisions[decision] : '', reason ?? ''].filter(Boolean).join(': '),
    },
    { name: 'decision-words', label: 'What was said about it', value: reasonWords, about: words },
  ]
  return fields.filter(field => field.value !== '')
}
