/**
 * Jaro–Winkler likeness of two texts, 0 to 1, with a prefix of up to four letters at 0.1 each. As published: the
 * prefix counts at any likeness. Texts beyond 31 letters are compared by their first 31.
 */
export function jaroWinkler(first: string, second: string): number {
  if (first === second) return 1
  const lengthA = Math.min(31, first.length)
  const lengthB = Math.min(31, second.length)
  if (lengthA === 0 || lengthB === 0) return 0
  const range = Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1)
  // Which letters have found their like, as bits.
  let metA = 0
  let metB = 0
  let met = 0
  for (let i = 0; i < lengthA; i++) {
    const letter = first.charCodeAt(i)
    const end = Math.min(lengthB - 1, i + range)
    for (let j = Math.max(0, i - range); j <= end; j++) {
      if ((metB >> j) & 1 || second.charCodeAt(j) !== letter) continue
      metA |= 1 << i
      metB |= 1 << j
      met++
      break
    }
  }
  if (met === 0) return 0
  let swapped = 0
  for (let i = 0, j = 0; i < lengthA; i++) {
    if (!((metA >> i) & 1)) continue
    while (!((metB >> j) & 1)) j++
    if (first.charCodeAt(i) !== second.charCodeAt(j)) swapped++
    j++
  }
  const jaro = (met / lengthA + met / lengthB + (met - swapped / 2) / met) / 3
  let prefix = 0
  const most = Math.min(4, lengthA, lengthB)
  while (prefix < most && first.charCodeAt(prefix) === second.charCodeAt(prefix)) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
