import { spoken } from '../../partnership/index.ts'
import type { Decision, Part, Scope, Standing } from './consent-rules.ts'

export const askedHowWords = {
  'in-person': 'Face to face',
  interpreter: 'With an interpreter',
  phone: 'On the telephone',
  writing: 'In writing',
  'own-access': 'Themselves, on their own page',
} as const
export type AskedHow = keyof typeof askedHowWords
/** The ways in which a worker can have asked. */
export const waysToAsk = ['in-person', 'interpreter', 'phone', 'writing'] as const

export const partWords: Record<Part, string> = {
  share: 'Sharing with partners',
  refer: 'Being referred to a council',
  'choice-of-authority': 'Which council',
  'contact-details': 'Giving the council a way to reach them',
}

export const standingWords: Record<Standing, { text: string; classes: string }> = {
  counts: { text: 'Counts now', classes: 'govuk-tag--green' },
  'counts-in-part': { text: 'Counts in part', classes: 'govuk-tag--yellow' },
  replaced: { text: 'Replaced by a later answer', classes: 'govuk-tag--grey' },
  'ran-out': { text: 'Ran out', classes: 'govuk-tag--grey' },
}

export const decisionWords: Record<Decision, string> = {
  given: 'Said yes',
  refused: 'Said no',
  withdrawn: 'Took their yes back',
}

/** The kinds of information as the person reads them on the form. What has no words here is named by its label. */
const yourWords: Record<string, string> = {
  identity: 'Who you are: your names, your birthday, how you look, what you tell us about yourself',
  picture: 'A picture of you',
  contact:
    'How to reach you: your phone, where your post goes, your partner, your pets, your things',
  street: 'Where you sleep when you sleep rough',
  housing: 'Where you live, and where you lived before',
  health: 'Your health, and drink or drugs',
  offending: 'Trouble with the law, prison and probation',
  'domestic-abuse': 'Someone who hurt you or scared you, and who must not find you',
  safeguarding: 'Keeping you or a child safe',
  immigration: 'Your right to stay in this country, and to get benefits',
}

/** 'Your health, and drink or drugs' of 'health'. */
export function yourCategory(code: string, label: string): string {
  return yourWords[code] ?? label
}

export type Called = { organisation: (id: string) => string; category: (code: string) => string }

/** 'with every partner: everything' or 'with A and B: health and housing'. */
export function scopeWords({ organisations, categories }: Scope, called: Called): string {
  const whom = organisations ? spoken(organisations.map(called.organisation)) : 'every partner'
  const what = categories ? spoken(categories.map(called.category)) : 'everything'
  return `with ${whom}: ${what}`
}
