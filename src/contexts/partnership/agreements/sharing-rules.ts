import { createHash } from 'node:crypto'
import type { PlainDate } from '../../../platform/dates.ts'
import { Refusal } from '../../../platform/refusal.ts'

// What agreements share, worked out for any day. For today the view partnership.shared_today says the same; a test
// holds the two together.

export type Clause = {
  id: string
  category: string
  needsInvolvement: boolean
  needsConsent: boolean
  fromDate: PlainDate
  endsOn: PlainDate | null
}
export type Party = { organisationId: string; signedOn: PlainDate; leftOn: PlainDate | null }
export type Terms = {
  id: string
  fromDate: PlainDate
  endsOn: PlainDate | null
  clauses: Clause[]
  parties: Party[]
}

const counts = (from: PlainDate, to: PlainDate | null, day: PlainDate) =>
  day >= from && (to === null || day < to)

/** Whether an agreement counts on a day. */
export function stateOn(
  { fromDate, endsOn }: Pick<Terms, 'fromDate' | 'endsOn'>,
  day: PlainDate,
): 'in-force' | 'not-begun' | 'ended' {
  if (endsOn !== null && day >= endsOn) return 'ended'
  return day < fromDate ? 'not-begun' : 'in-force'
}

/** Whether a clause counts on a day, if its agreement does. */
export function isClauseOn({ fromDate, endsOn }: Clause, day: PlainDate): boolean {
  return counts(fromDate, endsOn, day)
}

/** Whether an organisation is party on a day. */
export function isPartyOn({ signedOn, leftOn }: Party, day: PlainDate): boolean {
  return counts(signedOn, leftOn, day)
}

/** One organisation sees a kind of information that another one holds. */
type Pair = { holder: string; reader: string; category: string }

const none = 0
const involvement = 1
const consent = 2
/** Which conditions a clause sets, as a number. */
const conditionsOf = (clause: Clause) =>
  (clause.needsInvolvement ? involvement : none) + (clause.needsConsent ? consent : none)

/** What is shared on a day: each pair with the sets of conditions on which it is, '' for not at all. */
export function sharingOn(agreements: readonly Terms[], day: PlainDate): Map<string, string> {
  const found = new Map<string, Set<number>>()
  for (const agreement of agreements) {
    if (stateOn(agreement, day) !== 'in-force') continue
    const parties = agreement.parties.filter(party => isPartyOn(party, day))
    for (const clause of agreement.clauses.filter(one => isClauseOn(one, day)))
      for (const { organisationId: holder } of parties)
        for (const { organisationId: reader } of parties)
          if (holder !== reader) {
            const key = [holder, reader, clause.category].join(' ')
            found.set(key, (found.get(key) ?? new Set()).add(conditionsOf(clause)))
          }
  }
  return new Map([...found].map(([key, sets]) => [key, essential(sets)]))
}

/** Conditions that are met wherever others of the same pair are add nothing. */
function essential(sets: Set<number>): string {
  return [...sets]
    .filter(one => ![...sets].some(other => other !== one && (other & one) === other))
    .sort((a, b) => a - b)
    .join()
}

/** What begins, ends or is shared on other conditions between two states of the agreements. */
export type Effect = { before: string; after: string; pairs: Pair[] }

/** What changes on a day, by how it changes. */
function effectsOn(before: readonly Terms[], after: readonly Terms[], day: PlainDate): Effect[] {
  const [was, is] = [sharingOn(before, day), sharingOn(after, day)]
  const effects = new Map<string, Effect>()
  for (const key of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const [one, other] = [was.get(key) ?? 'not', is.get(key) ?? 'not']
    if (one === other) continue
    const [holder = '', reader = '', category = ''] = key.split(' ')
    const effect = effects.get(`${one}>${other}`) ?? { before: one, after: other, pairs: [] }
    effect.pairs.push({ holder, reader, category })
    effects.set(`${one}>${other}`, effect)
  }
  return [...effects.values()]
}

/** On which people it is shared, in words that follow 'about': '' for everybody. */
export function conditionWords(conditions: string): string {
  const words: Record<string, string> = {
    '0': 'everybody',
    '1': 'people whom they work with',
    '2': 'people who said yes',
    '3': 'people whom they work with and who said yes',
    '1,2': 'people whom they work with or who said yes',
  }
  return words[conditions] ?? 'some people'
}

/** A list as it is spoken: 'A, B and C'. */
export function spoken(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

export type Names = { organisation: (id: string) => string; category: (code: string) => string }

/** The effects in sentences, for whom each: 'A and B will see health that C holds, about people who said yes.' */
function effectWords(effects: readonly Effect[], names: Names): string[] {
  return effects.flatMap(({ before, after, pairs }) =>
    groupsOf(pairs).map(({ readers, holders, categories }) => {
      const who = spoken(readers.map(names.organisation).sort())
      const whose = spoken(holders.map(names.organisation).sort())
      const what = spoken(categories.map(names.category))
      const held = holders.length > 1 ? `that ${whose} hold` : `that ${whose} holds`
      if (after === 'not') return `${who} will no longer see ${what} ${held}.`
      const now = conditionWords(after)
      if (before === 'not') return `${who} will see ${what} ${held}, about ${now}.`
      return `${who} will see ${what} ${held} about ${now}; until now, about ${conditionWords(before)}.`
    }),
  )
}

/** A change of the terms of one agreement. */
export type Change = { of: string; from: PlainDate; make: (terms: Terms) => Terms }

/** What a change does for whom, in sentences: on the day from which it counts, or on which its agreement begins. */
export function changeWords(
  { terms, names }: { terms: readonly Terms[]; names: Names },
  { of, from, make }: Change,
): string[] {
  const begins = terms.find(one => one.id === of)?.fromDate ?? from
  const after = terms.map(one => (one.id === of ? make(one) : one))
  return effectWords(effectsOn(terms, after, from > begins ? from : begins), names)
}

/** Another end of an agreement, or none. It counts from the earlier of both days. */
export function otherEnd(
  agreement: Pick<Terms, 'id' | 'endsOn'>,
  endsOn: PlainDate | null,
  today: PlainDate,
): Change {
  const from = [endsOn, agreement.endsOn].filter(day => day !== null).sort()[0] ?? today
  return { of: agreement.id, from, make: terms => ({ ...terms, endsOn }) }
}

/** One more party. */
export function moreParty(of: string, party: Party, today: PlainDate): Change {
  return {
    of,
    from: today,
    make: terms => ({ ...terms, parties: [...terms.parties, party] }),
  }
}

/** A party leaves. */
export function lessParty(of: string, party: Party, leftOn: PlainDate): Change {
  const isIt = (one: Party) =>
    one.organisationId === party.organisationId && one.signedOn === party.signedOn
  return {
    of,
    from: [leftOn, party.leftOn ?? leftOn].sort()[0] ?? leftOn,
    make: terms => ({
      ...terms,
      parties: terms.parties.map(one => (isIt(one) ? { ...one, leftOn } : one)),
    }),
  }
}

/** One more clause. */
export function moreClause(of: string, clause: Clause): Change {
  return {
    of,
    from: clause.fromDate,
    make: terms => ({ ...terms, clauses: [...terms.clauses, clause] }),
  }
}

/** A clause ends. */
export function endedClause(
  of: string,
  clause: Pick<Clause, 'id' | 'endsOn'>,
  day: PlainDate,
): Change {
  return {
    of,
    from: [day, clause.endsOn ?? day].sort()[0] ?? day,
    make: terms => ({
      ...terms,
      clauses: terms.clauses.map(one => (one.id === clause.id ? { ...one, endsOn: day } : one)),
    }),
  }
}

/** A clause ends and another takes its place. */
export function otherClause(of: string, before: Pick<Clause, 'id'>, after: Clause): Change {
  const end = endedClause(of, { ...before, endsOn: null }, after.fromDate)
  const begin = moreClause(of, after)
  return { of, from: after.fromDate, make: terms => begin.make(end.make(terms)) }
}

/** Pairs in as few groups as one can say: the same readers of the same holders, for every category alike. */
function groupsOf(pairs: readonly Pair[]) {
  const by = (rows: readonly [string, string][]) => {
    const groups = new Map<string, Set<string>>()
    for (const [key, value] of rows) groups.set(key, (groups.get(key) ?? new Set()).add(value))
    return groups
  }
  const flip = (groups: Map<string, Set<string>>) =>
    by(
      [...groups]
        .map(([key, values]) => [[...values].sort().join(' '), key] as const)
        .map(x => [x[0], x[1]]),
    )
  // Which categories each pair of organisations has; then which holders a reader has with the same ones.
  const categories = by(pairs.map(one => [`${one.reader} ${one.holder}`, one.category]))
  return [...flip(categories)].flatMap(([shared, organisations]) => {
    const holders = by([...organisations].map(pair => pair.split(' ') as [string, string]))
    return [...flip(holders)].map(([held, readers]) => ({
      readers: [...readers],
      holders: held.split(' '),
      categories: shared.split(' '),
    }))
  })
}

/** What a form carries to say that whoever saves has seen these effects. */
export function checkOf(words: readonly string[]): string {
  return createHash('sha256').update(words.join('\n')).digest('base64url').slice(0, 16)
}

/** Throws a Refusal of the field 'check' where what changes for whom has not been seen yet. */
export function refuseUnseen(words: readonly string[], checked: string): void {
  if (words.length > 0 && checked !== checkOf(words))
    throw new Refusal('check', 'Check what this changes for whom, then save')
}
