let before = new Uint8Array(260)
let previous = new Uint8Array(260)
let current = new Uint8Array(260)

/**
 * Edits between two texts (optimal string alignment: letters put in, left out, changed, or two neighbours
 * exchanged), or `limit + 1` where it is more than `limit`. Texts beyond 255 letters are compared by their start.
 */
export function editDistance(first: string, second: string, limit: number): number {
  if (first === second) return 0
  let [a, b] = first.length <= second.length ? [first, second] : [second, first]
  if (b.length > 255) [a, b] = [a.slice(0, 255), b.slice(0, 255)]
  let start = 0
  let [aEnd, bEnd] = [a.length, b.length]
  if (bEnd - aEnd > limit) return limit + 1
  while (aEnd > 0 && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd--
    bEnd--
  }
  while (start < aEnd && a.charCodeAt(start) === b.charCodeAt(start)) start++
  const width = aEnd - start
  const height = bEnd - start
  if (width === 0) return height > limit ? limit + 1 : height
  for (let x = 0; x <= width; x++) previous[x] = x
  for (let y = 1; y <= height; y++) {
    const letter = b.charCodeAt(start + y - 1)
    const letterBefore = y > 1 ? b.charCodeAt(start + y - 2) : -1
    current[0] = y
    let least = y
    for (let x = 1; x <= width; x++) {
      const other = a.charCodeAt(start + x - 1)
      let cost = (previous[x - 1] ?? 0) + (other === letter ? 0 : 1)
      cost = Math.min(cost, (previous[x] ?? 0) + 1, (current[x - 1] ?? 0) + 1)
      if (x > 1 && other === letterBefore && a.charCodeAt(start + x - 2) === letter)
        cost = Math.min(cost, (before[x - 2] ?? 0) + 1)
      current[x] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    const free = before
    before = previous
    previous = current
    current = free
  }
  return Math.min(previous[width] ?? 0, limit + 1)
}
