import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listQuery } from '../list-form.ts'
import { mayAdminister } from '../permissions.ts'
import { addGroup } from './add-group.ts'
import { changeGroup } from './change-group.ts'
import { addGroupForm, changeGroupForm } from './group-form.ts'
import { GroupFormPage } from './group-form-page.tsx'
import { getGroup, listGovernanceGroups } from './group-queries.ts'
import { GroupsPage } from './groups-page.tsx'

export function groupRoutes(app: App): void {
  page(app, '/partnership/groups', {
    allow: mayAdminister,
    audit: 'none',
    query: listQuery,
    load: ({ db, query }) => listGovernanceGroups(db, query),
    view: GroupsPage,
  })
  formPage(app, '/partnership/groups/new', {
    allow: mayAdminister,
    audit: 'partnership.group.added',
    load: () => ({ newId: newId(), before: null }),
    view: GroupFormPage,
    form: addGroupForm,
    save: ({ tx, actor, input }) => addGroup(tx, actor, input),
    said: ({ input }) => `${input.name} added.`,
    next: ({ saved }) => `/partnership/groups/${saved}`,
  })
  formPage(app, '/partnership/groups/:id', {
    allow: mayAdminister,
    audit: 'partnership.group.changed',
    load: async ({ db, params }) => ({ newId: '', before: await getGroup(db, params.id) }),
    view: GroupFormPage,
    form: changeGroupForm,
    save: ({ tx, actor, input, params }) => changeGroup(tx, actor, params.id, input),
    said: ({ input }) => `${input.name} saved.`,
    next: ({ params }) => `/partnership/groups/${params.id}`,
  })
}
