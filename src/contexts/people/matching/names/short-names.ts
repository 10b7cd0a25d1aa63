import { readFileSync } from 'node:fs'
import { foldName } from './fold.ts'

/** How two given names belong together: one is short for the other, or they are spellings or shorts of one name. */
export type NameKinship =
  | { kind: 'short'; short: string; full: string }
  | { kind: 'spelling' }
  | { kind: 'same'; full: string }

type Book = {
  groups: Map<string, number[]>
  members: string[][]
  fullNames: string[]
  spellings: Set<string>
}

let book: Book | undefined

// nicknames.csv is carltonnorthern/nicknames as published (Apache-2.0, nicknames.LICENSE.txt); more-names.csv is ours.
function openBook(): Book {
  if (book) return book
  const groups = new Map<string, number[]>()
  const fullNames: string[] = []
  const members: string[][] = []
  const numbers = new Map<string, number>()
  const spellings = new Set<string>()
  const join = (name: string, group: number) => {
    const of = groups.get(name)
    if (of?.includes(group)) return
    if (of) of.push(group)
    else groups.set(name, [group])
    members[group]?.push(name)
  }
  for (const file of ['nicknames.csv', 'more-names.csv']) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8')
    for (const line of text.split('\n').slice(1)) {
      const [first, relation, others] = line.split(',')
      if (!first || !others) continue
      const full = foldName(first)
      let group = numbers.get(full)
      if (group === undefined) {
        group = fullNames.push(full) - 1
        numbers.set(full, group)
        members.push([])
        join(full, group)
      }
      for (const other of others.split(' ')) {
        const name = foldName(other)
        if (name === '' || name === full) continue
        join(name, group)
        if (relation === 'spelling') spellings.add(`${full} ${name}`)
      }
    }
  }
  book = { groups, members, fullNames, spellings }
  return book
}

const none: readonly number[] = []

/** The groups that a folded given name belongs to, one for each full name that it is or stands for. */
export function groupsOf(name: string): readonly number[] {
  return openBook().groups.get(name) ?? none
}

/** Every folded name of a group: the full name first, then its short forms and spellings. */
export function namesInGroup(group: number): readonly string[] {
  return openBook().members[group] ?? []
}

/** Whether two lists of groups, as `groupsOf` gives them, have one in common. */
export function shareGroup(a: readonly number[], b: readonly number[]): boolean {
  for (const group of a) if (b.includes(group)) return true
  return false
}

/** Says how two different folded names are kin, or undefined where they are not. */
export function findKinship(a: string, b: string): NameKinship | undefined {
  const { fullNames, spellings } = openBook()
  const ofB = groupsOf(b)
  let same: NameKinship | undefined
  for (const group of groupsOf(a)) {
    if (!ofB.includes(group)) continue
    const full = fullNames[group] ?? ''
    if (full === a || full === b) {
      const short = full === a ? b : a
      return spellings.has(`${full} ${short}`)
        ? { kind: 'spelling' }
        : { kind: 'short', short, full }
    }
    same ??=
      spellings.has(`${full} ${a}`) && spellings.has(`${full} ${b}`)
        ? { kind: 'spelling' }
        : { kind: 'same', full }
  }
  return same
}
