import { Refusal } from '../../../platform/refusal.ts'
import { commonPasswords } from './common-passwords.ts'

const shortest = 12
const longest = 200

/**
 * What a password has to be: long, and not what somebody would try first. No other rule about its letters, as NCSC
 * and OWASP ASVS 5.0 (6.2) advise. Throws a Refusal at `field`.
 */
export function refuseWeakPassword(
  password: string,
  whose: { name: string; email: string },
  field = 'password',
): void {
  const message = findWeakness(password, whose)
  if (message) throw new Refusal(field, message)
}

function findWeakness(
  password: string,
  whose: { name: string; email: string },
): string | undefined {
  const length = [...password].length
  if (length < shortest)
    return `Password must be at least ${shortest} characters. Three words that do not belong together are enough`
  if (length > longest) return `Password must be ${longest} characters or fewer`
  const plain = plainOf(password)
  if (new Set(plain).size < 4) return 'Use more than a few different letters'
  if (commonPasswords.includes(plain))
    return 'That password is one that many people use. Choose another'
  const [local = ''] = whose.email.split('@')
  // Parts of a name of four letters and more: 'Ann' is in too many words.
  const own = [whose.email, local, whose.name, ...whose.name.split(/\s+/)].map(plainOf)
  if (own.some(part => part.length >= 4 && plain.includes(part)))
    return 'Password must not hold the name or the email address'
  return undefined
}

function plainOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}
