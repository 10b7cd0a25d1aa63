import {
  CsrfField,
  Dated,
  GovukButton,
  GovukInsetText,
  GovukRadios,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import type { Decision, MovedRecord, readUndoing } from './merge-queries.ts'

export type Undoing = Awaited<ReturnType<typeof readUndoing>> & {
  decision: Decision
  kept: string
}

/** What undoing a merge or a split would do, before it is done. */
export function UndoPage({ chrome, errors, loaded, values }: FormProps<Undoing>) {
  const { decision, kept, later, moved, since } = loaded
  const isMerge = decision.kind === 'merge'
  const title = isMerge ? 'Undo a merge' : 'Undo a split'
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{
        href: `/people/${decision.personId}/decisions`,
        text: `Back to decisions about ${kept}`,
      }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {decision.doneBy} decided this on <Dated value={decision.doneAt} />: {decision.because}
      </p>
      <h2 class="govuk-heading-m">What goes back to where it was</h2>
      <ul class="govuk-list govuk-list--bullet">
        {moved.map(record => (
          <li>
            <RecordWords record={record} />
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        {isMerge
          ? 'Records that you may not see and that came along go back too. Nobody will be asked about these people again.'
          : 'They will be one person again.'}
      </p>
      {later.length > 0 ? (
        <GovukInsetText>
          <p class="govuk-body">
            The same records were moved again since. Undo this first:{' '}
            {later.map(one => (
              <a class="govuk-link" href={`/people/decisions/${one.id}/undo`}>
                the {one.kind} of <Dated value={one.doneAt} withTime />
              </a>
            ))}
          </p>
        </GovukInsetText>
      ) : (
        <form method="post" action={`/people/decisions/${decision.id}/undo`} novalidate>
          <CsrfField chrome={chrome} />
          {isMerge && since.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Begun since the merge</h2>
              <p class="govuk-body">
                These stay with {kept} unless you say that they are about the other person.
              </p>
              {since.map(record => (
                <GovukRadios
                  name={`to-${record.id}`}
                  fieldset={{
                    legend: {
                      html: <RecordWords record={record} />,
                      classes: 'govuk-fieldset__legend--s',
                    },
                  }}
                  value={typedText(values, `to-${record.id}`, decision.personId)}
                  items={[
                    { value: decision.personId, text: `Stays with ${kept}` },
                    ...others(moved).map(({ personId, names }) => ({
                      value: personId,
                      text: `Goes with ${names}`,
                    })),
                  ]}
                />
              ))}
            </>
          )}
          <GovukButton
            text={title.replace(' a ', ' the ')}
            classes="govuk-button--warning"
            preventDoubleClick
          />
        </form>
      )}
    </Page>
  )
}

function RecordWords({ record }: { readonly record: MovedRecord }) {
  return (
    <>
      {record.organisation}, <Dated value={record.givenAt} />
      {record.names ? `: ${record.names}` : ''}
    </>
  )
}

function others(moved: readonly MovedRecord[]) {
  const people = new Map<string, string[]>()
  for (const { fromPersonId, names, organisation } of moved)
    if (fromPersonId)
      people.set(fromPersonId, [...(people.get(fromPersonId) ?? []), names || organisation])
  return [...people].map(([personId, names]) => ({ personId, names: names.join(', ') }))
}
