import type { Draft } from './draft.ts'
import type { FlowItem } from './flow.ts'
import { isLevelWord, singular } from './level.ts'
import { titleCase, wordsOf } from './words.ts'

const counts = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]

/**
 * Names the level of plain headings where the text says what they are: 'the three pillars of prevention,
 * intervention and recovery', or '3 pillars' where there are three of them.
 */
export function nameLevels(draft: Draft, flow: FlowItem[]) {
  const texts = flow.filter(item => item.kind === 'text').map(item => item.text)
  for (const parent of new Set(draft.nodes.map(node => node.parent))) {
    const plain = draft.nodes.filter(
      node => node.parent === parent && node.level === 'Section' && node.number === null,
    )
    const siblings = draft.nodes.filter(node => node.parent === parent)
    if (plain.length < 2 || plain.length !== siblings.length) continue
    const titles = plain.map(node => wordsOf(node.title).join(' '))
    const word = wordFor(texts, titles)
    if (word) for (const node of plain) node.level = titleCase(word)
  }
}

function wordFor(texts: string[], titles: string[]): string | undefined {
  let counted: string | undefined
  for (const text of texts) {
    const words = wordsOf(text)
    const at = words.findIndex(
      word =>
        isLevelWord(word) &&
        singular(word) !== word &&
        !['area', 'programme', 'project', 'aim'].includes(singular(word)),
    )
    const word = words[at]
    if (!word) continue
    const joined = ` ${words.join(' ')} `
    if (titles.every(title => joined.includes(` ${title} `))) return singular(word)
    const number = words[at - 1] ?? ''
    if (number === String(titles.length) || number === counts[titles.length])
      counted ??= singular(word)
  }
  return counted
}
