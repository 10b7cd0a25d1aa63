/**
 * How well people are matched, as figures, at the one setting there is:
 *
 *   node bench/people-matching/accuracy.ts [--data FOLDER] [--invented ROWS] [--seed N]
 *
 * FOLDER holds NAME.csv, in the columns of `people match`, beside NAME.truth.csv (`record_id,person`); PEOPLE_MATCHING_DATA
 * names it too. Invented people of the streets are always matched. Prints one JSON object a line.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { linkPeople } from '../../src/contexts/people/matching/linking/link-people.ts'
import { eachPair } from '../../src/contexts/people/matching/linking/link-probability.ts'
import { buildPeopleTable } from '../../src/contexts/people/matching/linking/people-table.ts'
import { readPeople } from '../../src/contexts/people/matching/linking/read-people.ts'
import { report, rounded } from '../measure.ts'
import { inventPeople } from './invent-people.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    invented: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '7' },
  },
})

type People = Awaited<ReturnType<typeof readPeople>>['people']

/** Pairs among things that fall into groups. */
function pairsIn(keys: Iterable<unknown>): number {
  const counts = new Map<unknown, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  let pairs = 0
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2
  return pairs
}

function measure(
  name: string,
  people: People,
  persons: readonly string[],
  beganCpu: NodeJS.CpuUsage,
): void {
  const { groups, edges, scorer } = linkPeople(people)
  const cpu = process.cpuUsage(beganCpu)
  const same = pairsIn(persons)
  const clustered = pairsIn(groups)
  const right = pairsIn(persons.map((person, row) => `${groups[row]} ${person}`))
  let [told, toldRight, sure, sureRight] = [0, 0, 0, 0]
  eachPair(groups, edges, scorer, ({ a, b, probability }) => {
    if (probability < 0.5) return
    const match = Number(persons[a] === persons[b])
    told++
    toldRight += match
    if (probability < 0.99) return
    sure++
    sureRight += match
  })
  const both = Map.groupBy(persons.keys(), row => `${groups[row]} ${persons[row]}`)
  const [sizes, truths] = [
    Map.groupBy(persons.keys(), row => groups[row]),
    Map.groupBy(persons.keys(), row => persons[row]),
  ]
  let [precision, recall] = [0, 0]
  for (const rows of both.values()) {
    const [row = 0] = rows
    precision += rows.length ** 2 / (sizes.get(groups[row])?.length ?? 1) / persons.length
    recall += rows.length ** 2 / (truths.get(persons[row])?.length ?? 1) / persons.length
  }
  const share = (number: number) => rounded(number, 4)
  report({
    data: name,
    rows: people.count,
    pairPrecision: share(toldRight / told),
    pairRecall: share(toldRight / same),
    pairF1: share((2 * toldRight) / (told + same)),
    clusterF1: share((2 * right) / (clustered + same)),
    clusterPrecision: share(right / clustered),
    clusterRecall: share(right / same),
    b3: share((2 * precision * recall) / (precision + recall)),
    surePrecision: share(sureRight / sure),
    sureShare: share(sure / told),
    cpuSeconds: rounded((cpu.user + cpu.system) / 1e6),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  })
}

const began = process.cpuUsage()
const invented = inventPeople(Number(values.invented), Number(values.seed))
const table = buildPeopleTable()
for (const record of invented) table.add(record)
measure(
  `invented, seed ${values.seed}`,
  table.done(),
  invented.map(({ person }) => String(person)),
  began,
)

const folder = values.data ?? process.env.PEOPLE_MATCHING_DATA
if (folder === undefined || !existsSync(folder))
  report({ skipped: 'labelled data: name a folder with --data or PEOPLE_MATCHING_DATA' })
else
  for (const file of readdirSync(folder).sort()) {
    const truthFile = join(folder, file.replace(/\.csv$/, '.truth.csv'))
    if (!file.endsWith('.csv') || file.endsWith('.truth.csv') || !existsSync(truthFile)) continue
    const start = process.cpuUsage()
    const { people, ids } = await readPeople(join(folder, file), () => {})
    const truth = new Map(
      readFileSync(truthFile, 'utf8')
        .split(/\r?\n/)
        .slice(1)
        .filter(line => line !== '')
        .map(line => {
          const at = line.lastIndexOf(',')
          return [line.slice(0, at), line.slice(at + 1)] as const
        }),
    )
    measure(
      file.replace(/\.csv$/, ''),
      people,
      ids.map(id => truth.get(id) ?? id),
      start,
    )
  }
