import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { getDisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import type { CountRow } from './count-table.tsx'
import { chainTo, type Period } from './profile-periods.ts'
import { type ProfileCount, protectProfile, type TableShape } from './protect-profile.ts'

/** The tables in the order in which they are shown. */
const tables = [
  { dimension: 'gender', title: 'Gender', adds: true, sensitive: false },
  { dimension: 'age-band', title: 'Age', adds: true, sensitive: false },
  { dimension: 'ethnicity', title: 'Ethnic group', adds: true, sensitive: true },
  { dimension: 'nationality', title: 'Nationality', adds: true, sensitive: true },
  { dimension: 'immigration-status', title: 'Immigration status', adds: true, sensitive: true },
  { dimension: 'public-funds', title: 'Can they claim public funds?', adds: true, sensitive: true },
  { dimension: 'need', title: 'What they needed, as it was seen', adds: false, sensitive: true },
  {
    dimension: 'left-institution',
    title: 'Institutions that they left',
    adds: false,
    sensitive: true,
  },
  { dimension: 'care-leaver', title: 'In care as a child', adds: true, sensitive: true },
  { dimension: 'armed-forces', title: 'Armed forces', adds: true, sensitive: true },
  { dimension: 'justice-health', title: 'Justice and health', adds: false, sensitive: true },
  { dimension: 'sexual-orientation', title: 'Sexual orientation', adds: true, sensitive: true },
] as const

/** What was not answered, and why, is told apart. */
const states = [
  ['several', 'More than one'],
  ['in-words', 'Said in their own words'],
  ['roughly', 'Known too roughly for a band'],
  ['not-known', 'Asked, not known'],
  ['prefers-not-to-say', 'Prefers not to say'],
  ['not-asked', 'Not asked'],
] as const

export type ShownProfile = {
  all: CountRow['shown']
  tables: { dimension: string; title: string; adds: boolean; rows: CountRow[] }[]
}

/**
 * The profile of a period as it may leave: every count goes through the rules of disclosure, for whoever asks. `area` null:
 * everywhere.
 */
export async function getProfile(
  db: ReadDb,
  period: Period,
  area: string | null,
): Promise<ShownProfile> {
  const labels = await listLabels(db)
  const chain: ProfileCount[][] = []
  for (const one of chainTo(period)) chain.push(grouped(await countProfile(db, one, area)))
  const last = chain.at(-1) ?? []
  const shapes = tables
    .filter(({ dimension }) => dimension !== 'sexual-orientation' || wasAsked(last, dimension))
    .map((table): TableShape & { title: string } => ({
      ...table,
      codes: codesOf(table, labels, chain),
    }))
  const shown = protectProfile(chain, shapes, await getDisclosureRule(db))
  const labelOf = (dimension: string, code: string) =>
    labels.get(dimension)?.get(code) ?? states.find(([state]) => state === code)?.[1] ?? code
  return {
    all: shown.all,
    tables: shapes.map(({ dimension, title, adds, codes }) => ({
      dimension,
      title,
      adds,
      rows: codes.map(code => ({
        code,
        label: labelOf(dimension, code),
        shown: shown.tables.get(dimension)?.get(code) ?? 'suppressed',
      })),
    })),
  }
}

async function countProfile(
  db: ReadDb,
  { base, from, to }: Period,
  area: string | null,
): Promise<ProfileCount[]> {
  const { rows } = await sql<ProfileCount>`
    select * from street.profile_counts(${base}, ${from}::date, ${to}::date, ${area})`.execute(db)
  return rows
}

/** Nineteen ethnic groups would all be small: they are shown as the five that they are printed in. */
function grouped(counts: readonly ProfileCount[]): ProfileCount[] {
  const sums = new Map<string, ProfileCount>()
  for (const { dimension, code, people } of counts) {
    const to = dimension === 'ethnicity' ? ethnicGroup(code) : code
    const key = `${dimension} ${to}`
    sums.set(key, { dimension, code: to, people: (sums.get(key)?.people ?? 0) + people })
  }
  return [...sums.values()]
}

const ethnicGroups = ['white', 'mixed', 'asian', 'black']

function ethnicGroup(code: string): string {
  if (states.some(([state]) => state === code)) return code
  return ethnicGroups.find(group => code.startsWith(`${group}-`)) ?? 'other'
}

function wasAsked(counts: readonly ProfileCount[], dimension: string): boolean {
  return counts.some(
    one => one.dimension === dimension && one.code !== 'not-asked' && one.people > 0,
  )
}

function codesOf(
  { dimension, adds }: { dimension: string; adds: boolean },
  labels: ReadonlyMap<string, ReadonlyMap<string, string>>,
  chain: readonly (readonly ProfileCount[])[],
): string[] {
  const known = [...(labels.get(dimension)?.keys() ?? [])]
  const used = chain.flat().filter(one => one.dimension === dimension)
  const extra = states
    .map(([state]) => state)
    .filter(
      state =>
        ['not-known', 'prefers-not-to-say', 'not-asked'].includes(state) ||
        used.some(one => one.code === state),
    )
  return [...new Set([...known, ...(adds ? extra : []), ...used.map(one => one.code)])]
}

/** What the rows of each table are called. */
async function listLabels(db: ReadDb): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ dimension: string; code: string; label: string }>`
    select question as dimension, code, label from people.choice where question <> 'ethnicity'
    union all select list, code, label from street.code where list in ('age-band', 'need', 'left-institution', 'justice-health')`.execute(
    db,
  )
  const positions = await sql<{ dimension: string; code: string; position: number }>`
    select question as dimension, code, position from people.choice
    union all select list, code, position from street.code`.execute(db)
  const at = new Map(positions.rows.map(one => [`${one.dimension} ${one.code}`, one.position]))
  const inOrder = [...rows].sort(
    (a, b) => (at.get(`${a.dimension} ${a.code}`) ?? 0) - (at.get(`${b.dimension} ${b.code}`) ?? 0),
  )
  const labels = new Map<string, Map<string, string>>([
    [
      'ethnicity',
      new Map([
        ['white', 'White'],
        ['mixed', 'Mixed'],
        ['asian', 'Asian or Asian British'],
        ['black', 'Black, Black British, Caribbean or African'],
        ['other', 'Other'],
      ]),
    ],
  ])
  for (const { dimension, code, label } of inOrder) {
    const of = labels.get(dimension) ?? new Map<string, string>()
    labels.set(dimension, of.set(code, label))
  }
  return labels
}
