import { z } from 'zod'
import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly, typedText } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { invitationRoute } from '../invitations/invitation-route.tsx'
import { findWaysIn } from '../invitations/invite.ts'
import { mayAdministerOrganisation } from '../permissions.ts'
import { addTeam } from '../teams/add-team.ts'
import { renameTeam } from '../teams/rename-team.ts'
import {
  addOwnPerson,
  changeOwnPerson,
  enableOwnPerson,
  endOwnPerson,
  setSessionLimits,
} from './keep-own-people.ts'
import { OwnOrganisationPage } from './own-organisation-page.tsx'
import {
  getOwnPerson,
  getOwnRecord,
  getSessionLimits,
  listOwnPeople,
  listOwnTeams,
} from './own-organisation-queries.ts'
import {
  addOwnPersonForm,
  changeOwnPersonForm,
  ownTeamForm,
  sessionLimitsForm,
} from './own-people-form.ts'
import { OwnPersonFormPage } from './own-person-form-page.tsx'
import { OwnPersonPage } from './own-person-page.tsx'
import { SessionLimitsPage } from './session-limits-page.tsx'

const allow = mayAdministerOrganisation
const start = '/organisation'
const pathOf = (id: string) => `${start}/people/${id}`

/** Each organisation keeps its own users: invites them, moves them between teams, ends them. */
export function ownOrganisationRoutes(app: App): void {
  page(app, '/organisation', {
    allow,
    audit: 'none',
    load: async ({ db, actor }) => ({
      people: await listOwnPeople(db, actor),
      teams: await listOwnTeams(db, actor),
    }),
    view: OwnOrganisationPage,
  })
  formPage(app, '/organisation/people/new', {
    allow,
    audit: 'partnership.user.added',
    load: async ({ db, actor }) => ({
      newId: newId(),
      before: null,
      teams: await listOwnTeams(db, actor),
    }),
    view: OwnPersonFormPage,
    form: addOwnPersonForm,
    save: ({ tx, actor, input, today }) => addOwnPerson(tx, actor, input, today),
    said: ({ input }) =>
      `${input.name} added. Make a one-time code for them, so that they can sign in.`,
    next: ({ saved }) => `${pathOf(saved)}/one-time-code`,
  })
  page(app, '/organisation/people/:id', {
    allow,
    audit: 'none',
    load: async ({ db, actor, params }) => ({
      user: await getOwnPerson(db, actor, params.id),
      ways: await findWaysIn(db, params.id),
    }),
    view: OwnPersonPage,
  })
  formPage(app, '/organisation/people/:id/edit', {
    allow,
    audit: 'partnership.user.changed',
    load: async ({ db, actor, params }) => ({
      newId: '',
      before: await getOwnRecord(db, actor, params.id),
      teams: await listOwnTeams(db, actor),
    }),
    view: OwnPersonFormPage,
    form: changeOwnPersonForm,
    save: ({ tx, actor, params, input, today }) =>
      changeOwnPerson(tx, actor, params.id, input, today),
    said: ({ input }) => `${input.name} saved.`,
    next: ({ params }) => pathOf(params.id),
  })
  invitationRoute(app, '/organisation/people/:id/one-time-code', allow, pathOf)
  postOnly(app, '/organisation/people/:id/end', {
    allow,
    audit: 'partnership.user.disabled',
    form: z.object({}),
    save: ({ tx, actor, params }) => endOwnPerson(tx, actor, params.id),
    said: () => 'Account ended. They are signed out.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  postOnly(app, '/organisation/people/:id/enable', {
    allow,
    audit: 'partnership.user.enabled',
    form: z.object({}),
    save: ({ tx, actor, params }) => enableOwnPerson(tx, actor, params.id),
    said: () => 'They can sign in again.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  formPage(app, '/organisation/sessions', {
    allow,
    audit: 'partnership.session-limits.changed',
    load: ({ db, actor }) => getSessionLimits(db, actor),
    view: SessionLimitsPage,
    form: sessionLimitsForm,
    save: ({ tx, actor, input }) => setSessionLimits(tx, actor, input),
    said: () => 'Saved. It holds from now on, also for whoever is signed in.',
    next: () => start,
  })
  teamRoutes(app)
}

function teamRoutes(app: App) {
  formPage(app, '/organisation/teams/new', {
    allow,
    audit: 'partnership.team.added',
    load: () => ({ id: newId(), name: '' }),
    view: props => <TeamFormPage {...props} title="Add a team" />,
    form: ownTeamForm,
    save: ({ tx, actor, input, today }) =>
      addTeam(tx, actor, { ...input, organisation: actor.organisationId }, today),
    said: ({ input }) => `${input.name} added.`,
    next: () => start,
  })
  formPage(app, '/organisation/teams/:id', {
    allow,
    audit: 'partnership.team.renamed',
    load: async ({ db, actor, params }) => {
      const team = (await listOwnTeams(db, actor)).find(one => one.id === params.id)
      if (!team) throw new NotFound('no such team')
      return team
    },
    view: props => <TeamFormPage {...props} title={`Rename ${props.loaded.name}`} />,
    form: ownTeamForm,
    save: async ({ tx, actor, params, input }) => {
      const own = await listOwnTeams(tx, actor)
      if (!own.some(team => team.id === params.id)) throw new NotFound('no such team')
      await renameTeam(tx, actor, params.id, input.name)
    },
    said: () => 'Team renamed.',
    next: () => start,
  })
}

function TeamFormPage({
  title,
  chrome,
  errors,
  values,
  loaded,
}: {
  title: string
  chrome: Parameters<typeof CsrfField>[0]['chrome'] & Parameters<typeof Page>[0]['chrome']
  errors: { field: string; message: string }[]
  values: Parameters<typeof typedText>[0]
  loaded: { id: string; name: string }
}) {
  return (
    <Page title={title} chrome={chrome} errors={errors} back={{ href: start, text: 'Back' }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.id)} />
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name of the team' }}
          value={typedText(values, 'name', loaded.name)}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
