import type { Observation } from '../../contexts/street/index.ts'
import type { PlannedShift } from './plan-nights.ts'
import { nothing } from './what-was-seen.ts'

/** Somebody whom nobody knew: on which shift of the story, where, and how they can be known again. */
const strangers: readonly { shift: number; site: string; description: string; words: string }[] = [
  { shift: 3, site: 'underpass', description: 'Male, 40s, red tent, says Daz', words: 'Did not want to say more.' },
  { shift: 5, site: 'library', description: 'Woman, 20s, yellow headscarf', words: 'Asleep. Left a card.' },
  { shift: 8, site: 'viaduct', description: 'Male, 40s, red tent, calls himself Daz', words: 'Perhaps the man of the underpass.' },
  { shift: 10, site: 'market', description: 'Young man, skateboard', words: 'Ran off when we came.' },
  { shift: 11, site: 'bandstand', description: 'Two sleeping bags, only one of them moves', words: 'Nobody woke them.' },
  { shift: 12, site: 'multi-storey', description: 'Man in a suit without a coat', words: 'First night, he says.' },
  { shift: 13, site: 'bus-station', description: 'Woman, 60s, three bags, speaks Welsh', words: 'Waits for a coach that does not come.' },
  { shift: 14, site: 'underpass', description: 'Male, 30s, blue tarpaulin, limps', words: 'Refused to talk, took tea.' },
] // biome-ignore format: one person a line

/** Whom the shift saw without knowing them. */
export function strangersOf(
  index: number,
  { startsAt }: PlannedShift,
  sites: ReadonlyMap<string, string>,
): Observation[] {
  return strangers
    .filter(one => one.shift === index)
    .map(({ site, description, words }) => ({
      ...nothing(new Date(startsAt.getTime() + 5.2 * 60 * 60_000)),
      siteId: sites.get(site) ?? null,
      description,
      words,
      leftAsleep: words.startsWith('Asleep') || words.startsWith('Nobody'),
    }))
}
