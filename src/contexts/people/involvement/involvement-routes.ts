import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { mayWorkWithPeople } from '../../partnership/index.ts'
import { getPerson } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { personViewed } from '../record/view-audit.ts'
import { addTimelinePart } from '../timeline/timeline-part.ts'
import { listCategories } from '../why/category-queries.ts'
import { workWith } from './begin-involvement.ts'
import { endInvolvement } from './end-involvement.ts'
import { beginInvolvementForm, endInvolvementForm } from './involvement-form.ts'
import { BeginInvolvementPage, EndInvolvementPage } from './involvement-pages.tsx'
import {
  getOwnInvolvement,
  listInvolvementChoices,
  listInvolvementEntries,
  listInvolvements,
} from './involvement-queries.ts'
import { InvolvementSection } from './involvement-section.tsx'

const timelinePart = {
  kinds: [{ code: 'involvement', label: 'Who works with them' }],
  list: listInvolvementEntries,
}

export function involvementRoutes(app: App): void {
  addTimelinePart(timelinePart)
  addPersonSection({
    id: 'working-with',
    title: 'Who is working with them',
    load: async ({ db, recordIds }) => ({
      involvements: await listInvolvements(db, recordIds),
      categories: await listCategories(db),
    }),
    view: (loaded, asked) => InvolvementSection({ loaded, asked }),
  })
  formPage(app, '/people/:id/working-with', {
    allow: mayWorkWithPeople,
    audit: 'people.involvement.begun',
    look: personViewed('working-with'),
    load: async ({ db, actor, params, today }) => ({
      newId: newId(),
      person: await getPerson(db, params.id),
      choices: await listInvolvementChoices(db, actor, today),
      categories: await listCategories(db),
    }),
    view: BeginInvolvementPage,
    form: beginInvolvementForm,
    save: ({ tx, actor, input, params, now }) => workWith(tx, actor, params.id, input, now),
    said: () => 'Saved.',
    next: ({ params }) => `/people/${params.id}#working-with`,
  })
  formPage(app, '/people/:id/working-with/:involvement/end', {
    allow: mayWorkWithPeople,
    audit: 'people.involvement.ended',
    look: personViewed('working-with'),
    load: async ({ db, actor, params }) => {
      const person = await getPerson(db, params.id)
      const involvement = await getOwnInvolvement(db, actor, person.recordIds, params.involvement)
      return { person, involvement }
    },
    view: EndInvolvementPage,
    form: endInvolvementForm,
    save: ({ tx, actor, input, params }) =>
      endInvolvement(tx, actor, params.involvement, input.because),
    said: () => 'The work with this person is ended.',
    next: ({ params }) => `/people/${params.id}#working-with`,
  })
}
