import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { Actor } from '../db/access.ts'
import type { Tx } from '../db/connect.ts'
import type { App, Chrome } from './app.ts'
import type { Values } from './form-page.ts'

/** For so long after showing that it is them, nobody is asked again. */
const minutes = 15

/** Whoever is signed in has to show again that it is them; then they go on where they were. */
export class ConfirmationNeeded extends Error {
  override name = 'ConfirmationNeeded'
  readonly kind: 'page' | 'file'
  constructor(kind: 'page' | 'file') {
    super('the person has to show again that it is them')
    this.kind = kind
  }
}

/** What came with a form to show that it is them: one of these, as it was typed or as a passkey signed it. */
export type Confirmation = { way: (typeof ways)[number]; value: string }

const ways = ['code', 'recovery', 'password', 'credential'] as const

/** How the context that knows people's factors asks for them, on behalf of every route with `stepUp`. */
export type Confirming = {
  /** What whoever is asking can show it with. Begins the asking. */
  ways: (given: { tx: Tx; request: FastifyRequest }) => Promise<ConfirmationWays>
  /** What is wrong with an answer, or undefined where it shows that it is them. */
  check: (given: {
    app: App
    tx: Tx
    request: FastifyRequest
    answer: Confirmation
  }) => Promise<string | undefined>
  /** The page that asks. `kept` is carried along, so that what was typed is saved once it is answered. */
  page: (given: {
    chrome: Chrome
    ways: ConfirmationWays
    kept: Record<string, string[]>
    error: string | undefined
  }) => VNode
}

export type ConfirmationWays = {
  app: boolean
  passkey: boolean
  recovery: boolean
  password: boolean
  providers: { id: string; name: string }[]
}

/** Throws ConfirmationNeeded where the person has not shown of late that it is them. */
export function refuseUnconfirmed(actor: Actor | null, kind: 'page' | 'file' = 'page'): void {
  const proved = actor?.session?.provedAt.getTime() ?? 0
  // The clock of this machine: sessions are timed by the database, and tests live on other days than today.
  if (Date.now() - proved > minutes * 60_000) throw new ConfirmationNeeded(kind)
}

/** Where somebody is asked before a page or file, and from where they go on to it. */
export function confirmationPath(next: string, kind: 'page' | 'file'): string {
  return `/account/confirm?${new URLSearchParams({ next, ...(kind === 'file' ? { file: 'yes' } : {}) })}`
}

/** Takes the answer out of what was sent, so that the form itself never sees it. */
export function takeConfirmation(typed: Values): {
  values: Values
  answer: Confirmation | undefined
} {
  const values = { ...typed }
  let answer: Confirmation | undefined
  for (const way of ways) {
    const value = values[`confirm-${way}`]
    delete values[`confirm-${way}`]
    if (typeof value === 'string' && value !== '') answer ??= { way, value }
  }
  // A form that was sent empty is an answer too: a wrong one.
  if (values['confirm-asked'] !== undefined) answer ??= { way: 'code', value: '' }
  delete values['confirm-asked']
  return { values, answer }
}
