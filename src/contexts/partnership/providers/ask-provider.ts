import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { readAs, tokenHash, writeAs } from '../../../platform/db/access.ts'
import type { App } from '../../../platform/web/app.ts'
import { originOf } from '../../../platform/web/origin.ts'
import { openProvider } from './provider-client.ts'
import { getProviderToAsk } from './provider-queries.ts'

/** What was asked of a provider; only its answer to the same browser, with the same state, counts. */
export type Asked = { state: string; nonce: string; verifier: string; again: boolean }

/** Somebody who has just signed in there is not asked for longer than this. */
export const againWithinSeconds = 60

/** The address to which a provider sends people back: one for each, so that no answer can pass for another's. */
export function redirectUriOf(app: App, request: FastifyRequest, providerId: string): string {
  return `${originOf(app, request)}/sign-in/callback/${providerId}`
}

/**
 * Begins at a provider (authorisation code, PKCE, state, nonce) and answers with the address to go to. `token` is the
 * cookie of whoever is on their way in, or of the session of whoever shows again that it is them (`again`). Throws
 * NotFound, and whatever went wrong with the provider.
 */
export async function askProvider(
  app: App,
  request: FastifyRequest,
  {
    providerId,
    token,
    browser,
    goingTo,
    again,
  }: { providerId: string; token: string; browser: string; goingTo: string; again: boolean },
): Promise<string> {
  const access = { session: undefined, purpose: 'sign-in at a provider' }
  const provider = await readAs(app.db, access, db => getProviderToAsk(db, providerId))
  const configuration = await openProvider(app, providerId, provider)
  const asked: Asked = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    again,
  }
  await writeAs(app.db, access, async tx => {
    await sql`select partnership.ask_provider(${tokenHash(token)}, ${providerId}::uuid, ${JSON.stringify(asked)}::jsonb,
      ${tokenHash(browser)}, ${goingTo})`.execute(tx)
  })
  return buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUriOf(app, request, providerId),
    scope: 'openid',
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: await calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: 'S256',
    ...(again ? { prompt: 'login', max_age: String(againWithinSeconds) } : {}),
  }).href
}
