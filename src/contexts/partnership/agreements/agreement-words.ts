// How an agreement reads in plain words. Code lists can grow: what has no words here is said by its label.

const shared: Record<string, string> = {
  identity: 'who people are',
  picture: 'photographs of people',
  contact: 'how to reach people',
  street: 'where people sleep rough',
  housing: 'where people live and lived',
  health: 'people’s health',
  offending: 'offences, prison and probation',
  'domestic-abuse': 'abuse that people suffer, and who must not find them',
  safeguarding: 'children and adults at risk',
  immigration: 'immigration status and access to public funds',
}

const bases: Record<string, string> = {
  '6(1)(a)': 'because the person said yes',
  '6(1)(b)': 'for a contract with the person',
  '6(1)(c)': 'because a law says that they have to',
  '6(1)(d)': 'to save a life',
  '6(1)(e)': 'as a public task',
  '6(1)(ea)': 'for a purpose that the law recognises',
  '6(1)(f)': 'for interests that were weighed against the person’s own',
}

/** 'where people sleep rough' of 'street'. */
export function categoryWords(code: string, label = code): string {
  return shared[code] ?? label.toLowerCase()
}

/** 'as a public task' of '6(1)(e)'. */
export function basisWords(code: string, label = code): string {
  return bases[code] ?? `on the basis of ${label.toLowerCase()}`
}

/** A purpose as it goes on in a sentence: 'to find them a home' of 'To find them a home.'. */
export function purposeWords(purpose: string): string {
  const text = purpose.trim().replace(/\.$/, '')
  return /^(to|for)\b/i.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : `for this purpose: ${text}`
}
