import type { TextPiece } from './pdf-lines.ts'
import { type PageDrawing, rounded } from './pdf-page.ts'

/**
 * Pieces cut where an upright ruling or the edge of a shaded cell crosses them: text of two narrow cells
 * comes as one piece when hardly more than a space parts them.
 */
export function splitAtRulings(pieces: TextPiece[], drawings: PageDrawing[]): TextPiece[] {
  const edges = drawings.flatMap(({ box: [x, top, width, height], fill }) => {
    if (height < 4) return []
    if (width < 2) return [{ x, top, bottom: top + height }]
    return fill ? [x, x + width].map(at => ({ x: at, top, bottom: top + height })) : []
  })
  if (edges.length === 0) return pieces
  return pieces.flatMap(piece => {
    const [left, top, width, height] = piece.box
    const middle = top + height / 2
    const crossing = edges
      .filter(
        edge =>
          edge.top <= middle &&
          edge.bottom >= middle &&
          edge.x > left + 2 &&
          edge.x < left + width - 2,
      )
      .map(edge => edge.x)
    return crossing.length > 0 ? splitPiece(piece, crossing) : [piece]
  })
}

function splitPiece(piece: TextPiece, crossing: number[]): TextPiece[] {
  const [left, top, width, height] = piece.box
  const each = width / Math.max(1, piece.text.length)
  const spaces = [...piece.text.matchAll(/\s+/g)].map(({ index }) => index)
  const cuts = new Set<number>()
  for (const x of crossing) {
    // Letters differ in width, so the nearest space is taken, within two letters' height.
    const nearest = spaces
      .map(index => ({ index, distance: Math.abs(left + (index + 0.5) * each - x) }))
      .sort((a, b) => a.distance - b.distance)[0]
    if (nearest && nearest.distance < piece.size * 2) cuts.add(nearest.index)
  }
  const ends = [...cuts].sort((a, b) => a - b)
  return [...ends, piece.text.length].map((end, i) => {
    const start = ends[i - 1] ?? 0
    const text = piece.text.slice(start, end)
    const lead = text.length - text.trimStart().length
    const box: TextPiece['box'] = [
      rounded(left + (start + lead) * each),
      top,
      rounded((text.length - lead) * each),
      height,
    ]
    return { ...piece, text: text.trim(), box, parted: i > 0 }
  })
}
