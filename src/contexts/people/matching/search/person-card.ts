// What a search compares: the identity of somebody, without anything that other categories hold.

/** The day, month or year of birth as far as it is known, or an age range on a day. */
export type CardBirth = {
  precision: 'day' | 'month' | 'year' | 'about' | 'age'
  year?: number | null
  month?: number | null
  day?: number | null
  ageFrom?: number | null
  ageTo?: number | null
  /** YYYY-MM-DD: the day on which the age was said. */
  asOn?: string | null
}

export type CardName = {
  given: string
  family: string
  kind: 'legal' | 'known-as' | 'street' | 'previous'
}

/** Only names and birth are asked for: leave out what is not known or may not be searched. */
export type PersonCard = {
  names: readonly CardName[]
  birth: CardBirth | null
  sex?: string | null
  identifiers?: readonly string[]
  phones?: readonly string[]
  emails?: readonly string[]
  postcodes?: readonly string[]
  /** Where somebody was seen or is found, in words. */
  places?: readonly string[]
  /** How somebody can be known again: 'red tent, staffie'. */
  description?: string | null
}

/** Why an entry is offered (or is less likely), in the words that are shown. */
export type Reason = { for: boolean; words: string }

/** One candidate's score: `weight` in bits, all its reasons, strongest first. */
export type EntryScore = { weight: number; probability: number; reasons: Reason[] }
