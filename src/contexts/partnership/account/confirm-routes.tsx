import { z } from 'zod'
import { GovukButton, Page } from '../../../design-system/index.ts'
import { writeAs } from '../../../platform/db/access.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { sessionOf } from '../../../platform/web/cookies.ts'
import { formPage, typedText } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { allowed } from '../../../platform/web/route.ts'
import { takeConfirmation } from '../../../platform/web/step-up.ts'
import { askProvider } from '../providers/ask-provider.ts'
import { ownPage } from '../signing-in/sign-in-form.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { confirmationWays, confirming, openConfirmation } from './confirming.tsx'

/** Where people show again that it is them before a page or file that asks for it. */
export function confirmRoutes(app: App): void {
  const query = z.object({
    next: z.string().optional().catch(undefined),
    file: z.string().optional().catch(undefined),
  })
  formPage(app, '/account/confirm', {
    allow: 'signed-in',
    audit: 'partnership.session.confirmed',
    mostPerMinute: 60,
    query,
    load: async ({ db, query: asked }) => ({ ways: await confirmationWays(db), asked }),
    view: ({ chrome, loaded, values, errors }) => (
      <ConfirmPage
        chrome={chrome}
        ways={loaded.ways}
        kept={{
          next: [typedText(values, 'next', loaded.asked.next ?? '')],
          file: [typedText(values, 'file', loaded.asked.file ?? '')],
        }}
        error={errors[0]?.message}
      />
    ),
    form: z.looseObject({ next: z.string().optional(), file: z.string().optional() }),
    save: async ({ tx, input, request }) => {
      const { answer } = takeConfirmation(input as Record<string, string>)
      if (!answer) return null
      const wrong = await confirming.check({ app, tx, request, answer })
      return wrong === undefined ? null : new Refusal('form', wrong)
    },
    next: ({ input }) =>
      input.file === 'yes'
        ? `/account/confirmed?${new URLSearchParams({ next: ownPage(input.next) })}`
        : ownPage(input.next),
  })
  // A browser that saves a file stays on the page where it was: so that page says what happened.
  page(app, '/account/confirmed', {
    allow: 'signed-in',
    audit: 'none',
    query,
    load: ({ query: asked }) => ownPage(asked.next),
    view: ({ chrome, loaded }) => (
      <Page title="Your file is ready" chrome={chrome}>
        <h1 class="govuk-heading-l">Your file is ready</h1>
        <GovukButton href={loaded} text="Save the file" />
      </Page>
    ),
  })
  page(app, '/account/confirmed-elsewhere', {
    allow: 'signed-in',
    audit: 'none',
    load: () => null,
    view: ({ chrome }) => (
      <Page title="It was you" chrome={chrome}>
        <h1 class="govuk-heading-l">It was you</h1>
        <p class="govuk-body">You can close this tab and continue in the other one.</p>
      </Page>
    ),
  })
  app.server.get('/account/confirm/with/:id', async (request, reply) => {
    const { id } = request.params as { id: string }
    const session = sessionOf(request) ?? ''
    await writeAs(
      app.db,
      { session, purpose: 'GET /account/confirm/with/:id' },
      async (tx, who) => {
        allowed(who, 'signed-in')
        await openConfirmation(tx, session)
      },
    )
    const address = await askProvider(app, request, {
      providerId: id,
      token: session,
      browser: '',
      goingTo: '/account/confirmed-elsewhere',
      again: true,
    })
    return reply.redirect(address, 303)
  })
}
