type Sent = { id: string; rawId: string; type: string; response: Record<string, unknown> }

/** Makes a form of a passkey work: asks the service for a challenge, the browser for the key, and sends the answer. */
export function followPasskey(form: HTMLFormElement) {
  if (!('PublicKeyCredential' in window)) return
  form.hidden = false
  const message = form.querySelector<HTMLElement>('[data-passkey-message]')
  const field = form.querySelector<HTMLInputElement>(`[name="${form.dataset.passkeyField}"]`)
  const button = form.querySelector<HTMLButtonElement>('button')
  form.addEventListener('submit', event => {
    if (!field || field.value) return
    event.preventDefault()
    if (message) message.textContent = ''
    if (button) button.disabled = true
    askFor(form)
      .then(sent => {
        field.value = JSON.stringify(sent)
        form.submit()
      })
      .catch((error: unknown) => {
        if (message) message.textContent = wordsOf(error)
      })
      .finally(() => {
        if (button) button.disabled = false
      })
  })
}

async function askFor(form: HTMLFormElement): Promise<Sent> {
  const typed = new FormData(form)
  const body = new URLSearchParams({
    csrf: textIn(typed, 'csrf'),
    as: form.dataset.passkeyAs ?? '',
    does: form.dataset.passkey ?? '',
    next: textIn(typed, 'next'),
  })
  const answer = await fetch('/passkey/challenge', { method: 'POST', body })
  if (!answer.ok || answer.redirected) throw new Error('no challenge')
  const options = await answer.json()
  if (form.dataset.passkey === 'create') return await create(options)
  return await get(options)
}

// What the service sends, with bytes as base64url (WebAuthn level 3, section 5.1.8).
type Described = { id: string; type: 'public-key' }
type CreationJson = Omit<
  PublicKeyCredentialCreationOptions,
  'challenge' | 'user' | 'excludeCredentials'
> & {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Described[]
}
type RequestJson = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  challenge: string
  allowCredentials?: Described[]
}

async function create(options: CreationJson): Promise<Sent> {
  const { hints: _, ...rest } = options as CreationJson & { hints?: unknown }
  const made = (await navigator.credentials.create({
    publicKey: {
      ...rest,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
    },
  })) as PublicKeyCredential | null
  if (!made) throw new Error('nothing was made')
  const response = made.response as AuthenticatorAttestationResponse
  return {
    id: made.id,
    rawId: textOf(made.rawId),
    type: made.type,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  }
}

async function get(options: RequestJson): Promise<Sent> {
  const given = (await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(withBytes),
    },
  })) as PublicKeyCredential | null
  if (!given) throw new Error('nothing was given')
  const response = given.response as AuthenticatorAssertionResponse
  return {
    id: given.id,
    rawId: textOf(given.rawId),
    type: given.type,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
    },
  }
}

function withBytes({ id, type }: Described) {
  return { id: bytesOf(id), type }
}

function bytesOf(text: string): ArrayBuffer {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, letter => letter.charCodeAt(0)).buffer
}

function textOf(bytes: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function wordsOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'Nothing was sent: it was cancelled, or took too long.'
  if (name === 'InvalidStateError') return 'This key is one of your passkeys already.'
  if (name === 'SecurityError')
    return 'Passkeys do not work at this address. On your own computer, use localhost in place of numbers.'
  return 'The passkey could not be used. Load the page again, or sign in another way.'
}

function textIn(typed: FormData, name: string): string {
  const value = typed.get(name)
  return typeof value === 'string' ? value : ''
}
