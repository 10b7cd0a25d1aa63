export type Route = { method: string; path: string }

/** The tree that Fastify prints: each line a part of a path under the part that it is indented below. */
export function readRoutes(printed: string): Route[] {
  const parts: string[] = []
  return printed.split('\n').flatMap(line => {
    const found = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line)
    if (!found) return []
    const [, indent = '', part = '', methods = ''] = found
    const depth = indent.length / 4
    parts.splice(depth, parts.length, part)
    const path = parts.join('')
    return methods
      .split(', ')
      .filter(Boolean)
      .map(method => ({ method, path }))
  })
}
