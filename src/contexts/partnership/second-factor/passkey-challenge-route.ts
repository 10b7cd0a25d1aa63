import { sql } from 'kysely'
import { z } from 'zod'
import { tokenHash, writeAs } from '../../../platform/db/access.ts'
import type { App } from '../../../platform/web/app.ts'
import {
  browserOf,
  isOwnForm,
  newToken,
  sessionOf,
  setBrowser,
  setSigningIn,
  signingInOf,
} from '../../../platform/web/cookies.ts'
import { originOf } from '../../../platform/web/origin.ts'
import { NotAllowed, SignInNeeded } from '../../../platform/web/route.ts'
import { ownPage } from '../signing-in/sign-in-form.ts'
import { findSignIn } from '../signing-in/sign-in-state.ts'
import { askForPasskey } from './passkey.ts'

const asked = z.object({
  csrf: z.string(),
  as: z.enum(['start', 'sign-in', 'confirm']),
  does: z.enum(['get', 'create']),
  next: z.string().optional(),
})

/**
 * What a page's script needs before it can ask the browser for a passkey, as JSON: the one answer of sign-in that is not
 * a page. It needs the token of a page like every form.
 */
export function passkeyChallengeRoute(app: App): void {
  app.server.post(
    '/passkey/challenge',
    { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
    async (request, reply) => {
      const parsed = asked.safeParse(request.body)
      if (!parsed.success || !isOwnForm(request, parsed.data.csrf)) throw new NotAllowed()
      const { as, does, next } = parsed.data
      const session = sessionOf(request)
      // Whoever begins anew does not go on with what somebody else began in this browser.
      const begun = as === 'start' ? undefined : signingInOf(request)
      const fresh = newToken()
      const browser = browserOf(request) ?? newToken()
      const question = await writeAs(
        app.db,
        { session, purpose: 'POST /passkey/challenge' },
        async (tx, actor) => {
          if (as === 'confirm') {
            if (!actor || !session) throw new SignInNeeded()
            await sql`select partnership.open_confirmation(${tokenHash(session)})`.execute(tx)
          }
          const token = as === 'confirm' ? (session ?? '') : (begun ?? fresh)
          const state = await findSignIn(tx, token)
          // Only whoever is known can make a passkey; for whom a key is, the database asks again when it is added.
          if (does === 'create' && !state?.userId) throw new SignInNeeded()
          // A cookie of a way in that is over cannot be gone on with.
          const usable = as === 'confirm' || state ? token : fresh
          return {
            token: usable,
            options: await askForPasskey(
              tx,
              { origin: originOf(app, request) },
              {
                token: usable,
                browser,
                goingTo: ownPage(next),
                state,
                does,
              },
            ),
          }
        },
      )
      if (as !== 'confirm') {
        setSigningIn(app, reply, question.token)
        setBrowser(app, reply, browser)
      }
      return reply.header('cache-control', 'no-store').send(question.options)
    },
  )
}
