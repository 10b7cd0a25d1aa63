import { aliasOf } from '../owners/party-names.ts'
import type { Fragment, Placement, Timescale, YesNo } from '../reading/reading.ts'
import type { CorrectedPlan } from './corrections.ts'
import { likePairs } from './likeness.ts'

/** Every spelling of a due date, how often it stands there and how it was read. */
export type DueFacet = { raw: string; count: number; timescale: Timescale }

/** Every way in which a yes-or-no cell is written. */
export type YesNoFacet = {
  field: 'desirable' | 'achievable'
  printed: string
  count: number
  read: YesNo | null
}

/** Spellings that may be one party: the alias of each with its printed forms. */
export type PartyFacet = { alias: string; spellings: string[]; leads: number; others: number }
export type PartyCluster = { parties: PartyFacet[] }

export function listDues(plan: CorrectedPlan): DueFacet[] {
  const facets = new Map<string, DueFacet>()
  for (const { timescale } of plan.actions) {
    const facet = facets.get(timescale.raw)
    if (facet) facet.count += 1
    else facets.set(timescale.raw, { raw: timescale.raw, count: 1, timescale })
  }
  return [...facets.values()].sort((a, b) => b.count - a.count || a.raw.localeCompare(b.raw))
}

export function listYesNo(
  plan: CorrectedPlan,
  sourceOf: (id: string, field: string) => Fragment[],
): YesNoFacet[] {
  const facets = new Map<string, YesNoFacet>()
  for (const action of plan.actions)
    for (const field of ['desirable', 'achievable'] as const) {
      const printed = sourceOf(action.id, field)
        .map(fragment => fragment.text)
        .join(' ')
        .trim()
      if (printed === '' && action[field] === null) continue
      const key = `${field}|${printed}|${action[field]}`
      const facet = facets.get(key)
      if (facet) facet.count += 1
      else facets.set(key, { field, printed, count: 1, read: action[field] })
    }
  return [...facets.values()].sort((a, b) => b.count - a.count)
}

/** Every party once for each alias, with the spellings as printed. */
export function listParties(plan: CorrectedPlan): PartyFacet[] {
  const facets = new Map<string, PartyFacet & { all: Set<string> }>()
  for (const action of plan.actions)
    for (const role of ['leads', 'others'] as const)
      for (const printed of action[role]) {
        const alias = aliasOf(printed)
        const facet = facets.get(alias) ?? {
          alias,
          spellings: [],
          leads: 0,
          others: 0,
          all: new Set(),
        }
        facet.all.add(printed)
        facet[role] += 1
        facets.set(alias, facet)
      }
  return [...facets.values()]
    .map(({ all, ...facet }) => ({ ...facet, spellings: [...all] }))
    .sort((a, b) => b.leads + b.others - (a.leads + a.others) || a.alias.localeCompare(b.alias))
}

/** Groups of parties whose names are so alike that they may be the same. */
export function clusterParties(parties: readonly PartyFacet[]): PartyCluster[] {
  const group = parties.map((_, index) => index)
  const rootOf = (index: number): number => {
    const up = group[index] ?? index
    return up === index ? index : rootOf(up)
  }
  const names = parties.map(party => party.alias)
  const near = [...likePairs(names, 0.6), ...sameBeginnings(names)]
  for (const { a, b } of near) group[rootOf(b)] = rootOf(a)
  const clusters = new Map<number, PartyFacet[]>()
  for (const [index, party] of parties.entries()) {
    const root = rootOf(index)
    clusters.set(root, [...(clusters.get(root) ?? []), party])
  }
  return [...clusters.values()].filter(each => each.length > 1).map(each => ({ parties: each }))
}

/** 'crisis' and 'crisis skylight': one name is the first words of the other. */
function sameBeginnings(names: readonly string[]): { a: number; b: number }[] {
  return names.flatMap((name, a) =>
    names.flatMap((other, b) =>
      a !== b && name.length > 3 && other.startsWith(`${name} `) ? [{ a, b }] : [],
    ),
  )
}

/** Where each field of an action came from: target and field to fragments. */
export function sourceIndex(
  placements: readonly Placement[],
  fragments: readonly Fragment[],
): (id: string, field: string) => Fragment[] {
  const byId = new Map(fragments.map(fragment => [fragment.id, fragment]))
  const index = new Map<string, Fragment[]>()
  for (const { target, field, fragment } of placements) {
    const found = byId.get(fragment)
    if (!found) continue
    const key = `${target}|${field}`
    const list = index.get(key)
    if (list) list.push(found)
    else index.set(key, [found])
  }
  return (id, field) => index.get(`${id}|${field}`) ?? []
}
