// What the reporter of an alert hears. Whether somebody was known already is not for them: two outcomes have the same words.

const thanks = 'Thank you for telling us that somebody may be sleeping rough.'
const privacy = 'To protect people’s privacy we cannot tell you more.'

const found = `${thanks} Outreach workers went to the place and met people there. Whoever sleeps out is offered help and somewhere to go, as often as it takes. ${privacy}`

const answers: Record<string, string> = {
  'found-known': found,
  'found-new': found,
  'not-found': `${thanks} Outreach workers went to the place and did not find anybody sleeping there. They know of the place now and look there again. If you see somebody there again, please tell us, with the time and the exact spot.`,
  'not-sleeping-out': `${thanks} Outreach workers went to the place. Nobody there was sleeping out that night. ${privacy}`,
  'not-placed': `${thanks} With what we were told we could not find the place. If you see somebody again, please tell us the street, something near it, and the time.`,
}

/** The sentences for an outcome that identify nobody. Throws where there are none: an outcome without words is a mistake. */
export function answerFor(outcome: string): string {
  const words = answers[outcome]
  if (words === undefined) throw new Error(`There is no answer for the outcome ${outcome}`)
  return words
}

/**
 * What in a text would give somebody away: words of their names, of where they were found, or a telephone number or date of
 * birth. `names` and `places` are as they are written down; words of up to two letters and common words do not count.
 */
export function revealing(
  text: string,
  { names, places, told }: { names: readonly string[]; places: readonly string[]; told: string },
): string[] {
  const typed = wordsOf(text)
  const harmless = new Set([...wordsOf(told), ...wordsOf(Object.values(answers).join(' '))])
  const hidden = [
    ...names.flatMap(name => [...wordsOf(name)]),
    ...places.flatMap(place => [...wordsOf(place)].filter(word => !harmless.has(word))),
  ]
  const found = hidden.filter(word => word.length > 2 && typed.has(word) && !usual.has(word))
  const numbers = text.match(/\+?\d[\d ()-]{8,}\d|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/g) ?? []
  return [...new Set([...found, ...numbers.map(number => number.trim())])]
}

const usual = new Set(
  'the and under near next behind outside street road lane park place name not known'.split(' '),
)

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  )
}
