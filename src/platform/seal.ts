import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const version = 'v1'

/**
 * Seals a text with the secret of the service (AES-256-GCM), for keeping in the database. `what` says what it is, and
 * has to be said again to open it, so that one sealed thing cannot stand in for another.
 */
export function seal(secret: Buffer, what: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(what))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = [nonce, body, cipher.getAuthTag()].map(part => part.toString('base64url'))
  return [version, ...parts].join('.')
}

/** What was sealed; undefined where it was sealed with another secret, as something else, or was changed. */
export function unseal(secret: Buffer, what: string, sealed: string): string | undefined {
  const [said, nonce = '', body = '', tag = ''] = sealed.split('.')
  if (said !== version) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), Buffer.from(nonce, 'base64url'))
      .setAAD(Buffer.from(what))
      .setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([
      decipher.update(Buffer.from(body, 'base64url')),
      decipher.final(),
    ]).toString()
  } catch {
    return undefined
  }
}

function keyOf(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'throughline seal', 32))
}
