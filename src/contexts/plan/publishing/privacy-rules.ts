/** Words in a published text that point at a person, and what is printed instead. */
export type PersonalWords = {
  found: string
  printed: string
  why: 'initials' | 'email' | 'phone' | 'name'
}

/** Somebody whose name may stand in a plan, and the post or organisation that is printed instead. */
export type Person = { name: string; instead: string }

const initials = '[A-Z]{2,3}'
const organisation = "\\(([A-Z][A-Za-z0-9 &.’'-]{1,60})\\)"
const namedInitials = new RegExp(
  `\\b(${initials}(?:(?:, ${initials}){0,9} and ${initials})?) ${organisation}`,
  'g',
)
// RFC 5321, section 4.5.3.1: 64 letters before the @. Without a limit a long text keeps everyone waiting.
const email = /\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\b/g
const phone = /(?:\+44 ?|\b0)(?:\d[ -]?){9,10}\b/g

/**
 * Finds the names of people, their initials ('MR (NEDDC)', 'JB and KB (SDDC)', and the bare 'MR' of somebody introduced so), e-mail addresses
 * and telephone numbers in texts that are to be published. A post or an organisation may be named in public; a person only
 * if somebody said so. Initials are looked for in `prose` alone.
 */
export function findPersonalWords(
  texts: string[],
  people: readonly Person[] = [],
  prose: string[] = texts,
): PersonalWords[] {
  const found = new Map<string, PersonalWords>()
  const all = people.length > 0 ? texts.join('\n') : ''
  for (const { name, instead } of people)
    if (all.includes(name)) found.set(name, { found: name, printed: instead, why: 'name' })
  const bare = new Map<string, string>()
  for (const text of prose)
    for (const [whole, named = '', of = ''] of text.matchAll(namedInitials)) {
      found.set(whole, { found: whole, printed: of, why: 'initials' })
      for (const person of named.split(/, | and /)) if (person !== of) bare.set(person, of)
    }
  for (const text of texts) {
    for (const [whole] of text.matchAll(email))
      found.set(whole, { found: whole, printed: '[email address]', why: 'email' })
    for (const [whole] of text.matchAll(phone))
      found.set(whole, { found: whole, printed: '[telephone number]', why: 'phone' })
  }
  for (const [person, of] of bare)
    if (prose.some(text => new RegExp(`\\b${person}\\b(?! \\()`).test(text)))
      found.set(person, { found: person, printed: of, why: 'initials' })
  return [...found.values()].sort(
    (a, b) => b.found.length - a.found.length || a.found.localeCompare(b.found),
  )
}

/** What replaces those words in a text, except the ones that may be public; the longest first, in one pass. */
export function redactor(
  words: readonly PersonalWords[],
  mayBePublic: ReadonlySet<string>,
): (text: string) => string {
  const instead = new Map(
    words.filter(({ found }) => !mayBePublic.has(found)).map(one => [one.found, one.printed]),
  )
  if (instead.size === 0) return text => text
  const longestFirst = [...instead.keys()].sort((a, b) => b.length - a.length)
  const escaped = longestFirst.map(found => found.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const exact = new RegExp(`(?<![\\w@])(?:${escaped.join('|')})(?!\\w)`, 'g')
  return text => text.replace(exact, found => instead.get(found) ?? '')
}
