import type { PlainDate } from '../../../platform/dates.ts'
import { type EntryInput, typedOffers } from './enforcement-form.ts'

/** Something that was offered before. */
export type Offer = {
  offer: string
  offeredOn: PlainDate
  answer: 'accepted' | 'refused' | 'not-answered'
  words: string
  contactId: string | null
}

/** An offer that a contact on the street holds, as the form names it. */
export type KnownOffer = Omit<Offer, 'contactId'> & {
  key: string
  contactId: string
  label: string
}

/** What was offered before, or why nothing could be; or what is wrong, and beside which field. */
export type Support =
  | { offers: [Offer, ...Offer[]]; noOfferBecause: null }
  | { offers: []; noOfferBecause: string }
  | { field: string; message: string }

const shortest = 10

/**
 * Reads the support that was offered out of a form. Enforcement is never written down without it: there is an offer that
 * was made on the day or before, or a reason in words why none could be, and not both.
 */
export function readSupport(input: EntryInput, known: readonly KnownOffer[]): Support {
  const on = input.done
  if (!on) return { field: 'done', message: 'Enter the day on which it was done' }
  const offers: Offer[] = []
  for (const key of input.fromContacts) {
    const found = known.find(one => one.key === key)
    if (!found)
      return { field: 'fromContacts', message: 'One of these offers is not there any more' }
    const { key: _, label: __, ...offer } = found
    if (offer.offeredOn > on)
      return {
        field: 'fromContacts',
        message: 'Choose only what was offered on that day or before',
      }
    offers.push(offer)
  }
  for (const number of typedOffers) {
    const offer = input[`offer-${number}`]
    const offeredOn = input[`offered-${number}`]
    const answer = input[`answer-${number}`]
    const words = input[`words-${number}`]
    if (!offer) {
      if (offeredOn || answer || words)
        return { field: `offer-${number}`, message: 'Choose what was offered' }
      continue
    }
    if (!offeredOn)
      return { field: `offered-${number}`, message: 'Enter the day on which it was offered' }
    if (offeredOn > on)
      return {
        field: `offered-${number}`,
        message: 'Only what was offered on that day or before counts as offered before',
      }
    if (!answer) return { field: `answer-${number}`, message: 'Choose what the person said' }
    offers.push({ offer, offeredOn, answer, words, contactId: null })
  }
  const [first, ...more] = offers
  const because = input.noOffer ?? ''
  if (first && because)
    return {
      field: 'noOffer',
      message: 'Something was offered: leave this empty, or take the offers out',
    }
  if (first) return { offers: [first, ...more], noOfferBecause: null }
  if (because.length < shortest)
    return {
      field: because ? 'noOffer' : 'offer-1',
      message: because
        ? 'Say it in a sentence'
        : 'Enter what was offered before, or further down why nothing could be',
    }
  return { offers: [], noOfferBecause: because }
}
