import type { App } from '../../../../platform/web/app.ts'
import { formPage } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import { mayCoordinate, mayReadPlans } from '../../../partnership/index.ts'
import { definitionForm } from './definition-form.ts'
import { DefinitionFormPage, DefinitionPage } from './definition-page.tsx'
import { listDefinitions } from './definition-queries.ts'
import { setDefinition } from './set-definition.ts'

export function definitionRoutes(app: App): void {
  page(app, '/street/figures/definition', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db }) => ({ definitions: await listDefinitions(db) }),
    view: DefinitionPage,
  })
  formPage(app, '/street/figures/definition/change', {
    allow: mayCoordinate,
    audit: 'street.figures.defined',
    load: async ({ db }) => ({ definitions: await listDefinitions(db) }),
    view: DefinitionFormPage,
    form: definitionForm,
    save: ({ tx, actor, input, now }) => setDefinition(tx, actor, input, now),
    said: () => 'The definition is written. Figures follow it from now on.',
    next: () => '/street/figures/definition',
  })
}
