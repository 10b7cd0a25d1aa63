export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Beyond this many comparisons two texts are shown as wholly replaced, rather than keeping a page waiting. */
const mostComparisons = 4_000_000

/**
 * Which words left and which came, in reading order. White space belongs to the word before it and never makes a
 * difference by itself; what is the same stands as it does in `after`.
 */
export function diffWords(before: string, after: string): Piece[] {
  const old = words(before)
  const fresh = words(after)
  let start = 0
  while (start < old.length && start < fresh.length && isSame(old[start], fresh[start])) start += 1
  let end = 0
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    isSame(old[old.length - 1 - end], fresh[fresh.length - 1 - end])
  )
    end += 1
  return joined([
    ...fresh.slice(0, start).map(text => ({ kind: 'same' as const, text })),
    ...middle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...fresh.slice(fresh.length - end).map(text => ({ kind: 'same' as const, text })),
  ])
}

function words(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}

function isSame(left: string | undefined, right: string | undefined) {
  return left?.trimEnd() === right?.trimEnd()
}

/** Longest common subsequence; removed words stand before added ones. */
function middle(old: string[], fresh: string[]): Piece[] {
  const removed = old.map(text => ({ kind: 'removed' as const, text }))
  const added = fresh.map(text => ({ kind: 'added' as const, text }))
  if (old.length === 0 || fresh.length === 0 || old.length * fresh.length > mostComparisons)
    return [...removed, ...added]
  const width = fresh.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = isSame(old[i], fresh[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < fresh.length) {
    const left = old[i]
    const right = fresh[j]
    if (right !== undefined && isSame(left, right)) {
      pieces.push({ kind: 'same', text: right })
      i += 1
      j += 1
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: left })
      i += 1
    } else if (right !== undefined) {
      pieces.push({ kind: 'added', text: right })
      j += 1
    }
  }
  return pieces
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last && last.kind === piece.kind)
      result[result.length - 1] = { kind: last.kind, text: last.text + piece.text }
    else result.push(piece)
  }
  return result
}
