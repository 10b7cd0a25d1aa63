/** Words in a published text that point at a person, and what is printed instead. */
export type PersonalWords = { found: string; printed: string; why: 'initials' | 'email' | 'phone' }

const initials = '[A-Z]{2,3}'
const organisation = "\\(([A-Z][A-Za-z0-9 &.’'-]{1,60})\\)"
const namedInitials = new RegExp(
  `\\b(${initials}(?:(?:, ${initials})* and ${initials})?) ${organisation}`,
  'g',
)
const email = /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g
const phone = /(?:\+44 ?|\b0)(?:\d[ -]?){9,10}\b/g

/**
 * Finds people's initials ('MR (NEDDC)', 'JB and KB (SDDC)', and the bare 'MR' of somebody introduced so), e-mail addresses
 * and telephone numbers in texts that are to be published. A post or an organisation may be named in public; a person only
 * if somebody said so.
 */
export function findPersonalWords(texts: string[]): PersonalWords[] {
  const found = new Map<string, PersonalWords>()
  const bare = new Map<string, string>()
  for (const text of texts) {
    for (const [whole, people = '', of = ''] of text.matchAll(namedInitials)) {
      found.set(whole, { found: whole, printed: of, why: 'initials' })
      for (const person of people.split(/, | and /)) if (person !== of) bare.set(person, of)
    }
    for (const [whole] of text.matchAll(email))
      found.set(whole, { found: whole, printed: '[email address]', why: 'email' })
    for (const [whole] of text.matchAll(phone))
      found.set(whole, { found: whole, printed: '[telephone number]', why: 'phone' })
  }
  for (const [person, of] of bare)
    if (texts.some(text => new RegExp(`\\b${person}\\b(?! \\()`).test(text)))
      found.set(person, { found: person, printed: of, why: 'initials' })
  return [...found.values()].sort(
    (a, b) => b.found.length - a.found.length || a.found.localeCompare(b.found),
  )
}

/** A text with those words replaced, except the ones that may be public. */
export function withoutPersonalWords(
  text: string,
  words: PersonalWords[],
  mayBePublic: ReadonlySet<string>,
): string {
  let printed = text
  for (const { found, printed: instead } of words) {
    if (mayBePublic.has(found)) continue
    const exact = new RegExp(
      `(?<![\\w@])${found.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`,
      'g',
    )
    printed = printed.replace(exact, instead)
  }
  return printed
}
