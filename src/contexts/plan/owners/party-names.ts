// An index of the database takes no longer text, and no name is so long.
export const longestName = 200

/** A spelling without what does not count: capitals, punctuation, 'the', 'and' or '&'. */
export function aliasOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\bthe\b|\band\b|&/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, longestName)
}

// Words that plans print in the lead column and that name no owner.
const nobody =
  /^(all( (partners|agencies|stakeholders))?|(key |all |relevant )?(stakeholders|partners|agencies)|various|tbc|tba|n a|service users)$/

/** Whether a spelling, as `aliasOf` writes it, is one that names no owner. */
export function namesNobody(alias: string): boolean {
  return nobody.test(alias)
}
