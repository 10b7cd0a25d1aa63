import type { Category } from '../categories.ts'

// Plain words, for somebody who reads a little, and for somebody who stands behind them.

/** What each kind of information is called on the person's own page. */
const ownCategoryWords: Record<Category, string> = {
  identity: 'Who you are',
  picture: 'Pictures of you',
  contact: 'How to reach you',
  street: 'Where you were seen',
  housing: 'Where you live',
  health: 'How you are',
  offending: 'Courts and police',
  'domestic-abuse': 'Private things',
  safeguarding: 'Private things',
  immigration: 'Papers',
}

/** The words for a category, also for one that came later. */
export function ownCategory(code: string): string {
  return code in ownCategoryWords ? ownCategoryWords[code as Category] : 'Other things'
}

/** What somebody did, of the events that staff leave. */
export function ownEventWords(event: string): string {
  const words: [RegExp, string][] = [
    [/^people\.person\.viewed$/, 'Looked at your page'],
    [/^people\.person\.searched$/, 'Found you in a search'],
    [/^people\.glass\./, 'Opened your page in an emergency'],
    [/^people\.own-access\.(code-given|withdrawn|confirmed)$/, 'Helped with this page of yours'],
    [/^people\.correction\./, 'Answered what you said was wrong'],
    [/^people\.copy\./, 'Worked on your copy'],
    [/^people\.(consent|objection)\./, 'Wrote down what you said yes or no to'],
    [/^people\.people\./, 'Checked whether two records are both yours'],
    [/\.(viewed|searched|looked)$/, 'Looked at things about you'],
    [/\.(added|begun|ended|changed|told)$/, 'Wrote something down about you'],
  ]
  return words.find(([pattern]) => pattern.test(event))?.[1] ?? 'Worked on things about you'
}

/** What staff do, for the person. */
export function ownRoleWords(roles: readonly string[]): string {
  if (roles.includes('worker')) return 'A worker'
  if (roles.includes('data-guardian'))
    return 'Somebody who checks that your information is kept safe'
  if (roles.includes('matching-lead'))
    return 'Somebody who checks that nobody is written down twice'
  return 'Somebody in the office'
}

/** Why an organisation works with them. */
export const ownInvolvementWords: Record<string, string> = {
  caseload: 'They work with you',
  referral: 'Somebody asked them to help you',
  bed: 'You have a bed with them',
  meeting: 'They talk about how to help you at a meeting',
}

/** Said once after something was done; kept in a cookie by its name only. */
export const ownSaid: Record<string, string> = {
  asked: 'Thank you. We have passed on what you said.',
  challenged: 'Thank you. Somebody else will look at it again.',
  withdrawn: 'Done. This counts from now on.',
  objected: 'Done. This counts from now on.',
  ended: 'Done. You do not say no to this any more.',
  copy: 'We have asked for your copy.',
  'copy-under-way': 'Your copy was already asked for.',
  'key-dropped': 'Your key does not work any more.',
}

const parts: Record<string, string> = {
  share: 'Sharing what you tell us',
  refer: 'Telling a council about you',
  'choice-of-authority': 'Which council to tell',
  'contact-details': 'Giving the council a way to reach you',
}

/** What was asked in a conversation about consent. */
export function ownConsentWords(part: string): string {
  return parts[part] ?? 'Something we asked you'
}
