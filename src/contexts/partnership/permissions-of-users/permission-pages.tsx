import {
  CsrfField,
  DataTable,
  EmptyState,
  GovukButton,
  GovukCheckboxes,
  GovukFieldset,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, ticked } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { versionOf } from '../administration.ts'
import { spoken } from '../agreements/sharing-rules.ts'
import { sentAlready } from '../form-parts.ts'
import { boxesOf } from './permission-form.ts'
import { type Permissions, type Permittable, permissionsGiven } from './permission-queries.ts'

/** Whose users' permissions one gives: organisation by organisation. */
export function PermittablePage({ chrome, loaded }: PageProps<Permittable[]>) {
  return (
    <Page
      title="Who may see what"
      chrome={chrome}
      back={{ href: '/partnership/agreements', text: 'Back to agreements' }}
    >
      <h1 class="govuk-heading-l">Who may see what</h1>
      <p class="govuk-body">
        Everybody who works with people sees who they are, as far as the agreements go. Any other
        kind of information needs permission, person by person.
      </p>
      <DataTable
        caption="Organisations"
        captionSize="hidden"
        rows={loaded}
        columns={[
          {
            heading: 'Organisation',
            isRowHeading: true,
            cell: one => (
              <a class="govuk-link" href={`/partnership/permissions/${one.id}`}>
                {one.name}
              </a>
            ),
          },
          { heading: 'Who work with people', cell: one => one.workers, format: 'numeric' },
        ]}
      />
    </Page>
  )
}

/** Which kinds of information each user of an organisation may see. */
export function PermissionsPage({ chrome, errors, loaded, stale, values }: FormProps<Permissions>) {
  const { organisation, users, categories } = loaded
  const sent = sentAlready(values)
  return (
    <Page
      title={`Who may see what – ${organisation.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/permissions', text: 'Back to organisations' }}
    >
      <span class="govuk-caption-l">{organisation.name}</span>
      <h1 class="govuk-heading-l">Who may see what</h1>
      <p class="govuk-body">
        A change counts from the next page that the person opens. Somebody needs a permission to see
        what their own organisation holds, too. Give only what the work needs.
      </p>
      {users.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody of {organisation.name} works with people yet.</p>
        </EmptyState>
      ) : (
        <form method="post" novalidate>
          <CsrfField chrome={chrome} />
          <input
            type="hidden"
            name="version"
            value={seenVersion({ values, stale }, versionOf(permissionsGiven(loaded)))}
          />
          {users.map(user => {
            const typed = ticked(values, boxesOf(user.id))
            return (
              <GovukFieldset legend={{ text: user.name, classes: 'govuk-fieldset__legend--m' }}>
                <p class="govuk-hint tl-break">{user.email}</p>
                {stale && <Meanwhile {...{ categories, saved: user.categories, typed }} />}
                <GovukCheckboxes
                  name={boxesOf(user.id)}
                  classes="govuk-checkboxes--small"
                  values={sent ? typed : user.categories}
                  items={categories.map(one => ({ value: one.code, text: one.label }))}
                />
              </GovukFieldset>
            )
          })}
          <GovukButton text="Save" preventDoubleClick />
        </form>
      )}
      <h2 class="govuk-heading-m">What belongs to each</h2>
      <dl>
        {categories.map(one => (
          <>
            <dt class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-0">{one.label}</dt>
            <dd class="govuk-body govuk-!-margin-left-0">{one.about}</dd>
          </>
        ))}
      </dl>
    </Page>
  )
}

/** What somebody else saved, where it is not what was ticked here. */
function Meanwhile({
  categories,
  saved,
  typed,
}: Pick<Permissions, 'categories'> & { saved: string[]; typed: string[] }) {
  const words = (codes: string[]) =>
    spoken(categories.filter(one => codes.includes(one.code)).map(one => one.label)) || 'nothing'
  if (words(saved) === words(typed)) return null
  return (
    <GovukWarningText
      iconFallbackText="Warning"
      text={`Saved by someone else: ${words(saved)}. Ticked by you: ${words(typed)}.`}
    />
  )
}
