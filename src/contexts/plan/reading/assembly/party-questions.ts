import type { Question, ReadAction } from '../reading.ts'
import { editDistance, lettersAndDigits, wordsOf } from './words.ts'

const nobody =
  /^(all|all partners|everyone|key stakeholders?|stakeholders?|partners?|various|service users|tb[cad]|to be confirmed)$/iu
const small = new Set([
  'the',
  'and',
  'of',
  'for',
  'to',
  'in',
  'council',
  'team',
  'service',
  'services',
])

/** Clusters of spellings that may be one party, and parties that are nobody in particular. */
export function askAboutParties(actions: ReadAction[]): Question[] {
  const uses = new Map<string, string[]>()
  for (const action of actions) {
    for (const party of new Set([...action.leads, ...action.others]))
      uses.set(party, [...(uses.get(party) ?? []), action.id])
  }
  return [...askAboutClusters(uses), ...askAboutNobody(uses)]
}

function askAboutClusters(uses: Map<string, string[]>): Question[] {
  return clusterNames([...uses.keys()]).map(cluster => {
    const most = [...cluster].sort(
      (a, b) => (uses.get(b)?.length ?? 0) - (uses.get(a)?.length ?? 0) || a.localeCompare(b, 'en'),
    )
    return {
      about: `Are ${most.map(name => `‘${name}’`).join(', ')} the same?`,
      why: 'the names differ by a letter, a plural or a small word; the printed words are kept either way',
      key: `party:${cluster.map(lettersAndDigits).sort().join('|').slice(0, 120)}`,
      kind: 'party' as const,
      targets: [...new Set(cluster.flatMap(name => uses.get(name) ?? []))],
      proposal: most[0] ?? '',
      options: [
        ...most.map(name => ({ value: name, label: `Yes: ${name}` })),
        { value: 'different', label: 'No, they are different' },
      ],
    }
  })
}

/** Names alike in their words: a small word more, a plural, a letter or a capital changed. */
function clusterNames(names: string[]): string[][] {
  const clusters = new Map<string, string[]>()
  for (const name of names) {
    const key = wordsOf(name)
      .map(word => word.replace(/s$/u, ''))
      .filter(word => !small.has(word))
      .join(' ')
    const near = clusters.has(key) ? key : [...clusters.keys()].find(other => isNear(key, other))
    clusters.set(near ?? key, [...(clusters.get(near ?? key) ?? []), name])
  }
  return [...clusters]
    .filter(([key, cluster]) => key !== '' && cluster.length > 1)
    .map(([, cluster]) => cluster)
}

function isNear(one: string, other: string): boolean {
  return (
    one.length > 8 &&
    other.length > 8 &&
    one[0] === other[0] &&
    editDistance(one, other, 2) <= (one.length > 15 ? 2 : 1)
  )
}

function askAboutNobody(uses: Map<string, string[]>): Question[] {
  const found = [...uses].filter(([name]) => nobody.test(name))
  if (found.length === 0) return []
  const targets = [...new Set(found.flatMap(([, ids]) => ids))]
  return [
    {
      about: `${found.map(([name]) => `‘${name}’`).join(', ')} ${found.length === 1 ? 'names' : 'name'} nobody in particular on ${targets.length} ${targets.length === 1 ? 'action' : 'actions'}. Who is it?`,
      why: 'an action without a named lead counts as one that nobody owns',
      key: `party:nobody:${found
        .map(([name]) => lettersAndDigits(name))
        .sort()
        .join('|')}`,
      kind: 'party',
      targets,
    },
  ]
}
