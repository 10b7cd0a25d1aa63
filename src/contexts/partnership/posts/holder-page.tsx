import {
  CsrfField,
  Dated,
  errorMessageFor,
  GovukButton,
  GovukDateInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { withDateLink } from '../form-parts.ts'
import type { ShownPost } from './post-queries.ts'

type ForNew = { post: ShownPost; people: { id: string; name: string; organisation: string }[] }

/** Putting somebody into a post. */
export function AddHolderPage({ chrome, errors, loaded, values }: FormProps<ForNew>) {
  const { post, people } = loaded
  return (
    <Page
      title={`Add a holder – ${post.title}`}
      chrome={chrome}
      errors={withDateLink(errors, 'from', 'to')}
      back={{ href: `/partnership/posts/${post.id}`, text: 'Back to the post' }}
    >
      <span class="govuk-caption-l">{post.title}</span>
      <h1 class="govuk-heading-l">Add a holder</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukSelect
          id="person"
          name="person"
          label={{ text: 'Who holds the post?' }}
          value={typedText(values, 'person')}
          errorMessage={errorMessageFor(errors, 'person')}
          items={[
            { value: '', text: 'Choose a person' },
            ...people.map(one => ({ value: one.id, text: `${one.name} (${one.organisation})` })),
          ]}
        />
        <DayField name="from" legend="First day" {...{ values, errors }} />
        <DayField name="to" legend="Last day (optional)" {...{ values, errors }} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

type ForEnd = {
  post: ShownPost
  holder: { name: string; fromDate: PlainDate; toDate: PlainDate | null }
}

/** Saying when somebody leaves a post. */
export function EndHolderPage({ chrome, errors, loaded, values }: FormProps<ForEnd>) {
  const { post, holder } = loaded
  return (
    <Page
      title={`Last day of ${holder.name} – ${post.title}`}
      chrome={chrome}
      errors={withDateLink(errors, 'to')}
      back={{ href: `/partnership/posts/${post.id}`, text: 'Back to the post' }}
    >
      <span class="govuk-caption-l">{post.title}</span>
      <h1 class="govuk-heading-l">Last day of {holder.name}</h1>
      <p class="govuk-body">
        {holder.name} has held this post since <Dated value={holder.fromDate} />.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <DayField name="to" legend="Last day" before={holder.toDate} {...{ values, errors }} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

function DayField({
  name,
  legend,
  before,
  values,
  errors,
}: {
  name: string
  legend: string
  before?: PlainDate | null
} & Pick<FormProps<unknown>, 'values' | 'errors'>) {
  return (
    <GovukDateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'For example, 27 3 2026' }}
      values={datePartsOf(values, name, before)}
      errorMessage={errorMessageFor(errors, name)}
    />
  )
}
