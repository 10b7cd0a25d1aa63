import {
  CsrfField,
  DataTable,
  EmptyState,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukCheckboxes,
  GovukSelect,
} from '../../../../design-system/index.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { type FormProps, ticked, typedText } from '../../../../platform/web/form-page.ts'
import type { PageProps } from '../../../../platform/web/route.ts'
import { LineField } from '../../../people/index.ts'
import type { Choice } from '../count-lists.ts'
import { CountPage } from '../count-page.tsx'
import type { Member, Partner, ShownSnapshot } from '../snapshot-queries.ts'

export type ForPartners = {
  snapshot: ShownSnapshot
  partners: Partner[]
  kinds: Choice[]
  newId: string
  /** The one that is changed; undefined where one is added. */
  changed?: Partner | undefined
  mayChange: boolean
}

/** The agencies consulted, who of them came to the meeting, and whether they agreed. */
export function PartnersPage({ chrome, loaded }: PageProps<ForPartners>) {
  const { snapshot, partners, mayChange } = loaded
  return (
    <CountPage snapshot={snapshot} heading="Agencies consulted" chrome={chrome}>
      <p class="govuk-body">
        At least one independent partner, who is not commissioned by the council, takes part.
        Without one the figure cannot be fully assured.
      </p>
      {partners.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">No agency is on the list yet.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Agencies"
          captionSize="hidden"
          rows={partners}
          columns={[
            {
              heading: 'Agency',
              isRowHeading: true,
              cell: row =>
                mayChange ? (
                  <a class="govuk-link" href={`/street/count/${snapshot.id}/partners/${row.id}`}>
                    {row.name}
                  </a>
                ) : (
                  row.name
                ),
            },
            { heading: 'Kind', cell: row => row.kindLabel },
            { heading: 'Independent', cell: row => (row.independent ? 'Yes' : 'No') },
            { heading: 'At the meeting', cell: row => row.attended || 'Nobody yet' },
            { heading: 'Agreed', cell: row => (row.agreed ? 'Yes' : 'Not yet') },
          ]}
        />
      )}
      {mayChange && (
        <GovukButton href={`/street/count/${snapshot.id}/partners/new`} text="Add an agency" />
      )}
    </CountPage>
  )
}

/** Changing one of the agencies: after the meeting, who came and whether they agreed. */
export function PartnerPage({ chrome, errors, loaded, values }: FormProps<ForPartners>) {
  const { snapshot, changed } = loaded
  return (
    <CountPage
      snapshot={snapshot}
      heading={changed?.name ?? 'Add an agency'}
      chrome={chrome}
      errors={errors}
    >
      <PartnerFields chrome={chrome} errors={errors} loaded={loaded} values={values} />
    </CountPage>
  )
}

function PartnerFields({
  chrome,
  errors,
  loaded,
  values,
}: Pick<FormProps<ForPartners>, 'chrome' | 'errors' | 'loaded' | 'values'>) {
  const { kinds, newId, changed } = loaded
  const isSent = Object.keys(values).length > 0
  const shown = { errors, values: { name: changed?.name, attended: changed?.attended, ...values } }
  const box = (name: string, text: string, before: boolean, hint?: string) => (
    <GovukCheckboxes
      name={name}
      idPrefix={name}
      values={isSent ? ticked(values, name) : before ? ['yes'] : []}
      errorMessage={errorMessageFor(errors, name)}
      items={[{ value: 'yes', text, ...(hint ? { hint: { text: hint } } : {}) }]}
    />
  )
  return (
    <form method="post" novalidate>
      <CsrfField chrome={chrome} />
      <input type="hidden" name="id" value={changed?.id ?? typedText(values, 'id', newId)} />
      <LineField {...shown} name="name" label="Name of the agency" />
      <GovukSelect
        id="kind"
        name="kind"
        label={{ text: 'Kind' }}
        value={typedText(values, 'kind', changed?.kind ?? '')}
        errorMessage={errorMessageFor(errors, 'kind')}
        items={[
          { value: '', text: 'Choose a kind' },
          ...kinds.map(kind => ({ value: kind.code, text: kind.label })),
        ]}
      />
      {box(
        'independent',
        'Independent partner',
        changed?.independent ?? false,
        'Not commissioned by the council: a faith group, for example',
      )}
      <LineField
        {...shown}
        name="attended"
        label="Who came to the meeting"
        hint="Name and post. Leave it empty until the meeting."
      />
      {box('agreed', 'They agreed to the figure', changed?.agreed ?? false)}
      <GovukButton text="Save" preventDoubleClick />
    </form>
  )
}

export type ForMembers = {
  snapshot: ShownSnapshot
  members: Member[]
  users: { id: string; name: string; organisation: string }[]
}

/** Who with an account was told the night, and so takes part. */
export function MembersPage({ chrome, errors, loaded, values }: FormProps<ForMembers>) {
  const { snapshot, members, users } = loaded
  return (
    <CountPage snapshot={snapshot} heading="Who knows the night" chrome={chrome} errors={errors}>
      <p class="govuk-body">
        Tell the night to essential contacts only. Whoever is on this list and works with people
        adds to the working list, and sees there what their own organisation added. Co-ordinators of
        the partnership take part in every count.
      </p>
      {members.length === 0 ? (
        <EmptyState>
          <p class="govuk-body">Nobody but the co-ordinators knows the night.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Told the night"
          captionSize="hidden"
          rows={members}
          columns={[
            { heading: 'Name', isRowHeading: true, cell: row => row.name },
            { heading: 'Organisation', cell: row => row.organisation },
            { heading: 'Told on', cell: row => formatDay(dayOf(row.toldAt)) },
            {
              heading: 'Change',
              cell: row => (
                <form
                  method="post"
                  action={`/street/count/${snapshot.id}/members/${row.userId}/remove`}
                >
                  <CsrfField chrome={chrome} />
                  <GovukButton
                    classes="govuk-button--secondary govuk-!-margin-bottom-0"
                    preventDoubleClick
                    html={
                      <>
                        Take off<span class="govuk-visually-hidden"> {row.name}</span>
                      </>
                    }
                  />
                </form>
              ),
            },
          ]}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukSelect
          id="user"
          name="user"
          label={{ text: 'Tell somebody' }}
          value={typedText(values, 'user')}
          errorMessage={errorMessageFor(errors, 'user')}
          items={[
            { value: '', text: 'Choose who' },
            ...users.map(user => ({ value: user.id, text: `${user.name}, ${user.organisation}` })),
          ]}
        />
        <GovukButton text="Tell them" preventDoubleClick />
      </form>
    </CountPage>
  )
}
