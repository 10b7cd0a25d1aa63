import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { MembersList } from '../members-list.tsx'
import type { ShownTeam } from './team-queries.ts'

type ForNew = { newId: string; organisations: { id: string; name: string }[] }

/** Adding a team. */
export function AddTeamPage(props: FormProps<ForNew, { organisation?: string | undefined }>) {
  const { chrome, errors, loaded, query, values } = props
  return (
    <Page
      title="Add a team"
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/teams', text: 'Back to teams' }}
    >
      <h1 class="govuk-heading-l">Add a team</h1>
      <form method="post" action="/partnership/teams/new" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name' }}
          value={typedText(values, 'name')}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukSelect
          id="organisation"
          name="organisation"
          label={{ text: 'Organisation' }}
          value={typedText(values, 'organisation', query.organisation)}
          errorMessage={errorMessageFor(errors, 'organisation')}
          items={[
            { value: '', text: 'Choose an organisation' },
            ...loaded.organisations.map(one => ({ value: one.id, text: one.name })),
          ]}
        />
        <GovukButton text="Add the team" preventDoubleClick />
      </form>
    </Page>
  )
}

/** A team: its people, and its name to change. */
export function TeamPage({ chrome, errors, loaded: team, values }: FormProps<ShownTeam>) {
  return (
    <Page
      title={team.name}
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/teams', text: 'Back to teams' }}
    >
      <h1 class="govuk-heading-l">{team.name}</h1>
      <p class="govuk-body">
        A team of{' '}
        <a class="govuk-link" href={`/partnership/organisations/${team.organisationId}`}>
          {team.organisation}
        </a>
      </p>
      <MembersList members={team.members} />
      <h2 class="govuk-heading-m">Rename the team</h2>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name' }}
          value={typedText(values, 'name', team.name)}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
