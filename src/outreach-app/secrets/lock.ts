import { decrypt, type Encrypted, encrypt, keyOf } from './pack-key.ts'

// A pack is locked twice: under what the worker types or holds, and under a key of the browser that scripts cannot read.
// docs/security/stolen-phone.md says what that is worth against whom.

/** OWASP's figure for PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023). */
const iterations = 600_000
export const fewestDigits = 6

export type Lock = {
  /** Not extractable. */
  deviceKey: CryptoKey
  locked: Encrypted
} & (
  | { kind: 'pin'; salt: Uint8Array<ArrayBuffer>; iterations: number }
  | { kind: 'passkey'; salt: Uint8Array<ArrayBuffer>; credentialId: Uint8Array<ArrayBuffer> }
)

/** Locks the key of a pack with a PIN. */
export async function lockWithPin(pin: string, packKey: Uint8Array<ArrayBuffer>): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const secret = await secretOfPin(pin, salt, iterations)
  return { kind: 'pin', salt, iterations, ...(await lockTwice(secret, packKey)) }
}

/** The key of the pack; undefined with a wrong PIN. Takes about half a second on a phone, on purpose. */
export async function openWithPin(
  lock: Lock & { kind: 'pin' },
  pin: string,
): Promise<ArrayBuffer | undefined> {
  return await openTwice(lock, await secretOfPin(pin, lock.salt, lock.iterations))
}

/**
 * Locks the key of a pack with a passkey made for nothing else, on a device that gives each passkey a secret of its own
 * (WebAuthn level 3, PRF extension). Undefined where the device does not; throws where the worker says no.
 */
export async function lockWithPasskey(
  worker: string,
  packKey: Uint8Array<ArrayBuffer>,
): Promise<Lock | undefined> {
  const salt = crypto.getRandomValues(new Uint8Array(32))
  const made = (await navigator.credentials.create({
    publicKey: {
      rp: { name: 'Throughline outreach' },
      user: {
        id: crypto.getRandomValues(new Uint8Array(16)),
        name: `Tonight's list (${worker})`,
        displayName: `Tonight's list (${worker})`,
      },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
      extensions: { prf: { eval: { first: salt } } },
      timeout: 60_000,
    },
  })) as PublicKeyCredential | null
  if (!made?.getClientExtensionResults().prf?.enabled) return undefined
  const credentialId = new Uint8Array(made.rawId)
  const first = made.getClientExtensionResults().prf?.results?.first
  const secret = first ? bytesOf(first) : await secretOfPasskey(credentialId, salt)
  if (!secret) return undefined
  return { kind: 'passkey', salt, credentialId, ...(await lockTwice(secret, packKey)) }
}

/** The key of the pack; undefined where the passkey is not the one. Throws where the worker says no. */
export async function openWithPasskey(
  lock: Lock & { kind: 'passkey' },
): Promise<ArrayBuffer | undefined> {
  const secret = await secretOfPasskey(lock.credentialId, lock.salt)
  return secret && (await openTwice(lock, secret))
}

/** Whether this browser can be asked for a passkey at all; whether it has the extension shows only when one is made. */
export function mayHavePasskey(): boolean {
  return 'PublicKeyCredential' in globalThis && 'credentials' in navigator
}

/** Why a PIN cannot be taken, or undefined. */
export function refusePin(pin: string): string | undefined {
  if (!/^\d+$/.test(pin)) return 'Use digits only'
  if (pin.length < fewestDigits) return `Use at least ${fewestDigits} digits`
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  if (new Set(steps).size === 1 && Math.abs(steps[0] ?? 9) <= 1)
    return 'Use a PIN that is not one digit again and again, or digits in a row'
  return undefined
}

async function secretOfPasskey(
  credentialId: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const given = (await navigator.credentials.get({
    publicKey: {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      allowCredentials: [{ type: 'public-key', id: credentialId }],
      userVerification: 'required',
      extensions: { prf: { eval: { first: salt } } },
      timeout: 60_000,
    },
  })) as PublicKeyCredential | null
  const first = given?.getClientExtensionResults().prf?.results?.first
  return first && bytesOf(first)
}

async function secretOfPin(pin: string, salt: Uint8Array<ArrayBuffer>, times: number) {
  const typed = new TextEncoder().encode(pin)
  const key = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: times },
    key,
    256,
  )
  return new Uint8Array(bits)
}

async function lockTwice(secret: BufferSource, packKey: BufferSource) {
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const inner = await encrypt(await keyOf(secret), packKey)
  return { deviceKey, locked: await encrypt(deviceKey, joined(inner)) }
}

async function openTwice(lock: Lock, secret: BufferSource): Promise<ArrayBuffer | undefined> {
  const inner = await decrypt(lock.deviceKey, lock.locked)
  if (!inner) return undefined
  const iv = new Uint8Array(inner.slice(0, 12))
  return await decrypt(await keyOf(secret), { iv, body: inner.slice(12) })
}

function joined({ iv, body }: Encrypted): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(iv.length + body.byteLength)
  both.set(iv)
  both.set(new Uint8Array(body), iv.length)
  return both
}

function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  const view = source instanceof ArrayBuffer ? new Uint8Array(source) : source
  return new Uint8Array(
    view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer,
  )
}
