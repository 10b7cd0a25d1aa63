import { z } from 'zod'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayGuardData, mayWorkWithPeople } from '../../partnership/index.ts'
import { getPerson } from '../record/person-queries.ts'
import { personViewed } from '../record/view-audit.ts'
import { listCategories } from '../why/category-queries.ts'
import { listHiddenCategories } from '../why/why-queries.ts'
import { breakGlass, breakGlassOf, endGlass, reviewGlass } from './break-glass.ts'
import { BreakGlassOfPage, BreakGlassPage } from './break-glass-pages.tsx'
import { lengthInWords } from './glass-fields.tsx'
import { breakGlassForm, breakGlassOfForm, reviewGlassForm } from './glass-form.ts'
import { GlassListPage, GlassPage, glassesAPage } from './glass-pages.tsx'
import { countGlasses, getGlass, listGlasses, type ShownGlass } from './glass-queries.ts'
import { readWatchSettings } from './watch-settings.ts'

const mayBeTold = [...mayWorkWithPeople, ...mayGuardData]

export function glassRoutes(app: App): void {
  formPage(app, '/people/break-glass', {
    allow: mayWorkWithPeople,
    audit: 'people.glass.tried',
    load: async ({ db }) => ({
      categories: await listCategories(db),
      settings: await readWatchSettings(db),
    }),
    view: BreakGlassPage,
    form: breakGlassForm,
    save: async ({ tx, input }) => (await breakGlass(tx, input)) ?? null,
    said: ({ input }) =>
      `If we hold somebody by these details, you now see them for ${lengthInWords(input.minutes)}. Search for them to open their page.`,
    next: () => '/people',
  })
  formPage(app, '/people/:id/break-glass', {
    allow: mayWorkWithPeople,
    audit: 'people.glass.broken',
    look: personViewed('break-glass'),
    load: async ({ db, actor, params }) => {
      const person = await getPerson(db, params.id)
      return {
        person,
        categories: await listHiddenCategories(db, actor.userId, person.personId),
        settings: await readWatchSettings(db),
      }
    },
    view: BreakGlassOfPage,
    form: breakGlassOfForm,
    save: ({ tx, input, params }) => breakGlassOf(tx, params.id, input),
    said: ({ input }) => `You see this for ${lengthInWords(input.minutes)}.`,
    next: ({ params }) => `/people/${params.id}`,
  })
  page(app, '/people/broken-glass', {
    allow: mayBeTold,
    audit: {
      event: 'people.glass.listed',
      of: ({ glasses }) => [...new Set(glasses.flatMap(one => one.personId ?? []))].map(about),
    },
    query: z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) }),
    load: async ({ db, query }) => {
      return {
        glasses: await listGlasses(db, {
          offset: (query.page - 1) * glassesAPage,
          most: glassesAPage,
        }),
        total: await countGlasses(db),
        categories: await listCategories(db),
      }
    },
    view: GlassListPage,
  })
  formPage(app, '/people/broken-glass/:glass', {
    allow: mayBeTold,
    audit: 'people.glass.reviewed',
    look: { event: 'people.glass.listed', of: ({ glass }) => subjectsOf(glass) },
    load: async ({ db, params }) => ({
      glass: await getGlass(db, params.glass),
      categories: await listCategories(db),
    }),
    view: GlassPage,
    form: reviewGlassForm,
    save: ({ tx, actor, input, params }) => reviewGlass(tx, actor, params.glass, input),
    said: () => 'Review saved.',
    next: ({ params }) => `/people/broken-glass/${params.glass}`,
  })
  postOnly(app, '/people/broken-glass/:glass/end', {
    allow: mayBeTold,
    audit: 'people.glass.ended',
    form: z.object({}),
    save: ({ tx, params }) => endGlass(tx, params.glass),
    said: () => 'It is closed again.',
    next: () => '/people/broken-glass',
    back: ({ glass }) => `/people/broken-glass/${glass}`,
  })
}

const about = (id: string) => ({ kind: 'person', id })

function subjectsOf({ personId }: ShownGlass) {
  return personId ? [about(personId)] : []
}
