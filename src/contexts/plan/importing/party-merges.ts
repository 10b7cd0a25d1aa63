import { aliasOf } from '../owners/party-names.ts'
import { partyQuestion } from './corrections.ts'
import { listParties } from './facets.ts'
import type { Review } from './review-model.ts'

/** One spelling and the name of the party that it means. */
export type PartyMerge = { alias: string; name: string }

/** What a person said about spellings: on the page of names, or in answer to the reader's own questions. */
export function listPartyMerges(review: Review): PartyMerge[] {
  const merges = new Map<string, string>()
  for (const { kind, answer, options } of review.questions) {
    const spellings = (options ?? []).map(option => option.value)
    if (kind !== 'party' || answer === null || !spellings.includes(answer)) continue
    if (answer === 'different') continue
    for (const spelling of spellings)
      if (spelling !== 'different' && spelling !== 'leave') merges.set(aliasOf(spelling), answer)
  }
  for (const { alias } of listParties(review.plan)) {
    const name = review.answers[partyQuestion(alias)]
    if (name) merges.set(alias, name)
  }
  return [...merges].flatMap(([alias, name]) => (aliasOf(name) === alias ? [] : [{ alias, name }]))
}
