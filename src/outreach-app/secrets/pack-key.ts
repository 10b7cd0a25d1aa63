/** What was encrypted under a key of this phone: nonce and body of AES-256-GCM. */
export type Encrypted = { iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer }

/** The key of a pack, as bytes, to be locked; never kept so. */
export function newKeyBytes(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32))
}

/** The key as the browser works with it: scripts can use it, and never read it again. */
export function keyOf(bytes: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

export async function encrypt(key: CryptoKey, bytes: BufferSource): Promise<Encrypted> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, body: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
}

/** The bytes; undefined under another key. */
export async function decrypt(
  key: CryptoKey,
  { iv, body }: Encrypted,
): Promise<ArrayBuffer | undefined> {
  try {
    return await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, body)
  } catch {
    return undefined
  }
}

/**
 * Encrypts anything that JSON can say. Filled up to a multiple of 256 bytes, so that its length does not tell how long a
 * name is.
 */
export async function encryptJson(key: CryptoKey, value: unknown): Promise<Encrypted> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  const filled = new Uint8Array(Math.ceil((bytes.length + 1) / 256) * 256).fill(0x20)
  filled.set(bytes)
  return await encrypt(key, filled)
}

/** What `encryptJson` encrypted, taken at its word for its type: only this app writes it. Undefined under another key. */
export async function decryptJson<T>(key: CryptoKey, encrypted: Encrypted): Promise<T | undefined> {
  const bytes = await decrypt(key, encrypted)
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T)
}
