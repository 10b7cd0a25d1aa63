import { sql } from 'kysely'
import { z } from 'zod'
import { recordAudit } from '../../../platform/audit.ts'
import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'
import { mayAdminister } from '../permissions.ts'
import { redirectUriOf } from './ask-provider.ts'
import { refuseUnreachable } from './provider-client.ts'
import { addProviderForm, changeProviderForm } from './provider-form.ts'
import { ProviderFormPage } from './provider-form-page.tsx'
import { getProviderRecord, listOwnProviders } from './provider-queries.ts'
import { SignInSettingsPage } from './sign-in-settings-page.tsx'
import { addProvider, changeProvider } from './write-provider.ts'

/** How people of the partnership sign in: who needs a second factor, and the providers of organisations. */
export function providerRoutes(app: App): void {
  const settings = '/partnership/sign-in'
  formPage(app, settings, {
    allow: mayAdminister,
    audit: 'partnership.second-factor.rule-changed',
    load: async ({ db, actor }) => ({
      providers: await listOwnProviders(db),
      rule: (
        await db
          .selectFrom('partnership.partnership')
          .select('secondFactor')
          .where('id', '=', actor.partnershipId)
          .executeTakeFirstOrThrow()
      ).secondFactor,
    }),
    view: SignInSettingsPage,
    form: z.object({
      rule: z.enum(['people', 'everyone'], { error: 'Say who gives a second factor' }),
    }),
    save: async ({ tx, actor, input }) => {
      await sql`select partnership.set_second_factor_rule(${input.rule})`.execute(tx)
      const subject = { kind: 'partnership', id: actor.partnershipId }
      await recordAudit(tx, 'partnership.second-factor.rule-changed', subject, input)
    },
    said: () => 'Saved. It holds from each person’s next sign-in.',
    next: () => settings,
  })
  formPage(app, '/partnership/providers/new', {
    allow: mayAdminister,
    audit: 'partnership.provider.added',
    stepUp: true,
    load: async ({ db, today, request }) => {
      const id = newId()
      return {
        id,
        redirectUri: redirectUriOf(app, request, id),
        before: null,
        organisations: await listChoosableOrganisations(db, today, null),
      }
    },
    view: ProviderFormPage,
    form: addProviderForm,
    save: async ({ tx, actor, input: { id, ...input } }) => {
      await refuseUnreachable(app, input.issuer)
      await addProvider(tx, actor, id, input, app.secret)
    },
    said: ({ input }) => `${input.name} added.`,
    next: () => settings,
  })
  formPage(app, '/partnership/providers/:id/edit', {
    allow: mayAdminister,
    audit: 'partnership.provider.changed',
    stepUp: true,
    load: async ({ db, params, today, request }) => ({
      id: params.id,
      redirectUri: redirectUriOf(app, request, params.id),
      before: await getProviderRecord(db, params.id),
      organisations: await listChoosableOrganisations(db, today, null),
    }),
    view: ProviderFormPage,
    form: changeProviderForm,
    save: async ({ tx, actor, params, input }) => {
      await refuseUnreachable(app, input.issuer)
      await changeProvider(tx, actor, params.id, input, app.secret)
    },
    said: ({ input }) => `${input.name} saved.`,
    next: () => settings,
  })
}
