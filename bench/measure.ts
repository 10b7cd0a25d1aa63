/** The middle one of some numbers; of an even count, the lower middle. */
export function median(numbers: readonly number[]): number {
  return share(numbers, 0.5)
}

/** The number that this share of the numbers is not above. */
export function share(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

export function rounded(number: number, places = 1): number {
  return Number(number.toFixed(places))
}

/** Writes one figure as a line of JSON. */
export function report(figures: Record<string, unknown>): void {
  console.log(JSON.stringify(figures))
}
