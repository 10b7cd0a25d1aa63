import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  Page,
} from '../../../design-system/index.ts'
import type { Role } from '../../../platform/db/access.ts'
import { type FormProps, seenVersion, ticked, typedText } from '../../../platform/web/form-page.ts'
import { versionOf } from '../administration.ts'
import { sentAlready } from '../form-parts.ts'
import { roleNames } from '../permissions.ts'
import type { UserRecord } from '../users/user-queries.ts'
import { ownRoles } from './own-people-form.ts'

type Loaded = {
  newId: string
  before: UserRecord | null
  teams: { id: string; name: string }[]
}

const hints: Record<(typeof ownRoles)[number], string> = {
  worker: 'Finds people and records what they say',
  contributor: 'Reviews the actions that the organisation leads',
  reader: 'Reads plans',
  'organisation-administrator': 'Keeps the people of this organisation, as you do',
}

/** Adding or changing somebody of one's own organisation. */
export function OwnPersonFormPage(props: FormProps<Loaded>) {
  const { actor, chrome, errors, loaded, stale, values } = props
  const { before, teams } = loaded
  const title = before ? `Change ${before.name}` : 'Add a person'
  const chosen = (field: 'roles' | 'teams') =>
    sentAlready(values) ? ticked(values, field) : (before?.[field] ?? [])
  const roles = (codes: readonly string[]) =>
    codes.map(code => roleNames[code as Role] ?? code).join(', ')
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: '/organisation', text: `Back to ${actor.organisationName}` }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && before && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            { label: 'Name', before: before.name, after: typedText(values, 'name') },
            { label: 'Email address', before: before.email, after: typedText(values, 'email') },
            { label: 'Roles', before: roles(before.roles), after: roles(ticked(values, 'roles')) },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        {before ? (
          <input type="hidden" name="version" value={seenVersion(props, versionOf(before))} />
        ) : (
          <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        )}
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name' }}
          autocomplete="off"
          value={typedText(values, 'name', before?.name)}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukInput
          id="email"
          name="email"
          type="email"
          label={{ text: 'Email address' }}
          hint={{ text: 'They sign in with it' }}
          autocomplete="off"
          spellcheck={false}
          value={typedText(values, 'email', before?.email)}
          errorMessage={errorMessageFor(errors, 'email')}
        />
        <GovukCheckboxes
          name="roles"
          fieldset={{
            legend: { text: 'What may they do?', classes: 'govuk-fieldset__legend--s' },
          }}
          values={chosen('roles')}
          errorMessage={errorMessageFor(errors, 'roles')}
          items={ownRoles.map(value => ({
            value,
            text: roleNames[value],
            hint: { text: hints[value] },
          }))}
        />
        {teams.length > 0 && (
          <GovukCheckboxes
            name="teams"
            fieldset={{
              legend: { text: 'Teams (optional)', classes: 'govuk-fieldset__legend--s' },
            }}
            values={chosen('teams')}
            errorMessage={errorMessageFor(errors, 'teams')}
            items={teams.map(team => ({ value: team.id, text: team.name }))}
          />
        )}
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
