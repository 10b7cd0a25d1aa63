// What staff did about somebody and what for, in words. An event without words here is said by what kind it is.

const events: [RegExp, string][] = [
  [/^people\.person\.viewed$/, 'Looked at them'],
  [/^people\.person\.searched$/, 'Found them in a search'],
  [/^people\.record\.begun$/, 'Began a record'],
  [/^people\.involvement\.begun$/, 'Began to work with them, or referred them'],
  [/^people\.involvement\.ended$/, 'Ended the work with them'],
  [/^people\.restriction\.added$/, 'Restricted who may see them'],
  [/^people\.restriction\.lifted$/, 'Lifted the restriction'],
  [/^people\.named-staff\.added$/, 'Let somebody see them'],
  [/^people\.named-staff\.ended$/, 'Took somebody off those who see them'],
  [/^people\.bar\.added$/, 'Kept somebody from seeing them'],
  [/^people\.bar\.lifted$/, 'Let somebody see them again'],
  [/^people\.glass\.broken$/, 'Saw more of them in an emergency'],
  [/^people\.glass\.listed$/, 'Read about an emergency'],
  [/^people\.glass\.reviewed$/, 'Reviewed an emergency'],
  [/^people\.glass\.ended$/, 'Ended an emergency'],
  [/^people\.people\.merged$/, 'Put two records together'],
  [/^people\.people\.(unmerged|split)$/, 'Took two records apart'],
  [/^people\.consent\./, 'Wrote down what they said about sharing'],
  [/^people\.objection\./, 'Wrote down what they do not want shared'],
  [/^people\.own-access\./, 'Helped them with their own page'],
  [/^people\.correction\./, 'Answered what they said was wrong'],
  [/^people\.copy\./, 'Worked on the copy that they asked for'],
  [/^street\.contact\.linked$/, 'Said that they were met on the street'],
  [/^street\.contact\.detached$/, 'Said that it was not them who was met'],
  [/^street\.contact\.withdrawn$/, 'Withdrew that they were met'],
  // Whoever may not read of it must not learn that there was any.
  [/^street\.enforcement\./, 'Wrote something down'],
  [/^street\.list\.told$/, 'Said where they are'],
  [/^street\.list\.(corrected|taken-back)$/, 'Put right where they were'],
  [/^street\.list\.planned$/, 'Said who leads and what is done next'],
  [/\.added$/, 'Wrote something down'],
  [/\.ended$/, 'Said that something is not so any more'],
  [/\.changed$/, 'Changed something'],
  [/\.(exported|downloaded|printed)$/, 'Took a copy'],
  [/\.(viewed|listed|read)$/, 'Looked at them'],
]

/** 'Looked at them' of `people.person.viewed`. */
export function eventInWords(event: string): string {
  const known = events.find(([pattern]) => pattern.test(event))?.[1]
  return known ?? event.split('.').slice(1).join(' ').replaceAll('-', ' ')
}

const purposes: [RegExp, string][] = [
  [/ \/people$/, 'Finding somebody'],
  [/ \/people\/new/, 'Beginning a record'],
  [/\/(matches|duplicates|compare|merge|apart)/, 'Deciding who is who'],
  [/\/working-with/, 'Who works with them'],
  [/\/(break-glass|broken-glass)/, 'An emergency'],
  [/\/(restriction|barred|related|why|show-as|looks|unusual-access)/, 'Who may see them'],
  [/\/(consent|objections?)/, 'What they said about sharing'],
  [/\/own-access/, 'Their own page'],
  [/\/(copies|subject-access|corrections?)/, 'Their rights over what is held'],
  [/\/retention/, 'How long things are kept'],
  [/ \/(street|outreach)/, 'Work on the street'],
  [/^GET \/people\/:id/, 'Reading their page'],
  [/^POST \/people\/:id/, 'Keeping their record'],
]

/** 'Reading their page' of 'GET /people/:id'. */
export function purposeInWords(purpose: string | null): string {
  const known = purposes.find(([pattern]) => pattern.test(purpose ?? ''))?.[1]
  return known ?? 'Work with people'
}

export const unusualKinds = {
  many: 'Many people',
  'own-surname': 'Same last name',
  restricted: 'Restricted person',
  night: 'At night',
  'no-involvement': 'No work with them',
  glass: 'In an emergency',
} as const

export type UnusualKind = keyof typeof unusualKinds
