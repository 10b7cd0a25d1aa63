import type { Failure } from '../../contexts/street/outreach/contract.ts'
import { outreachHeader } from '../../contexts/street/outreach/wire.ts'

/**
 * What came of a question to the server. unreachable: no answer, half an answer, or the page of some other network's door.
 * fault: the server says that it is its own fault, or to wait. refused: it says no.
 */
export type Reply<T> =
  | { kind: 'answered'; body: T }
  | { kind: 'unreachable' }
  | { kind: 'fault' }
  | { kind: 'refused'; status: number; failure: Failure }

/** A network that is there and carries nothing must not hold the sending up for ever. */
const patienceMs = 20_000

/**
 * Asks the server. With `token` as the pack, else as whoever is signed in. `body` is sent as JSON, or as it is with `type`.
 * Answers that are not JSON are no answer of ours, but for an empty 204.
 */
export async function ask<T>(
  path: string,
  {
    method = 'GET',
    token,
    body,
    type,
  }: { method?: 'GET' | 'POST' | 'PUT'; token?: string; body?: unknown; type?: string } = {},
): Promise<Reply<T>> {
  try {
    const answer = await fetch(`/outreach/api/${path}`, {
      method,
      headers: {
        [outreachHeader.name]: outreachHeader.value,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
      },
      ...(body === undefined ? {} : { body: type ? (body as string) : JSON.stringify(body) }),
      credentials: token === undefined ? 'same-origin' : 'omit',
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    // Sent on to the page for signing in, which is no answer to a script.
    if (answer.type === 'opaqueredirect')
      return { kind: 'refused', status: 401, failure: { gone: false, message: '' } }
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408)
      return { kind: 'fault' }
    const said = answer.status === 204 ? null : await answer.json()
    if (answer.ok) return { kind: 'answered', body: said as T }
    return { kind: 'refused', status: answer.status, failure: failureIn(said) }
  } catch {
    return { kind: 'unreachable' }
  }
}

function failureIn(said: unknown): Failure {
  const { gone, message } = (said ?? {}) as Partial<Failure>
  return { gone: gone === true, message: typeof message === 'string' ? message : '' }
}
