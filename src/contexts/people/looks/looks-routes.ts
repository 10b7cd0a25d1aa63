import { z } from 'zod'
import { addDays } from '../../../platform/dates.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { mayGuardData, mayMatchPeople, mayWorkWithPeople } from '../../partnership/index.ts'
import { readWatchSettings } from '../break-glass/watch-settings.ts'
import { getPerson } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { personViewed } from '../record/view-audit.ts'
import { type UnusualKind, unusualKinds } from './event-words.ts'
import { LooksPage, LooksSection, looksAPage } from './looks-pages.tsx'
import { listLooks } from './looks-queries.ts'
import { findingForm, recordFinding } from './record-finding.ts'
import { setWatchSettings } from './set-watch-settings.ts'
import { UnusualListPage, UnusualPage, unusualAPage, WatchSettingsPage } from './unusual-pages.tsx'
import { getUnusual, listUnusual, type UnusualAccess } from './unusual-queries.ts'
import { watchSettingForm } from './watch-setting-form.ts'

const unusualQuery = z.object({
  days: z.coerce.number().int().min(1).max(366).catch(7),
  kind: z
    .enum(Object.keys(unusualKinds) as [UnusualKind, ...UnusualKind[]])
    .optional()
    .catch(undefined),
  all: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

/** How many of the newest looks stand on the page about a person. */
const looksOnThePage = 5

export function looksRoutes(app: App): void {
  addPersonSection({
    id: 'looks',
    title: 'Who looked',
    load: ({ db, personId }) => listLooks(db, personId, undefined, looksOnThePage),
    view: (looks, { personId }) => LooksSection({ looks, personId }),
  })
  page(app, '/people/:id/looks', {
    allow: [...mayWorkWithPeople, ...mayGuardData, ...mayMatchPeople],
    audit: personViewed('looks'),
    query: z.object({
      before: z.coerce
        .number()
        .int()
        .min(1)
        .max(Number.MAX_SAFE_INTEGER)
        .optional()
        .catch(undefined),
    }),
    load: async ({ db, params, query }) => ({
      person: await getPerson(db, params.id),
      looks: await listLooks(db, params.id, query.before, looksAPage + 1),
    }),
    view: LooksPage,
  })
  unusualRoutes(app)
}

function unusualRoutes(app: App) {
  page(app, '/people/unusual-access', {
    allow: mayGuardData,
    audit: { event: 'people.access.listed', of: ({ rows }) => subjectsOf(rows) },
    query: unusualQuery,
    load: ({ db, query, today }) =>
      listUnusual(
        db,
        {
          from: addDays(today, -query.days),
          until: today,
          kind: query.kind,
          all: query.all === 'yes',
        },
        { offset: (query.page - 1) * unusualAPage, most: unusualAPage },
      ),
    view: UnusualListPage,
  })
  formPage(app, '/people/unusual-access/settings', {
    allow: mayGuardData,
    audit: 'people.watch-setting.changed',
    load: ({ db }) => readWatchSettings(db),
    view: WatchSettingsPage,
    form: watchSettingForm,
    save: ({ tx, actor, input }) => setWatchSettings(tx, actor, input),
    said: () => 'Saved.',
    next: () => '/people/unusual-access',
  })
  const whichOf = ({ kind, user, number }: { kind: string; user: string; number: string }) => ({
    kind,
    userId: user,
    number,
  })
  formPage(app, '/people/unusual-access/:kind/:user/:number', {
    allow: mayGuardData,
    audit: 'people.access.looked-into',
    look: { event: 'people.access.listed', of: one => subjectsOf([one]) },
    load: ({ db, params }) => getUnusual(db, whichOf(params)),
    view: UnusualPage,
    form: findingForm,
    save: ({ tx, actor, input, params }) => recordFinding(tx, actor, whichOf(params), input),
    said: () => 'Saved.',
    next: () => '/people/unusual-access',
  })
}

function subjectsOf(rows: readonly UnusualAccess[]) {
  return [...new Set(rows.flatMap(one => one.personId ?? []))].map(id => ({ kind: 'person', id }))
}
