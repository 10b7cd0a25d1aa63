/** A place in a text that may be about somebody else. */
export type OtherSpan = { start: number; end: number; why: 'name' | 'phone' | 'email' }

const ordinary = new Set(
  `i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december the a an he she they it we you his her their this that there when after before said says
  christmas easter english british polish romanian nhs dwp gp uk england a&e ok`
    .trim()
    .split(/\s+/),
)
const titles = /^(mr|mrs|ms|miss|dr|sir|pc|sgt|nurse|sister|brother|uncle|aunt|auntie|father)$/i
const says =
  /^(is|was|has|had|will|would|said|says|told|tells|rang|rings|called|came|comes|went|hit|hits|lives|lived|stays|stayed|thinks|wants|asked|asks|knows|threatened|works|gave|saw|met|and)$/i

/**
 * Where a text may name somebody else: capitalised words that are not the person's own names or ordinary ones, words
 * after a title, names that are known to belong to others, telephone numbers and e-mail addresses that are not the
 * person's. It marks rather too much than too little: a worker decides about each.
 */
export function findOthers(
  text: string,
  known: { own: readonly string[]; others: readonly string[]; ordinary: readonly string[] },
): OtherSpan[] {
  const fold = (word: string) =>
    word
      .toLowerCase()
      .replaceAll(/[’']s$/g, '')
      .replaceAll(/[^\p{L}\p{N}&]/gu, '')
  const own = new Set(known.own.flatMap(name => name.split(/\s+/)).map(fold))
  const others = new Set(
    known.others
      .flatMap(name => name.split(/\s+/))
      .map(fold)
      .filter(word => word.length > 1),
  )
  const plain = new Set(known.ordinary.flatMap(name => name.split(/\s+/)).map(fold))
  const ownDigits = known.own
    .map(one => one.replaceAll(/\D/g, ''))
    .filter(digits => digits.length >= 7)
  const spans: OtherSpan[] = []
  for (const found of text.matchAll(/[\w.+-]+@[\w-]+\.[\w.-]+\w/g))
    if (!known.own.some(one => one.trim().toLowerCase() === found[0].toLowerCase()))
      spans.push({ start: found.index, end: found.index + found[0].length, why: 'email' })
  for (const found of text.matchAll(/\+?\d[\d ()-]{8,}\d/g)) {
    const digits = found[0].replaceAll(/\D/g, '')
    if (digits.length >= 10 && !ownDigits.some(one => one.endsWith(digits.slice(-9))))
      spans.push({ start: found.index, end: found.index + found[0].length, why: 'phone' })
  }
  const words = [...text.matchAll(/[\p{L}\p{M}][\p{L}\p{M}\p{N}’'-]*/gu)].map(match => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
  for (const [at, { word, start, end }] of words.entries()) {
    if (spans.some(span => span.why === 'email' && start >= span.start && end <= span.end)) continue
    const folded = fold(word)
    if (own.has(folded)) continue
    const [before, after] = [words[at - 1], words[at + 1]]
    const follows = (a: { end: number } | undefined, b: { start: number } | undefined) =>
      a !== undefined && b !== undefined && /^[ .]{1,2}$/.test(text.slice(a.end, b.start))
    const isTitled = before !== undefined && titles.test(before.word) && follows(before, { start })
    const isName = others.has(folded) || (isTitled && !ordinary.has(folded))
    const isCapital =
      /^\p{Lu}/u.test(word) && !ordinary.has(folded) && !plain.has(folded) && !titles.test(word)
    const beginsSentence = at === 0 || /[.!?:\n•“"(]\s*$/.test(text.slice(0, start))
    const actsLikeName =
      after !== undefined &&
      (says.test(after.word) || (/^\p{Lu}/u.test(after.word) && follows({ end }, after)))
    // A script without capitals says nothing of itself: what is not in Latin, Greek or Cyrillic is looked at whole.
    const hasNoCase = word.toLowerCase() === word.toUpperCase()
    if (isName || hasNoCase || (isCapital && (!beginsSentence || actsLikeName)))
      spans.push({ start, end, why: 'name' })
  }
  return joined(
    spans.sort((a, b) => a.start - b.start),
    text,
  )
}

/** Names that follow one another are one. */
function joined(spans: OtherSpan[], text: string): OtherSpan[] {
  const made: OtherSpan[] = []
  for (const span of spans) {
    const last = made.at(-1)
    if (last && span.start < last.end) continue
    if (
      last &&
      last.why === 'name' &&
      span.why === 'name' &&
      /^ $/.test(text.slice(last.end, span.start))
    )
      last.end = span.end
    else made.push({ ...span })
  }
  return made
}

/** The text with the marked places blacked out; what is left says nothing of how long they were. */
export function blackOut(text: string, spans: readonly OtherSpan[]): string {
  let made = ''
  let at = 0
  for (const { start, end } of spans) {
    made += `${text.slice(at, start)}████`
    at = end
  }
  return made + text.slice(at)
}
