import {
  CsrfField,
  EmptyState,
  GovukButton,
  GovukInsetText,
  Page,
  type PageError,
} from '../../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  typedText,
  type Values,
} from '../../../../platform/web/form-page.ts'
import type { Category } from '../../categories.ts'
import type { ShownPerson } from '../person-queries.ts'
import type { FactKind, FactLine } from './fact-kind.ts'
import { FactLines } from './fact-lines.tsx'
import type { FactTable } from './fact-rows.ts'

export type ForFact = {
  person: ShownPerson
  /** What the form shows before anything is typed. */
  before: Values
  /** The facts of this kind that stand on the organisation's own record now, for whoever saved second. */
  standing: FactLine[]
  mayTell: readonly Category[]
  /** Of the organisation's own record; 0 where it has none yet. */
  version: number
  newId: string
  now: Date
}

/** Adding or changing one fact about somebody. */
export function FactFormPage<Table extends FactTable, Input>({
  kind,
  isNew,
  props,
}: {
  kind: FactKind<Table, Input>
  isNew: boolean
  props: FormProps<ForFact>
}) {
  const { chrome, errors, loaded, values, stale, today } = props
  const { person } = loaded
  const sent = values.csrf !== undefined
  const shown = { values: sent ? values : loaded.before, errors }
  const title = isNew ? `Add ${kind.words.aOne}` : `Change this ${kind.words.one}`
  const { Fields } = kind
  return (
    <Page
      title={`${title} – ${person.name}`}
      chrome={chrome}
      errors={linked(errors)}
      back={{ href: `/people/${person.personId}#${kind.path}`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      {stale && <SavedMeanwhile standing={loaded.standing} />}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <input type="hidden" name="version" value={seenVersion(props, loaded.version)} />
        <Fields {...shown} mayTell={loaded.mayTell} today={today} now={loaded.now} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** Both versions for whoever saved second: theirs here, one's own in the fields below. */
function SavedMeanwhile({ standing }: { standing: readonly FactLine[] }) {
  return (
    <div id="version">
      <GovukInsetText>
        <p class="govuk-body">
          A colleague changed this record while you were writing. Nothing of yours is lost: it is in
          the fields below. Save again if it still holds.
        </p>
        <h2 class="govuk-heading-s">What the record says now</h2>
        {standing.length === 0 ? (
          <EmptyState>
            <p class="govuk-body">Nothing of this kind.</p>
          </EmptyState>
        ) : (
          <FactLines lines={standing} />
        )}
      </GovukInsetText>
    </div>
  )
}

const dates = [
  'day',
  'asOn',
  'on',
  'keepUntil',
  'reviewOn',
  'verifiedOn',
  'goodUntil',
  'handedBackOn',
]

/** Errors of a date lead to its first box. */
export function linked(errors: readonly PageError[]): PageError[] {
  return errors.map(error => {
    if (error.field === 'month') return { ...error, href: '#month-month' }
    return dates.includes(error.field) ? { ...error, href: `#${error.field}-day` } : error
  })
}
