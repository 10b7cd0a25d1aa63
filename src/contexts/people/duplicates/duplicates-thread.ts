// Runs in a thread of its own: comparing all records of a partnership takes the processor for as long as it takes.
import { parentPort } from 'node:worker_threads'
import { linkPeople } from '../matching/linking/link-people.ts'
import { eachPair } from '../matching/linking/link-probability.ts'
import { buildPeopleTable, type PersonRow } from '../matching/linking/people-table.ts'

export type ThreadTask = { kind: 'rows'; rows: PersonRow[] } | { kind: 'link' }

/** Rows by their place in the order in which they were sent. */
export type LikelyRows = { a: number; b: number; probability: number }

export type ThreadAnswer =
  | { kind: 'progress'; stage: string; share: number }
  | { kind: 'linked'; pairs: LikelyRows[] }

const table = buildPeopleTable()
const answer = (message: ThreadAnswer) => parentPort?.postMessage(message)
let told = 0

parentPort?.on('message', (task: ThreadTask) => {
  if (task.kind === 'rows') {
    for (const row of task.rows) table.add(row)
    return
  }
  const { groups, edges, scorer } = linkPeople(table.done(), (stage, share) => {
    if (Date.now() - told < 500) return
    told = Date.now()
    answer({ kind: 'progress', stage, share })
  })
  const pairs: LikelyRows[] = []
  eachPair(groups, edges, scorer, ({ a, b, probability }) => {
    if (probability >= 0.5) pairs.push({ a, b, probability })
  })
  answer({ kind: 'linked', pairs })
})
