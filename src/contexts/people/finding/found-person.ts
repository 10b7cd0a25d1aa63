/** Somebody who may be who is looked for, as far as whoever looks may see. */
export type FoundPerson = {
  personId: string
  reference: string
  name: string
  /** What else they are called. */
  otherNames: string[]
  /** 'Born 14 February 1995 (31)', 'About 30 years old'; null where nothing is known. */
  birth: string | null
  look: string | null
  /** Whose records of them whoever looks can see. */
  organisations: string[]
  lastSeen: { place: string; at: Date } | null
  /** Who works with them now. */
  worksWith: string[]
  weight: number
  probability: number
  /** Why they are offered, strongest first. */
  reasons: string[]
  /** What speaks against them. */
  against: string[]
}

/** From here on somebody is so likely the one who is told of that whoever begins a record is asked. */
export const likelyEnoughToAsk = 0.5
