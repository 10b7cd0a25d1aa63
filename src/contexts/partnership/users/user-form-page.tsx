import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { Role } from '../../../platform/db/access.ts'
import { type FormProps, seenVersion, ticked, typedText } from '../../../platform/web/form-page.ts'
import { versionOf } from '../administration.ts'
import { sentAlready } from '../form-parts.ts'
import { roleNames } from '../permissions.ts'
import type { UserChoices, UserRecord } from './user-queries.ts'

type Loaded = { newId: string; before: UserRecord | null; choices: UserChoices }

const roleHints: Record<Role, string> = {
  administrator: 'Keeps the record of organisations and people',
  'strategy-lead': 'Imports, edits, reviews and publishes plans',
  contributor: 'Updates the actions that they, their post, team, group or organisation lead',
  reader: 'Reads plans',
  worker: 'Finds people, and records what they say',
  'organisation-administrator': 'Keeps the users of their own organisation',
  'data-guardian': 'Keeps sharing agreements and restrictions, and reviews who looked at whom',
  'matching-lead': 'Decides whether two records are about one person',
  coordinator:
    'Keeps shifts, alerts, the by-name list and the count; to see people they work with people too',
}

/** Adding or changing somebody who may sign in. */
export function UserFormPage(props: FormProps<Loaded>) {
  const { chrome, errors, loaded, stale, values } = props
  const { before, choices } = loaded
  const title = before ? `Change ${before.name}` : 'Add a person'
  const chosen = (field: 'roles' | 'teams' | 'groups') =>
    sentAlready(values) ? ticked(values, field) : (before?.[field] ?? [])
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/users', text: 'Back to people' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && before && <Compared {...props} before={before} />}
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
        <GovukSelect
          id="organisation"
          name="organisation"
          label={{ text: 'Organisation' }}
          value={typedText(values, 'organisation', before?.organisation)}
          errorMessage={errorMessageFor(errors, 'organisation')}
          items={[
            { value: '', text: 'Choose an organisation' },
            ...choices.organisations.map(one => ({ value: one.id, text: one.name })),
          ]}
        />
        <GovukCheckboxes
          name="roles"
          fieldset={{
            legend: { text: 'What may they do?', classes: 'govuk-fieldset__legend--s' },
          }}
          values={chosen('roles')}
          errorMessage={errorMessageFor(errors, 'roles')}
          items={Object.entries(roleNames).map(([value, text]) => ({
            value,
            text,
            hint: { text: roleHints[value as Role] },
          }))}
        />
        {choices.teams.length > 0 && (
          <GovukCheckboxes
            name="teams"
            fieldset={{
              legend: { text: 'Teams (optional)', classes: 'govuk-fieldset__legend--s' },
            }}
            values={chosen('teams')}
            errorMessage={errorMessageFor(errors, 'teams')}
            items={choices.teams.map(team => ({
              value: team.id,
              text: `${team.name} (${team.organisation})`,
            }))}
          />
        )}
        {choices.groups.length > 0 && (
          <GovukCheckboxes
            name="groups"
            fieldset={{
              legend: { text: 'Groups (optional)', classes: 'govuk-fieldset__legend--s' },
            }}
            values={chosen('groups')}
            errorMessage={errorMessageFor(errors, 'groups')}
            items={choices.groups.map(group => ({ value: group.id, text: group.name }))}
          />
        )}
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

function Compared({ before, loaded, values }: FormProps<Loaded> & { before: UserRecord }) {
  const organisation = (id: string) =>
    loaded.choices.organisations.find(one => one.id === id)?.name ?? ''
  const roles = (codes: readonly string[]) =>
    codes.map(code => roleNames[code as Role] ?? code).join(', ')
  return (
    <CompareVersions
      caption="Their version and yours"
      beforeHeading="Saved by someone else"
      afterHeading="Typed by you"
      fields={[
        { label: 'Name', before: before.name, after: typedText(values, 'name') },
        { label: 'Email address', before: before.email, after: typedText(values, 'email') },
        {
          label: 'Organisation',
          before: organisation(before.organisation),
          after: organisation(typedText(values, 'organisation')),
        },
        { label: 'Roles', before: roles(before.roles), after: roles(ticked(values, 'roles')) },
      ]}
    />
  )
}
