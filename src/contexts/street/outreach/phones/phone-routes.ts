import { z } from 'zod'
import type { Role } from '../../../../platform/db/access.ts'
import type { App } from '../../../../platform/web/app.ts'
import { formPage } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import { mayGoOut } from '../../../partnership/index.ts'
import { neededWords } from '../../../people/index.ts'
import { pageNumber } from '../../list-form.ts'
import { getPhone, listPhones } from './phone-queries.ts'
import { PhonePage, PhonesPage } from './phones-page.tsx'
import { revokePhone } from './revoke-phone.ts'

/** Workers see and take back their own; which others, the database decides. */
const mayTakeBack: readonly Role[] = [...mayGoOut, 'organisation-administrator']

export function phoneRoutes(app: App): void {
  page(app, '/street/phones', {
    allow: mayTakeBack,
    // Staff and their phones: nobody whom they meet.
    audit: 'none',
    query: z.object({ page: pageNumber }),
    load: async ({ db, actor, query, now }) => ({
      ...(await listPhones(db, actor, query.page)),
      now,
    }),
    view: PhonesPage,
  })
  formPage(app, '/street/phones/:id', {
    allow: mayTakeBack,
    audit: 'street.pack.revoked',
    load: async ({ db, params, now }) => ({ phone: await getPhone(db, params.id), now }),
    view: PhonePage,
    form: z.object({ because: neededWords('why its list is taken back', 500) }),
    save: ({ tx, actor, input, params, now }) =>
      revokePhone(tx, actor, params.id, input.because, now),
    said: () => 'Taken back. The phone forgets its list when it next has a signal.',
    next: ({ params }) => `/street/phones/${params.id}`,
  })
}
