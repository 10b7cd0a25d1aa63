import type { ComponentChildren } from 'preact'
import {
  CsrfField,
  Dated,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukSelect,
  GovukSummaryList,
  Page,
} from '../../../design-system/index.ts'
import type { Chrome } from '../../../platform/web/app.ts'
import {
  type FieldError,
  type FormProps,
  ticked,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import { DayField, WordsField } from '../record/fields.tsx'
import type { ShownPerson } from '../record/person-queries.ts'
import type { Colleague, NamedUser, ShownRestriction } from './restriction-queries.ts'

export type ForRestriction = {
  newId: string
  person: ShownPerson
  restrictions: ShownRestriction[]
  named: NamedUser[]
  colleagues: Colleague[]
}

/** Who may see somebody: restricting them, or who sees them while they are restricted. */
export function RestrictionPage(props: FormProps<ForRestriction>) {
  return props.loaded.restrictions.length > 0 ? (
    <RestrictedPage {...props} />
  ) : (
    <RestrictPage {...props} />
  )
}

function RestrictPage({ actor, chrome, errors, loaded, values }: FormProps<ForRestriction>) {
  const { person, colleagues } = loaded
  const others = colleagues.filter(one => one.id !== actor.userId)
  return (
    <PersonFormPage
      title="Restrict who may see this person"
      {...{ chrome, errors, person }}
      anchor="access"
    >
      <p class="govuk-body">
        From the moment that you save this, only you and those whom you name see this person.
        Everybody else finds nobody: not in a search, not in a list, not in a count. The data
        guardian sees who the person is, and can lift it.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <WordsField
          {...{ values, errors }}
          name="reason"
          label="Why may only some see them?"
          hint="Those whom you name and the data guardian read it."
          rows={3}
        />
        <DayField
          {...{ values, errors }}
          name="review"
          label="When is this looked at again?"
          hint="It stays in force after that day until it is lifted. For example, 27 3 2027"
        />
        <GovukCheckboxes
          name="staff"
          fieldset={{
            legend: { text: 'Who sees them besides you?', classes: 'govuk-fieldset__legend--s' },
          }}
          values={ticked(values, 'staff')}
          errorMessage={errorMessageFor(errors, 'staff')}
          items={others.map(one => ({ value: one.id, text: `${one.name}, ${one.organisation}` }))}
        />
        <GovukButton text="Restrict" preventDoubleClick />
      </form>
    </PersonFormPage>
  )
}

function RestrictedPage({ actor, chrome, errors, loaded, values }: FormProps<ForRestriction>) {
  const { person, restrictions, named, colleagues } = loaded
  const here = `/people/${person.personId}/restriction`
  const isGuardian = actor.roles.includes('data-guardian')
  const choosable = colleagues.filter(one => named.every(other => other.id !== one.id))
  return (
    <PersonFormPage
      title="Only named staff see this person"
      {...{ chrome, errors, person }}
      anchor="access"
    >
      {restrictions.map(one => (
        <GovukSummaryList
          rows={[
            { key: { text: 'Why' }, value: { text: one.reason } },
            { key: { text: 'Since' }, value: { html: <Dated value={one.fromAt} /> } },
            {
              key: { text: 'Restricted by' },
              value: { text: `${one.addedByName}, ${one.addedByOrganisation}` },
            },
            {
              key: { text: 'Look at it again on' },
              value: { html: <Dated value={one.reviewOn} /> },
            },
          ]}
        />
      ))}
      <h2 class="govuk-heading-m">Who sees them</h2>
      <ul class="govuk-list">
        {named.map(one => (
          <li>
            {one.name}, {one.organisation}
            {(isGuardian || one.id === actor.userId || one.addedBy === actor.userId) && (
              <form method="post" action={`${here}/staff/${one.id}/end`}>
                <CsrfField chrome={chrome} />
                <GovukButton
                  html={
                    <>
                      Take off the list
                      <span class="govuk-visually-hidden">: {one.name}</span>
                    </>
                  }
                  classes="govuk-button--secondary govuk-!-margin-bottom-2"
                  preventDoubleClick
                />
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={`${here}/staff`} novalidate>
        <CsrfField chrome={chrome} />
        <StaffSelect
          {...{ values, errors }}
          label="Somebody else who is to see them"
          colleagues={choosable}
        />
        <GovukButton text="Add" classes="govuk-button--secondary" preventDoubleClick />
      </form>
      {isGuardian && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${here}/lift`}>
            Lift the restriction
          </a>
        </p>
      )}
    </PersonFormPage>
  )
}

/** Adding one of the staff, sent from the page above: shown on its own where something was wrong. */
export function NameStaffPage({ chrome, errors, loaded, values }: FormProps<ForRestriction>) {
  const { person, named, colleagues } = loaded
  return (
    <PersonFormPage
      title="Who else is to see them?"
      {...{ chrome, errors, person }}
      anchor="access"
    >
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <StaffSelect
          {...{ values, errors }}
          label="Somebody else who is to see them"
          colleagues={colleagues.filter(one => named.every(other => other.id !== one.id))}
        />
        <GovukButton text="Add" preventDoubleClick />
      </form>
    </PersonFormPage>
  )
}

/** Lifting a restriction, for the data guardian. */
export function LiftRestrictionPage({ chrome, errors, loaded, values }: FormProps<ForRestriction>) {
  return (
    <PersonFormPage
      title="Lift the restriction"
      {...{ chrome, errors }}
      person={loaded.person}
      anchor="access"
    >
      <p class="govuk-body">
        Everybody whom the agreements let see this person sees them again, from now on. The list of
        named staff ends.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <WordsField
          {...{ values, errors }}
          name="because"
          label="Why is it not needed any more?"
          rows={3}
        />
        <GovukButton text="Lift it" preventDoubleClick />
      </form>
    </PersonFormPage>
  )
}

export function StaffSelect({
  values,
  errors,
  label,
  colleagues,
}: {
  values: Values
  errors: readonly FieldError[]
  label: string
  colleagues: readonly Colleague[]
}) {
  return (
    <GovukSelect
      id="user"
      name="user"
      label={{ text: label }}
      value={typedText(values, 'user')}
      errorMessage={errorMessageFor(errors, 'user')}
      items={[
        { value: '', text: 'Choose somebody' },
        ...colleagues.map(one => ({ value: one.id, text: `${one.name}, ${one.organisation}` })),
      ]}
    />
  )
}

/** A page about a person with a form: their name above the heading, the way back to their page. */
export function PersonFormPage({
  title,
  chrome,
  errors,
  person,
  anchor,
  children,
}: {
  title: string
  chrome: Chrome
  errors?: readonly FieldError[]
  person: ShownPerson
  anchor: string
  children: ComponentChildren
}) {
  return (
    <Page
      title={`${title} – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#${anchor}`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      {children}
    </Page>
  )
}
