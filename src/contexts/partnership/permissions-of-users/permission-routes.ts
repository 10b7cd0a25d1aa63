import type { Role } from '../../../platform/db/access.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { changePermissions } from './change-permissions.ts'
import { permissionsForm } from './permission-form.ts'
import { PermissionsPage, PermittablePage } from './permission-pages.tsx'
import { getPermissions, listPermittable } from './permission-queries.ts'

/** As partnership.may_permit says it: for everybody, or for one's own organisation. */
const mayPermit = [
  'administrator',
  'data-guardian',
  'organisation-administrator',
] as const satisfies Role[]

export function permissionRoutes(app: App): void {
  page(app, '/partnership/permissions', {
    allow: mayPermit,
    audit: 'none',
    load: ({ db, actor, today }) => listPermittable(db, actor, today),
    view: PermittablePage,
  })
  formPage(app, '/partnership/permissions/:organisationId', {
    allow: mayPermit,
    audit: 'partnership.permission.changed',
    load: ({ db, actor, params, today }) => getPermissions(db, actor, params.organisationId, today),
    view: PermissionsPage,
    form: permissionsForm,
    save: ({ tx, actor, input, params, today }) =>
      changePermissions(tx, actor, params.organisationId, input, today),
    said: ({ saved }) =>
      saved === 0
        ? 'Nothing was changed.'
        : `Saved. It counts from the next page that ${saved === 1 ? 'the person opens' : 'they open'}.`,
    next: ({ params }) => `/partnership/permissions/${params.organisationId}`,
  })
}
