import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../../../platform/db/connect.ts'
import type { App } from '../../../platform/web/app.ts'
import {
  browserOf,
  clearSigningIn,
  newToken,
  sessionOf,
  setBrowser,
  setSession,
  setSigningIn,
  signingInOf,
} from '../../../platform/web/cookies.ts'
import { deviceWords } from './device-rules.ts'
import { type Entrant, finishSignIn, signOut } from './sign-in.ts'
import { ownPage } from './sign-in-form.ts'
import { findSignIn } from './sign-in-state.ts'
import { nextStep } from './step-rules.ts'

/** Where somebody goes next, with the cookies that they need there. */
export type Going = { to: string; token?: string; session?: string; browser?: string }

/** Somebody who begins to sign in: with a new secret, so that one planted before is worth nothing. */
export function newEntrant(request: FastifyRequest): Entrant {
  return { token: newToken(), browser: browserOf(request) ?? newToken(), place: request.ip }
}

/** Somebody who has begun, or begins now. */
export function entrantOf(request: FastifyRequest): Entrant {
  return { ...newEntrant(request), token: signingInOf(request) ?? newToken() }
}

/**
 * After each step: on to the next one or, where nothing is missing, in. Whoever was signed in in this browser before is
 * signed out.
 */
export async function goOn(tx: Tx, request: FastifyRequest, entrant: Entrant): Promise<Going> {
  const { token, browser } = entrant
  const state = await findSignIn(tx, token)
  if (!state) return { to: '/sign-in' }
  const step = nextStep(state)
  if (step !== 'enter') return { to: step, token, browser }
  const before = sessionOf(request)
  if (before) await signOut(tx, before)
  const session = newToken()
  const entered = await finishSignIn(tx, token, session, deviceWords(request.headers['user-agent']))
  return entered ? { to: ownPage(state.goingTo), session, browser } : { to: '/sign-in' }
}

/** Sets the cookies of the next step; answers with its address. */
export function arrive(app: App, reply: FastifyReply, going: Going): string {
  if (going.browser) setBrowser(app, reply, going.browser)
  if (going.session) {
    setSession(app, reply, going.session)
    clearSigningIn(app, reply)
  } else if (going.token) setSigningIn(app, reply, going.token)
  return going.to
}
