import type { PlanField } from '../reading.ts'
import type { Column } from './columns.ts'
import type { Profile } from './profile.ts'

/**
 * The columns of a table that has no header row, from what its cells hold. Undefined when it is not
 * plainly a table of actions: there must be long texts and either due dates or Yes/No columns.
 */
export function inferColumns(profiles: Profile[]): Column[] | undefined {
  const fields: PlanField[] = profiles.map(() => 'unknown')
  const claim = (index: number, field: PlanField) => {
    if (index >= 0 && fields[index] === 'unknown') fields[index] = field
  }
  const first = (test: (profile: Profile, index: number) => boolean) =>
    profiles.findIndex((profile, index) => fields[index] === 'unknown' && test(profile, index))
  claim(
    first(profile => profile.filled > 1 && profile.number > 0.8),
    'number',
  )
  claim(
    first(profile => profile.filled > 1 && profile.due > 0.6),
    'timescale',
  )
  claim(
    first(profile => profile.filled > 1 && profile.yesNo > 0.7),
    'desirable',
  )
  claim(
    first(profile => profile.filled > 1 && profile.yesNo > 0.7),
    'achievable',
  )
  claim(
    first(
      profile =>
        (profile.filled > 1 && profile.rag > 0.8 && profile.length < 20) ||
        (profile.filled === 0 && profile.fills > 0.3),
    ),
    'rag',
  )
  if (!fields.includes('timescale') && !fields.includes('desirable')) return undefined
  const rows = Math.max(...profiles.map(profile => profile.filled))
  claim(
    first(
      profile =>
        profile.filled >= 2 &&
        profile.length > 12 &&
        (profile.distinct / Math.max(1, rows) < 0.6 || profile.merged > 0) &&
        profile.name > 0.5,
    ),
    'node',
  )
  claim(longest(profiles, fields), 'action')
  if (!fields.includes('action')) return undefined
  if (fields.indexOf('node') > fields.indexOf('action')) fields[fields.indexOf('node')] = 'unknown'
  claim(
    first(
      (profile, index) =>
        index > fields.indexOf('action') && profile.name > 0.6 && profile.length < 70,
    ),
    'leads',
  )
  claim(
    first(
      (profile, index) =>
        index > fields.indexOf('leads') && profile.name > 0.6 && profile.length < 120,
    ),
    'others',
  )
  claim(
    first((profile, index) => index > fields.indexOf('action') && profile.length > 25),
    fields.includes('desirable') ? 'situation' : 'measure',
  )
  return profiles.map((_, index) => ({
    index,
    label: '',
    field: fields[index] ?? 'unknown',
    ...(fields[index] === 'node' ? { level: 'Section' } : {}),
    why: 'the table has no header row; the column is read by what it holds',
  }))
}

function longest(profiles: Profile[], fields: PlanField[]): number {
  let best = -1
  profiles.forEach((profile, index) => {
    if (
      fields[index] !== 'unknown' ||
      profile.length < 25 ||
      profile.distinct < profile.filled * 0.7
    )
      return
    // The first long column; a later one must be much longer to be preferred.
    if (best < 0 || profile.length > (profiles[best]?.length ?? 0) * 2.5) best = index
  })
  return best
}
