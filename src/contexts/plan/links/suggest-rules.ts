// Which actions of a plan are about the same thing. Words that few actions share weigh more (TF-IDF), over the text, the
// current situation and the next steps: titles alone find next to nothing. A person decides every one.

export type Wording = { actionId: string; words: string }
export type Suggested = { actionId: string; score: number; shared: string[] }

const idle = new Set(
  `a about after all also an and any are as at be been being both but by can do done for from had has have how if in
  into is it its more new no not of on or other our out over so such than that the their them there these they this to
  under up upon was we were where which who will with within work working would you your ensure including include`.split(
    /\s+/,
  ),
)

/** The words of a text that say something, in a simple common form: plural and singular alike. */
function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/[a-z][a-z'’-]+/g) ?? [])
    .map(word => word.replace(/['’]s$/, '').replace(/^[-'’]+|[-'’]+$/g, ''))
    .map(word => (word.length > 4 && word.endsWith('ies') ? `${word.slice(0, -3)}y` : word))
    .map(word => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word))
    .filter(word => word.length > 2 && !idle.has(word))
}

/** The actions most like one of them, best first, with the words that they share. */
export function suggestLike(
  all: readonly Wording[],
  actionId: string,
  most: number,
  least = 0.08,
): Suggested[] {
  const counts = new Map(all.map(one => [one.actionId, countsOf(wordsIn(one.words))]))
  const own = counts.get(actionId)
  if (!own) return []
  const weight = weightsOf([...counts.values()])
  const ownLength = lengthOf(own, weight)
  const suggested = [...counts].flatMap(([otherId, other]) => {
    if (otherId === actionId) return []
    const shared = [...own.keys()].filter(word => other.has(word))
    const product = shared.reduce(
      (sum, word) => sum + value(own, word, weight) * value(other, word, weight),
      0,
    )
    if (product === 0) return []
    const score = product / (ownLength * lengthOf(other, weight))
    const telling = shared.sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0)).slice(0, 4)
    return score < least ? [] : [{ actionId: otherId, score, shared: telling }]
  })
  return suggested
    .sort((a, b) => b.score - a.score || (a.actionId < b.actionId ? -1 : 1))
    .slice(0, most)
}

type Counts = Map<string, number>

function countsOf(words: readonly string[]): Counts {
  const counts: Counts = new Map()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function weightsOf(documents: readonly Counts[]): Counts {
  const inHowMany: Counts = new Map()
  for (const document of documents)
    for (const word of document.keys()) inHowMany.set(word, (inHowMany.get(word) ?? 0) + 1)
  return new Map(
    [...inHowMany].map(([word, count]) => [word, Math.log((documents.length + 1) / (count + 0.5))]),
  )
}

function value(counts: Counts, word: string, weight: Counts): number {
  return (1 + Math.log(counts.get(word) ?? 1)) * (weight.get(word) ?? 0)
}

function lengthOf(counts: Counts, weight: Counts): number {
  let sum = 0
  for (const word of counts.keys()) sum += value(counts, word, weight) ** 2
  return Math.sqrt(sum) || 1
}
