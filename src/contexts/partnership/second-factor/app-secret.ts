import { randomBytes } from 'node:crypto'

// RFC 4648, section 6: the letters and digits of authenticator apps.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret for an authenticator app: 160 bits (RFC 4226, section 4), as people type it. */
export function newAppSecret(): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of randomBytes(20)) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(value >> bits) & 31]
    }
  }
  return text
}

/** The bytes of a secret as typed, or undefined where it is none. */
export function appSecretBytes(text: string): Buffer | undefined {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of text.toUpperCase().replaceAll(/[\s=-]/g, '')) {
    const index = alphabet.indexOf(letter)
    if (index < 0) return undefined
    value = ((value << 5) | index) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >> bits) & 255)
    }
  }
  return bytes.length === 20 ? Buffer.from(bytes) : undefined
}

/** What a QR code says to an authenticator app (the Key Uri Format that all of them read). */
export function appUri(secret: string, who: { email: string; partnershipName: string }): string {
  const issuer = `Throughline, ${who.partnershipName}`
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(who.email)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}
