import { z } from 'zod'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { mayGuardData, mayMatchPeople, mayWorkWithPeople } from '../../partnership/index.ts'
import { getPerson } from '../record/person-queries.ts'
import { personViewed } from '../record/view-audit.ts'
import { BarsPage, type ForBars, RelatedPage } from './bar-pages.tsx'
import { barStaff, liftBar } from './bar-staff.ts'
import { endNamed, liftRestriction, nameStaff, restrictPerson } from './restrict-person.ts'
import { barForm, liftForm, nameStaffForm, relatedForm, restrictForm } from './restriction-form.ts'
import {
  type ForRestriction,
  LiftRestrictionPage,
  NameStaffPage,
  RestrictionPage,
} from './restriction-pages.tsx'
import {
  listBars,
  listColleagues,
  listNamedStaff,
  listRestrictions,
} from './restriction-queries.ts'

const mayRestrict = [...mayWorkWithPeople, ...mayGuardData]

async function loadRestriction(db: ReadDb, personId: string): Promise<ForRestriction> {
  const person = await getPerson(db, personId)
  return {
    newId: newId(),
    person,
    restrictions: await listRestrictions(db, person.recordIds),
    named: await listNamedStaff(db, person.recordIds),
    colleagues: await listColleagues(db),
  }
}

export function restrictionRoutes(app: App): void {
  const pathOf = ({ id }: { id: string }) => `/people/${id}/restriction`
  formPage(app, '/people/:id/restriction', {
    allow: mayRestrict,
    audit: 'people.restriction.added',
    look: personViewed('restriction'),
    load: ({ db, params }) => loadRestriction(db, params.id),
    view: RestrictionPage,
    form: restrictForm,
    save: ({ tx, actor, input, params, today }) =>
      restrictPerson(tx, actor, params.id, input, today),
    said: () => 'Only named staff see this person now.',
    next: ({ params }) => pathOf(params),
  })
  formPage(app, '/people/:id/restriction/staff', {
    allow: mayRestrict,
    audit: 'people.named-staff.added',
    look: personViewed('restriction'),
    load: ({ db, params }) => loadRestriction(db, params.id),
    view: NameStaffPage,
    form: nameStaffForm,
    save: ({ tx, actor, input, params }) => nameStaff(tx, actor, params.id, input.user),
    said: () => 'Added to those who see this person.',
    next: ({ params }) => pathOf(params),
  })
  postOnly(app, '/people/:id/restriction/staff/:user/end', {
    allow: mayRestrict,
    audit: 'people.named-staff.ended',
    form: z.object({}),
    save: async ({ tx, actor, params }) => {
      await endNamed(tx, params.id, params.user)
      return params.user === actor.userId && !actor.roles.includes('data-guardian')
    },
    said: () => 'Taken off the list.',
    next: ({ saved, params }) => (saved ? '/people' : pathOf(params)),
    back: pathOf,
  })
  formPage(app, '/people/:id/restriction/lift', {
    allow: mayGuardData,
    audit: 'people.restriction.lifted',
    look: personViewed('restriction'),
    load: async ({ db, params }) => {
      const loaded = await loadRestriction(db, params.id)
      if (loaded.restrictions.length === 0) throw new NotFound()
      return loaded
    },
    view: LiftRestrictionPage,
    form: liftForm,
    save: ({ tx, actor, input, params }) => liftRestriction(tx, actor, params.id, input.because),
    said: () => 'The restriction is lifted.',
    next: ({ params }) => `/people/${params.id}#access`,
  })
  barRoutes(app)
}

function barRoutes(app: App) {
  formPage(app, '/people/:id/related', {
    allow: [...mayWorkWithPeople, ...mayGuardData, ...mayMatchPeople],
    audit: 'people.bar.added',
    look: personViewed('related'),
    load: async ({ db, params }) => ({ person: await getPerson(db, params.id) }),
    view: RelatedPage,
    form: relatedForm,
    save: ({ tx, actor, input, params }) =>
      barStaff(tx, actor, params.id, { user: actor.userId, reason: input.reason }),
    said: () => 'Thank you. You do not see that person any more.',
    next: () => '/people',
  })
  formPage(app, '/people/:id/barred', {
    allow: mayGuardData,
    audit: 'people.bar.added',
    look: personViewed('barred'),
    load: async ({ db, params }): Promise<ForBars> => {
      const person = await getPerson(db, params.id)
      return {
        person,
        bars: await listBars(db, person.recordIds),
        colleagues: await listColleagues(db),
      }
    },
    view: BarsPage,
    form: barForm,
    save: ({ tx, actor, input, params }) => barStaff(tx, actor, params.id, input),
    said: () => 'They do not see this person any more.',
    next: ({ params }) => `/people/${params.id}/barred`,
  })
  postOnly(app, '/people/:id/barred/:user/lift', {
    allow: mayGuardData,
    audit: 'people.bar.lifted',
    form: z.object({}),
    save: ({ tx, actor, params }) => liftBar(tx, actor, params.id, params.user),
    said: () => 'They can see this person again, as far as the other rules let them.',
    next: ({ params }) => `/people/${params.id}/barred`,
    back: ({ id }) => `/people/${id}/barred`,
  })
}
