import {
  CsrfField,
  Figure,
  Figures,
  formatDay,
  GovukButton,
} from '../../../../design-system/index.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { type FormProps, typedText } from '../../../../platform/web/form-page.ts'
import { ChoiceField, LineField } from '../../../people/index.ts'
import { CountPage } from '../count-page.tsx'
import type { Partner, ShownSnapshot, Standing } from '../snapshot-queries.ts'
import type { Signature } from './sign-commands.ts'

export type ForSign = {
  snapshot: ShownSnapshot
  standing: Standing
  partners: Partner[]
  signatures: Signature[]
  mayCoordinate: boolean
}

/** Fixing the figure, and signing it: by the chair and by the independent partner. */
export function SignPage({ chrome, errors, loaded, values, actor }: FormProps<ForSign>) {
  const { snapshot, standing, partners, signatures, mayCoordinate } = loaded
  const here = `/street/count/${snapshot.id}`
  const independent = partners.filter(partner => partner.independent)
  const shown = { values: { organisation: actor.organisationName, ...values }, errors }
  const open = standing.openPairs + standing.openEvidence
  return (
    <CountPage
      snapshot={snapshot}
      heading="Fix and sign the figure"
      chrome={chrome}
      errors={errors}
    >
      <Figures>
        <Figure
          value={snapshot.fixedTotal ?? standing.total}
          label={snapshot.fixedAt ? 'people, fixed' : 'people, as it stands'}
        />
      </Figures>
      {snapshot.signedAt ? (
        <p class="govuk-body">Signed by both on {formatDay(dayOf(snapshot.signedAt))}.</p>
      ) : !snapshot.fixedAt ? (
        <>
          <p class="govuk-body">
            {open > 0
              ? `${standing.openPairs} in the debrief and ${standing.openEvidence} of the meeting are not decided yet. The figure is fixed after that.`
              : 'Nothing is open. Fixed, the working list stands still; it can be opened again until both have signed.'}
          </p>
          {mayCoordinate && (
            <form method="post" action={`${here}/fix`}>
              <CsrfField chrome={chrome} />
              <GovukButton text="Fix the figure" preventDoubleClick />
            </form>
          )}
        </>
      ) : (
        <>
          <ul class="govuk-list govuk-list--bullet">
            {signatures.map(one => (
              <li>
                {one.part === 'chair' ? 'Chair' : 'Independent partner'}: {one.name},{' '}
                {one.organisation}
                {one.way === 'paper' ? ', on paper' : ''}
              </li>
            ))}
          </ul>
          <form method="post" novalidate>
            <CsrfField chrome={chrome} />
            <input
              type="hidden"
              name="total"
              value={typedText(values, 'total', String(snapshot.fixedTotal))}
            />
            <p class="govuk-body">
              With the second signature the count is frozen for good. After that only a correction,
              with its reason, stands beside it.
            </p>
            <ChoiceField
              {...shown}
              name="part"
              label="Who signs?"
              items={[
                { value: 'chair', text: 'The chair of the meeting' },
                {
                  value: 'independent',
                  text: 'The independent partner',
                  hint:
                    independent.length > 0
                      ? independent.map(one => one.name).join(', ')
                      : 'None is on the list of agencies yet',
                },
              ]}
            />
            <ChoiceField
              {...shown}
              name="way"
              label="How?"
              items={[
                { value: 'account', text: `Here, by me: ${actor.name}` },
                ...(mayCoordinate
                  ? [
                      {
                        value: 'paper',
                        text: 'On paper, which I have before me',
                        fields: <LineField {...shown} name="name" label="Name of whoever signed" />,
                      },
                    ]
                  : []),
              ]}
            />
            <LineField {...shown} name="organisation" label="Organisation" />
            <GovukButton text={`Sign the figure of ${snapshot.fixedTotal}`} preventDoubleClick />
          </form>
          {mayCoordinate && (
            <form method="post" action={`${here}/open`}>
              <CsrfField chrome={chrome} />
              <GovukButton
                text="Open the figure again"
                classes="govuk-button--secondary"
                preventDoubleClick
              />
            </form>
          )}
        </>
      )}
    </CountPage>
  )
}
