import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listQuery } from '../list-form.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'
import { mayAdminister } from '../permissions.ts'
import { addTeam } from './add-team.ts'
import { renameTeam } from './rename-team.ts'
import { addTeamForm, renameTeamForm } from './team-form.ts'
import { AddTeamPage, TeamPage } from './team-form-page.tsx'
import { getTeam, listTeams } from './team-queries.ts'
import { TeamsPage } from './teams-page.tsx'

export function teamRoutes(app: App): void {
  page(app, '/partnership/teams', {
    allow: mayAdminister,
    audit: 'none',
    query: listQuery,
    load: ({ db, query }) => listTeams(db, query),
    view: TeamsPage,
  })
  formPage(app, '/partnership/teams/new', {
    allow: mayAdminister,
    audit: 'partnership.team.added',
    query: z.object({ organisation: z.uuid().optional().catch(undefined) }),
    load: async ({ db, today }) => ({
      newId: newId(),
      organisations: await listChoosableOrganisations(db, today),
    }),
    view: AddTeamPage,
    form: addTeamForm,
    save: ({ tx, actor, input, today }) => addTeam(tx, actor, input, today),
    said: ({ input }) => `${input.name} added.`,
    next: ({ saved }) => `/partnership/teams/${saved}`,
  })
  formPage(app, '/partnership/teams/:id', {
    allow: mayAdminister,
    audit: 'partnership.team.renamed',
    load: ({ db, params }) => getTeam(db, params.id),
    view: TeamPage,
    form: renameTeamForm,
    save: ({ tx, actor, input, params }) => renameTeam(tx, actor, params.id, input.name),
    said: () => 'Team renamed.',
    next: ({ params }) => `/partnership/teams/${params.id}`,
  })
}
