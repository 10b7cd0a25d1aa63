import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { invitationRoute } from '../invitations/invitation-route.tsx'
import { findWaysIn } from '../invitations/invite.ts'
import { listQuery } from '../list-form.ts'
import { mayAdminister } from '../permissions.ts'
import { addUser } from './add-user.ts'
import { changeUser } from './change-user.ts'
import { disableUser } from './disable-user.ts'
import { enableUser } from './enable-user.ts'
import { addUserForm, changeUserForm } from './user-form.ts'
import { UserFormPage } from './user-form-page.tsx'
import { UserPage } from './user-page.tsx'
import { getUser, getUserRecord, listUserChoices, listUsers } from './user-queries.ts'
import { UsersPage } from './users-page.tsx'

export function userRoutes(app: App): void {
  const pathOf = (id: string) => `/partnership/users/${id}`
  page(app, '/partnership/users', {
    allow: mayAdminister,
    audit: 'none',
    query: listQuery,
    load: ({ db, query }) => listUsers(db, query),
    view: UsersPage,
  })
  formPage(app, '/partnership/users/new', {
    allow: mayAdminister,
    audit: 'partnership.user.added',
    load: async ({ db, today }) => ({
      newId: newId(),
      before: null,
      choices: await listUserChoices(db, today),
    }),
    view: UserFormPage,
    form: addUserForm,
    save: ({ tx, actor, input, today }) => addUser(tx, actor, input, today),
    said: ({ input }) =>
      `${input.name} added. Make a one-time code for them, so that they can sign in.`,
    next: ({ saved }) => `${pathOf(saved)}/one-time-code`,
  })
  page(app, '/partnership/users/:id', {
    allow: mayAdminister,
    audit: 'none',
    load: async ({ db, params }) => ({
      user: await getUser(db, params.id),
      ways: await findWaysIn(db, params.id),
    }),
    view: UserPage,
  })
  formPage(app, '/partnership/users/:id/edit', {
    allow: mayAdminister,
    audit: 'partnership.user.changed',
    load: async ({ db, params, today }) => {
      const before = await getUserRecord(db, params.id)
      const choices = await listUserChoices(db, today, before.organisation)
      return { newId: '', before, choices }
    },
    view: UserFormPage,
    form: changeUserForm,
    save: async ({ tx, actor, input, params, today }) => {
      await changeUser(tx, actor, params.id, input, today)
      const own = params.id === actor.userId
      return own && !input.roles.includes('administrator') ? 'gone' : 'there'
    },
    said: ({ input }) => `${input.name} saved.`,
    // Whoever gave up their own role of administrator can no longer see the page of a user.
    next: ({ saved, params }) => (saved === 'gone' ? '/account' : pathOf(params.id)),
  })
  invitationRoute(app, '/partnership/users/:id/one-time-code', mayAdminister, pathOf)
  postOnly(app, '/partnership/users/:id/disable', {
    allow: mayAdminister,
    audit: 'partnership.user.disabled',
    form: z.object({}),
    save: ({ tx, actor, params, now }) => disableUser(tx, actor, params.id, now),
    said: () => 'Account disabled. They are signed out.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  postOnly(app, '/partnership/users/:id/enable', {
    allow: mayAdminister,
    audit: 'partnership.user.enabled',
    form: z.object({}),
    save: ({ tx, actor, params }) => enableUser(tx, actor, params.id),
    said: () => 'Account enabled. They can sign in as they did before.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
}
