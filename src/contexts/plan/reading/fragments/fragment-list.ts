import type { Block, Fragment, FragmentedDocument } from '../reading.ts'
import { normaliseSpaceKeepingGaps } from './white-space.ts'

/** A fragment before it has its number and its text; undefined values are left out. */
export type NewFragment = {
  [K in keyof Omit<Fragment, 'id' | 'text'>]: Fragment[K] | undefined
} & { kind: Fragment['kind']; blocks: Block[] }

export type FragmentList = {
  fragments: Fragment[]
  /** Numbers the fragment, joins its blocks and appends it. Undefined fields are dropped. */
  add: (fragment: NewFragment) => Fragment
}

export function createFragmentList(): FragmentList {
  const fragments: Fragment[] = []
  const add = (source: NewFragment) => {
    const fragment: Fragment = {
      id: fragments.length + 1,
      kind: source.kind,
      text: textOfBlocks(source.blocks),
      blocks: source.blocks,
    }
    for (const [key, value] of Object.entries(source))
      if (value !== undefined) Object.assign(fragment, { [key]: value })
    fragments.push(fragment)
    return fragment
  }
  return { fragments, add }
}

function textOfBlocks(blocks: Block[]): string {
  return blocks.map(block => block.text).join('\n')
}

export type BlockStyle = {
  marker?: string | undefined
  listLevel?: number | undefined
  bold?: boolean | undefined
  boldLead?: string | undefined
  afterLineBreak?: boolean | undefined
}

// Signs that only ever open a list item; ●, ■, ✓ and the like may be values of a status column.
const typedBullet = /^\s*([•▪◦‣⁃➢➤►\uf0b7\uf0a7\uf0d8])\s*(?=[\p{L}\p{N}"'‘“(£])/u

/**
 * A block with its white space normalised, or undefined where there is no text. A typed bullet becomes
 * the block's marker; one typed behind a list's own bullet is dropped.
 */
export function findBlock(source: string, style: BlockStyle = {}): Block | undefined {
  const bullet = typedBullet.exec(source)
  const spaced = normaliseSpaceKeepingGaps(bullet ? source.slice(bullet[0].length) : source)
  const { text, wideSpaces } = spaced
  if (text === '') return undefined
  const block: Block = { text }
  const marker = style.marker ?? (bullet ? '•' : undefined)
  const listLevel = style.listLevel ?? (bullet ? 1 : undefined)
  if (marker !== undefined) block.marker = marker
  if (listLevel !== undefined) block.listLevel = listLevel
  if (style.afterLineBreak) block.afterLineBreak = true
  if (style.bold) block.bold = true
  else if (style.boldLead) block.boldLead = style.boldLead
  if (wideSpaces.length > 0) block.wideSpaces = wideSpaces
  return block
}

/** The document without fields that are not known. */
export function fragmentedDocument(
  kind: FragmentedDocument['kind'],
  name: string,
  list: FragmentList,
  title?: string,
): FragmentedDocument {
  const document: FragmentedDocument = { kind, name, fragments: list.fragments }
  return title ? { ...document, title } : document
}
