// Seals what a phone sends so that only the server can open it: ephemeral ECDH on P-256 with the key of the pack, HKDF
// with SHA-256, AES-256-GCM. Web Crypto alone, so that the phone, the server and the tests run the same lines.

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const version = 'e1'

/** The public half, as it stands in a pack. */
export type PublicKey = { kty: 'EC'; crv: 'P-256'; x: string; y: string }

/** A new pair of keys for a pack: both as JSON Web Keys, the private one for the server alone. */
export async function makeSealingKeys(): Promise<{
  publicKey: PublicKey
  privateKey: JsonWebKey
}> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const privateKey = await crypto.subtle.exportKey('jwk', pair.privateKey)
  return { publicKey: { kty: 'EC', crv: 'P-256', x, y }, privateKey }
}

/** Seals a text for the server. The pack and the item are bound in: what is sealed as one item cannot stand in for another. */
export async function sealItem(
  serverKey: PublicKey,
  packId: string,
  itemId: string,
  text: string,
): Promise<string> {
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const theirs = await crypto.subtle.importKey('jwk', serverKey, curve, false, [])
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const key = await keyBetween(pair.privateKey, theirs, ephemeral, 'encrypt')
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: boundTo(packId, itemId) },
    key,
    new TextEncoder().encode(text),
  )
  return [version, base64Url(ephemeral), base64Url(nonce), base64Url(new Uint8Array(body))].join(
    '.',
  )
}

/** What was sealed; undefined where it was sealed for another pack or item, or was changed. */
export async function openItem(
  privateKey: JsonWebKey,
  packId: string,
  itemId: string,
  sealed: string,
): Promise<string | undefined> {
  const [said, ephemeral = '', nonce = '', body = '', ...more] = sealed.split('.')
  if (said !== version || more.length > 0) return undefined
  try {
    const raw = fromBase64Url(ephemeral)
    const ours = await crypto.subtle.importKey('jwk', privateKey, curve, false, ['deriveBits'])
    const theirs = await crypto.subtle.importKey('raw', raw, curve, false, [])
    const key = await keyBetween(ours, theirs, raw, 'decrypt')
    const text = await crypto.subtle.decrypt(
      {
        name: 'AES-GCM',
        iv: fromBase64Url(nonce),
        additionalData: boundTo(packId, itemId),
      },
      key,
      fromBase64Url(body),
    )
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    return undefined
  }
}

async function keyBetween(
  ours: CryptoKey,
  theirs: CryptoKey,
  ephemeral: Uint8Array<ArrayBuffer>,
  use: 'encrypt' | 'decrypt',
) {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours, 256)
  const shared = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('throughline outreach')
  return await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info },
    shared,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  )
}

const boundTo = (packId: string, itemId: string) => new TextEncoder().encode(`${packId} ${itemId}`)

function base64Url(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(letters, letter => letter.charCodeAt(0))
}
