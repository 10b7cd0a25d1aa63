import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { originOf } from '../../../platform/web/origin.ts'
import type { Allow } from '../../../platform/web/route.ts'
import { getUser } from '../users/user-queries.ts'
import { InvitePage, ShownInvitation } from './invitation-page.tsx'
import { findWaysIn, invite } from './invite.ts'
import { inviteForm } from './join-form.ts'

/** Making a one-time code for somebody whom one may invite; the code is in the answer, and nowhere else. */
export function invitationRoute(
  app: App,
  path: '/partnership/users/:id/one-time-code' | '/organisation/people/:id/one-time-code',
  allow: Allow,
  pathOf: (id: string) => string,
): void {
  formPage(app, path, {
    allow,
    audit: 'partnership.user.invited',
    stepUp: true,
    load: async ({ db, params }) => {
      const ways = await findWaysIn(db, params.id)
      // One's own way in is changed on the account page; that of people one does not keep, by those who do.
      if (!ways) throw new NotFound('nobody whom this person may invite')
      return { user: await getUser(db, params.id), ways, back: pathOf(params.id) }
    },
    view: InvitePage,
    form: inviteForm,
    save: async ({ tx, params, input }) => {
      if (!(await findWaysIn(tx, params.id)))
        throw new NotFound('nobody whom this person may invite')
      const { name, email } = await getUser(tx, params.id)
      return { user: { name, email }, invitation: await invite(tx, params.id, input.afresh) }
    },
    next: ({ params }) => pathOf(params.id),
    once: ({ saved, chrome, params, request }) => (
      <ShownInvitation
        chrome={chrome}
        user={saved.user}
        invitation={saved.invitation}
        address={`${originOf(app, request)}/join`}
        back={pathOf(params.id)}
      />
    ),
  })
}
