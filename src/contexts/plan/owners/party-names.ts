/** A spelling without what does not count: capitals, punctuation, 'the', 'and' or '&'. */
export function aliasOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\bthe\b|\band\b|&/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

// Words that plans print in the lead column and that name no owner.
const nobody =
  /^(all( (partners|agencies|stakeholders))?|(key |all |relevant )?(stakeholders|partners|agencies)|various|tbc|tba|n a|service users)$/

/** Whether a spelling, as `aliasOf` writes it, is one that names no owner. */
export function namesNobody(alias: string): boolean {
  return nobody.test(alias)
}
