import { CsrfField, GovukButton, Page } from '../../../../design-system/index.ts'
import type { FormProps } from '../../../../platform/web/form-page.ts'
import { ChoiceField } from '../fields.tsx'
import type { ShownPerson } from '../person-queries.ts'
import type { FactLine } from './fact-kind.ts'
import { FactLines } from './fact-lines.tsx'

export type ForEnd = { person: ShownPerson; line: FactLine; path: string; isOnce: boolean }

/** Saying that a fact counts no more. It stays in the timeline. */
export function EndFactPage({ chrome, errors, loaded, values }: FormProps<ForEnd>) {
  const { person, line, path, isOnce } = loaded
  const title = isOnce ? 'This was not so' : 'This is not so any more'
  return (
    <Page
      title={`${title} – ${person.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/${person.personId}#${path}`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      <FactLines lines={[line]} />
      <p class="govuk-body">
        It no longer counts from now on. It can still be seen in the timeline, with the reason.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <ChoiceField
          values={values}
          errors={errors}
          name="because"
          label="Why?"
          items={[
            ...(isOnce ? [] : [{ value: 'over', text: 'It was so, and is over' }]),
            { value: 'wrong', text: 'It was never so: it was written down by mistake' },
          ]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
