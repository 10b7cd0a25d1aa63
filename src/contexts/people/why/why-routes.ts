import { z } from 'zod'
import type { App } from '../../../platform/web/app.ts'
import { page } from '../../../platform/web/page.ts'
import type { Look } from '../../../platform/web/route.ts'
import { mayGuardData, mayMatchPeople, mayWorkWithPeople } from '../../partnership/index.ts'
import { listGlassesOf } from '../break-glass/glass-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { listRestrictions } from '../restriction/restriction-queries.ts'
import { AccessSection } from './access-section.tsx'
import { loadShowAs } from './load-show-as.ts'
import { loadWhy } from './load-why.ts'
import { ShowAsPage, WhyPage } from './why-pages.tsx'

const query = z.object({ user: z.uuid().optional().catch(undefined) })

/** Whom it was about, and as whom it was looked at. */
function viewedAs<Loaded extends { person: { personId: string }; asked: { id: string } }, Query>(
  name: string,
): Look<Loaded, Query> {
  return {
    event: 'people.person.viewed',
    of: ({ person }) => [{ kind: 'person', id: person.personId }],
    details: ({ asked }) => ({ page: name, user: asked.id }),
  }
}

export function whyRoutes(app: App): void {
  addPersonSection({
    id: 'access',
    title: 'Who may see them',
    load: async ({ db, recordIds }) => ({
      restrictions: await listRestrictions(db, recordIds),
      glasses: await listGlassesOf(db, recordIds),
    }),
    view: (loaded, asked) => AccessSection({ loaded, asked }),
  })
  page(app, '/people/:id/why', {
    allow: [...mayWorkWithPeople, ...mayGuardData, ...mayMatchPeople],
    audit: viewedAs('why'),
    query,
    load: ({ db, actor, params, query: { user } }) => loadWhy(db, actor, params.id, user),
    view: WhyPage,
  })
  page(app, '/people/:id/show-as', {
    allow: mayGuardData,
    audit: viewedAs('show-as'),
    query,
    load: ({ db, actor, params, query: { user } }) => loadShowAs(db, actor, params.id, user),
    view: ShowAsPage,
  })
}
