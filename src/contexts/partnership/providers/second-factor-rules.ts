// RFC 8176: what a token can say of how somebody signed in. One of these means more than a password.
const strong = ['mfa', 'otp', 'hwk', 'swk', 'fpt', 'face', 'iris', 'vbm', 'sc', 'pop']

/**
 * Whether the provider's sign-in counts as a second factor. Where it does not say how somebody signed in, the least is
 * taken for true (OWASP ASVS 5.0, 6.8.4). Text messages do not count.
 */
export function vouchesForSecondFactor(rule: 'ours' | 'said' | 'always', amr: unknown): boolean {
  if (rule === 'ours') return false
  const said = Array.isArray(amr) ? amr.filter(one => typeof one === 'string') : undefined
  if (rule === 'always') return said === undefined || said.some(one => strong.includes(one))
  return said?.some(one => strong.includes(one)) ?? false
}
