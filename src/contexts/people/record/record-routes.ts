import type { App } from '../../../platform/web/app.ts'
import { page } from '../../../platform/web/page.ts'
import { mayGuardData, mayMatchPeople, mayWorkWithPeople } from '../../partnership/index.ts'
import { ownTimeline } from '../timeline/own-timeline.ts'
import { addTimelinePart } from '../timeline/timeline-part.ts'
import { answerRoutes } from './answers/answer-routes.ts'
import { handBackRoutes } from './belongings/hand-back.tsx'
import { factRoutes } from './facts/fact-routes.tsx'
import { belongingKind } from './kinds/belonging.tsx'
import { birthKind } from './kinds/birth.tsx'
import { companionKind } from './kinds/companion.tsx'
import { contactRouteKind } from './kinds/contact-route.tsx'
import { identifierKind } from './kinds/identifier.tsx'
import { lookKind } from './kinds/look.tsx'
import { nameKind } from './kinds/name.tsx'
import { noteKind } from './kinds/note.tsx'
import { verificationKind } from './kinds/verification.tsx'
import { warningKind } from './kinds/warning.tsx'
import { whereaboutsKind } from './kinds/whereabouts.tsx'
import { loadPersonPage } from './load-person-page.ts'
import { PersonPage } from './person-page.tsx'
import { personPageQuery } from './person-page-form.ts'
import { pictureRoutes } from './pictures/picture-routes.ts'
import { personViewed } from './view-audit.ts'

/** The page about a person, and the forms with which what is known is kept. */
export function recordRoutes(app: App): void {
  addTimelinePart(ownTimeline)
  page(app, '/people/:id', {
    allow: [...mayWorkWithPeople, ...mayGuardData, ...mayMatchPeople],
    audit: personViewed('person'),
    query: personPageQuery,
    load: ({ db, actor, params, query, today, now }) =>
      loadPersonPage(db, actor, {
        personId: params.id,
        kinds: query.kind,
        before: query.before,
        today,
        now,
      }),
    view: PersonPage,
  })
  factRoutes(app, nameKind)
  factRoutes(app, birthKind)
  factRoutes(app, lookKind)
  factRoutes(app, identifierKind)
  factRoutes(app, contactRouteKind)
  factRoutes(app, companionKind)
  factRoutes(app, belongingKind)
  factRoutes(app, whereaboutsKind)
  factRoutes(app, warningKind)
  factRoutes(app, verificationKind)
  factRoutes(app, noteKind)
  handBackRoutes(app)
  answerRoutes(app)
  pictureRoutes(app)
}
