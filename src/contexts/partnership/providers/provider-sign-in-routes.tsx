import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { authorizationCodeGrant } from 'openid-client'
import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import { readAs, tokenHash, writeAs } from '../../../platform/db/access.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { sessionOf, signingInOf } from '../../../platform/web/cookies.ts'
import { formPage, typedText } from '../../../platform/web/form-page.ts'
import { chromeOf, SignInNeeded, sendPage } from '../../../platform/web/route.ts'
import { acceptInvitation } from '../invitations/accept-invitation.ts'
import { joinForm } from '../invitations/join-form.ts'
import { arrive, entrantOf, type Going, goOn, newEntrant } from '../signing-in/go-on.ts'
import { type Outcome, outcomeOf } from '../signing-in/sign-in.ts'
import { ownPage } from '../signing-in/sign-in-form.ts'
import { findSignIn } from '../signing-in/sign-in-state.ts'
import { type Asked, againWithinSeconds, askProvider, redirectUriOf } from './ask-provider.ts'
import { openProvider } from './provider-client.ts'
import { ProviderProblemPage } from './provider-problem-page.tsx'
import { getProviderToAsk } from './provider-queries.ts'
import { vouchesForSecondFactor } from './second-factor-rules.ts'

type Identity = { issuer: string; subject: string; vouched: boolean; state: string }
const nobody = { session: undefined, purpose: 'sign-in at a provider' }

/**
 * Signing in with the account of one's organisation. Going there and coming back are the two addresses that are not
 * pages: they only lead on, or say calmly why not.
 */
export function providerSignInRoutes(app: App): void {
  const limit = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } }
  app.server.get('/sign-in/with/:id', limit, async (request, reply) => {
    const { id } = request.params as { id: string }
    const { next, joining } = request.query as { next?: string; joining?: string }
    // Whoever holds a one-time code goes on with it; everybody else begins anew.
    const entrant = joining === 'yes' ? entrantOf(request) : newEntrant(request)
    return await orProblem(app, request, reply, async () => {
      const { token, browser } = entrant
      const goingTo = ownPage(next)
      const to = await askProvider(app, request, {
        providerId: id,
        token,
        browser,
        goingTo,
        again: false,
      })
      return reply.redirect(arrive(app, reply, { to, token, browser }), 303)
    })
  })
  app.server.get('/sign-in/callback/:id', limit, async (request, reply) => {
    const { id } = request.params as { id: string }
    return await orProblem(app, request, reply, async () => {
      const going = await comeBack(app, request, id)
      return reply.redirect(arrive(app, reply, going), 303)
    })
  })
  firstTimeRoute(app)
}

/** Says calmly that signing in at the provider did not work; the reason goes to the log. */
async function orProblem(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  run: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof NotFound) throw error
    request.log.warn({ event: 'a provider was refused', reason: reasonOf(error) })
    return sendPage(
      reply,
      ProviderProblemPage({
        chrome: chromeOf(app, request, reply, null),
        cancelled: isCancelled(error),
      }),
      400,
    )
  }
}

/** The kind of failure without what a provider wrote, which may name somebody. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && 'error' in error && error.error === 'access_denied'
}

/** What a provider answered: checked, and taken as proof of who it is. */
async function comeBack(app: App, request: FastifyRequest, id: string): Promise<Going> {
  const { token, asked } = await findAsked(app, request, id)
  const identity = await readIdentity(app, request, id, asked)
  const access = { session: asked.again ? token : undefined, purpose: nobody.purpose }
  return await writeAs(app.db, access, async tx => {
    const outcome = await outcomeOf(
      tx,
      sql<{
        outcome: Outcome
      }>`select partnership.prove_identity(${tokenHash(token)}, ${id}::uuid, ${identity.state},
        ${identity.issuer}, ${identity.subject}, ${identity.vouched}) as outcome`,
    )
    if (asked.again) {
      if (outcome !== 'right') throw new Error(`the answer is ${outcome}`)
      return { to: '/account/confirmed-elsewhere' }
    }
    const entrant = { ...entrantOf(request), token }
    if (outcome === 'unknown') {
      const state = await findSignIn(tx, token)
      if (!state?.invited) return { to: '/sign-in/first-time', token }
      const bound = await bindIdentity(tx, token, identity.vouched)
      if (bound !== 'right') throw new Error(`binding is ${bound}`)
    } else if (outcome !== 'right') throw new Error(`the answer is ${outcome}`)
    return await goOn(tx, request, entrant)
  })
}

function bindIdentity(tx: Parameters<typeof outcomeOf>[0], token: string, vouched: boolean) {
  return outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.bind_identity(${tokenHash(token)}, ${vouched}) as outcome`,
  )
}

/** What this browser had asked, on the way in or while signed in. */
async function findAsked(app: App, request: FastifyRequest, id: string) {
  const { state } = request.query as { state?: string }
  return await readAs(app.db, nobody, async db => {
    for (const token of [signingInOf(request), sessionOf(request)]) {
      if (!token) continue
      const { rows } = await sql<{ asked: Asked | null }>`
        select partnership.asked_of_provider(${tokenHash(token)}, ${id}::uuid) as asked`.execute(db)
      const asked = rows[0]?.asked
      if (asked && asked.state === state) return { token, asked }
    }
    throw new Error('nothing was asked of this provider')
  })
}

/** Takes the code to the provider and checks the token: signature, issuer, audience, nonce, times, PKCE. */
async function readIdentity(
  app: App,
  request: FastifyRequest,
  id: string,
  asked: Asked,
): Promise<Identity> {
  const provider = await readAs(app.db, nobody, db => getProviderToAsk(db, id))
  const configuration = await openProvider(app, id, provider)
  const came = new URL(redirectUriOf(app, request, id))
  came.search = new URL(request.url, came).search
  const tokens = await authorizationCodeGrant(configuration, came, {
    expectedState: asked.state,
    expectedNonce: asked.nonce,
    pkceCodeVerifier: asked.verifier,
    idTokenExpected: true,
    ...(asked.again ? { maxAge: againWithinSeconds } : {}),
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('there was no token')
  return {
    issuer: claims.iss,
    subject: claims.sub,
    vouched: vouchesForSecondFactor(provider.secondFactor, claims.amr),
    state: asked.state,
  }
}

/** Somebody whom the provider knows and we do not yet: the one-time code says whose account it is. */
function firstTimeRoute(app: App) {
  formPage(app, '/sign-in/first-time', {
    allow: 'everyone',
    audit: 'partnership.identity.bound',
    mostPerMinute: 30,
    load: async ({ db, request }) => {
      const state = await findSignIn(db, signingInOf(request))
      if (!state?.providerId) throw new SignInNeeded()
      return { providerName: state.providerName ?? '' }
    },
    view: ({ chrome, errors, values, loaded }) => (
      <Page title="Your first time here" chrome={chrome} errors={errors}>
        <h1 class="govuk-heading-l">Your first time here</h1>
        <p class="govuk-body">
          {loaded.providerName} says that it is you. To find your account here, enter the one-time
          code that your organisation’s administrator gave you. You do this once.
        </p>
        <form method="post" novalidate>
          <CsrfField chrome={chrome} />
          <GovukInput
            id="code"
            name="code"
            label={{ text: 'One-time code' }}
            autocomplete="off"
            spellcheck={false}
            value={typedText(values, 'code')}
            errorMessage={errorMessageFor(errors, 'code')}
          />
          <GovukButton text="Continue" preventDoubleClick />
        </form>
      </Page>
    ),
    form: joinForm,
    save: async ({ tx, input, request }) => {
      const entrant = entrantOf(request)
      const wrong = await acceptInvitation(tx, entrant, input.code)
      if (wrong) return new Refusal('code', wrong)
      // What the provider said of a second factor belongs to its answer: here, ours is asked for.
      const bound = await bindIdentity(tx, entrant.token, false)
      if (bound === 'taken')
        throw new Refusal('code', 'This sign-in belongs to another account already')
      if (bound !== 'right')
        throw new Refusal(
          'code',
          'That code is for somebody whose organisation does not sign in this way',
        )
      return await goOn(tx, request, entrant)
    },
    next: ({ saved, reply }) => arrive(app, reply, saved),
  })
}
