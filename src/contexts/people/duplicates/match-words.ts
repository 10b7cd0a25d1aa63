import type { Agreement } from './likeness-rules.ts'
import type { MatchSide, OpenMatch } from './match-queries.ts'

const agreementWords: Record<Agreement, string> = {
  name: 'name',
  birth: 'date of birth or age',
  number: 'a number that they are known by',
  contact: 'a way to reach them',
  look: 'how they look',
}

/** 'They agree in name and date of birth or age.' */
export function agreeWords({ agree }: Pick<OpenMatch, 'agree'>): string {
  const words = agree.map(kind => agreementWords[kind])
  if (words.length === 0) return 'A worker thinks that they are one person.'
  const last = words.pop()
  return `They agree in ${words.length > 0 ? `${words.join(', ')} and ${last}` : last}.`
}

/** How a possible match came about, before its day. */
export const becauseWords: Record<OpenMatch['because'], string> = {
  begun: 'Found when a record was begun on',
  changed: 'Found when a record was changed on',
  bulk: 'Found in a search of all records on',
  worker: 'Proposed by a worker on',
}

/** Somebody of a possible match: by name where they may be seen, else by whose record it is. */
export function sideName({ seen, organisations }: MatchSide): string {
  return seen ? seen.name : `somebody known to ${organisations.join(' and ')}`
}
