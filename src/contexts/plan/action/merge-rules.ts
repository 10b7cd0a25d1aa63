import { aliasOf } from '../owners/party-names.ts'
import type { Timescale } from '../reading/reading.ts'
import type { ActionContent } from './write-action.ts'

/** Whether two actions say different things about when they are due. A blank date contradicts nothing. */
export function datesConflict(one: Timescale, other: Timescale): boolean {
  if (one.kind === 'none' || other.kind === 'none') return false
  return meaning(one) !== meaning(other)
}

/** The date that counts after a merge: the chosen one; the only one there is where the target has none. */
export function mergedTimescale(
  own: Timescale,
  target: Timescale,
  chosen: 'target' | 'this' | undefined,
): Timescale {
  return chosen === 'this' || target.kind === 'none' ? own : target
}

function meaning(timescale: Timescale): string {
  const { kind, from, to, every, raw } = timescale
  return kind === 'other' ? raw.toLowerCase() : JSON.stringify([kind, from, to, every])
}

/** Everybody who is responsible for either, the first action's first; a lead of either leads. */
export function withAllNames(
  first: Pick<ActionContent, 'leads' | 'others'>,
  second: Pick<ActionContent, 'leads' | 'others'>,
): { leads: string[]; others: string[] } {
  const leads = distinct([...first.leads, ...second.leads])
  const leading = new Set(leads.map(aliasOf))
  const others = distinct([...first.others, ...second.others])
  return { leads, others: others.filter(name => !leading.has(aliasOf(name))) }
}

function distinct(names: string[]): string[] {
  const seen = new Set<string>()
  return names.filter(name => {
    const alias = aliasOf(name)
    if (seen.has(alias)) return false
    seen.add(alias)
    return true
  })
}
