const deepest = 12

/**
 * Whatever JSON a phone sent, as the database can keep it: without NUL and halves of letters, and not deeper than anything
 * of ours is.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return readable(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return null
  if (Array.isArray(value)) return value.map(one => storable(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [readable(name), storable(one, depth + 1)]),
  )
}

function readable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
