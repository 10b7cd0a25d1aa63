import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, typedText } from '../../../platform/web/form-page.ts'
import { searchPage } from '../../../platform/web/search-page.ts'
import { mayGuardData, mayMatchPeople, mayWorkWithPeople } from '../../partnership/index.ts'
import { countOpenGlasses } from '../break-glass/glass-queries.ts'
import { listMayTell } from '../record/record-queries.ts'
import { beginForm, carriedFrom } from './begin-form.ts'
import { BeginPage } from './begin-page.tsx'
import { beginPerson, listLikely } from './begin-person.ts'
import { findForm, readAsked } from './find-form.ts'
import { FindPage } from './find-page.tsx'
import { findPeople } from './find-people.ts'
import type { FoundPerson } from './found-person.ts'

const mayFind = [...mayWorkWithPeople, ...mayMatchPeople, ...mayGuardData]

export function findingRoutes(app: App): void {
  searchPage(app, '/people', {
    allow: mayFind,
    form: findForm,
    load: async ({ db, actor, input, today }) => {
      const asked = input && readAsked(input, today)
      if (!asked) {
        const emergencies = await countOpenGlasses(db, actor)
        return { searched: false, found: [], by: [], emergencies }
      }
      const found = await findPeople(db, actor, asked, today)
      return { searched: true, found, by: asked.kinds, emergencies: null }
    },
    // Whom the search showed, and by what kinds of thing; what was typed may be somebody's name and is left out.
    audit: {
      event: 'people.person.searched',
      of: ({ searched }) => (searched ? [null] : []),
      details: ({ found, by }) => ({ by, ...shownIn(found) }),
    },
    view: FindPage,
  })
  formPage(app, '/people/new', {
    allow: mayWorkWithPeople,
    audit: 'people.record.begun',
    mayBeCarried: true,
    load: async ({ db, actor, values, today }) => {
      const start = values.carried ? carriedFrom(values, today) : values
      const wasSent = !values.carried && Object.keys(values).length > 0
      const seen = typedText(values, 'seen').split(' ')
      return {
        newId: newId(),
        start,
        likely: wasSent ? await listLikely(db, actor, values, today, seen) : [],
        mayTell: await listMayTell(db, actor, null),
      }
    },
    look: {
      event: 'people.person.searched',
      of: ({ likely }) => (likely.length > 0 ? [null] : []),
      details: ({ likely }) => ({ by: ['beginning'], ...shownIn(likely) }),
    },
    view: BeginPage,
    form: beginForm,
    save: ({ tx, actor, input, now, today }) =>
      beginPerson(tx, actor, input, { now, today, sendJob: app.sendJob }),
    said: ({ saved }) => (saved.wasKnown ? 'Added to what is already known.' : 'Record begun.'),
    next: ({ saved }) => `/people/${saved.personId}`,
  })
}

function shownIn(found: readonly FoundPerson[]) {
  return { shown: found.map(person => person.personId) }
}
