import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayReadPlans, mayWritePlans } from '../../partnership/index.ts'
import { listPlansWithProgress } from '../plan/plan-queries.ts'
import { bindParty } from './bind-party.ts'
import { loadParty } from './load-party.ts'
import { mergeParties } from './merge-parties.ts'
import { listMeanings, listParties } from './owner-queries.ts'
import { OwnersPage } from './owners-page.tsx'
import { bindPartyForm, mergePartiesForm } from './party-form.ts'
import { PartyPage } from './party-page.tsx'

/** Who owns what, and whom the names in plans mean. */
export function ownerRoutes(app: App): void {
  page(app, '/plans/owners', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db, today }) => ({
      parties: await listParties(db),
      unowned: (await listPlansWithProgress(db, today))
        .filter(plan => plan.progress.unowned > 0)
        .map(({ slug, title, progress }) => ({ slug, title, count: progress.unowned })),
    }),
    view: OwnersPage,
  })
  formPage(app, '/plans/owners/:partyId', {
    allow: mayWritePlans,
    audit: 'plan.party.bound',
    load: async ({ db, params }) => ({
      ...(await loadParty(db, params.partyId)),
      meanings: await listMeanings(db),
    }),
    view: PartyPage,
    form: bindPartyForm,
    save: ({ tx, input, params }) => bindParty(tx, params.partyId, input),
    said: () => 'Saved whom the name means.',
    next: () => '/plans/owners',
  })
  postOnly(app, '/plans/owners/:partyId/merge', {
    allow: mayWritePlans,
    audit: 'plan.party.merged',
    form: mergePartiesForm,
    save: ({ tx, actor, input, params, today }) =>
      mergeParties(tx, actor, params.partyId, input.into, today),
    said: ({ saved }) =>
      `The two names count as one. ${saved} ${saved === 1 ? 'action names' : 'actions name'} them.`,
    next: ({ input }) => `/plans/owners/${input.into}`,
    back: params => `/plans/owners/${params.partyId}`,
  })
}
