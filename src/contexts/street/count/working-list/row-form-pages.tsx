import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukSelect,
} from '../../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../../platform/web/form-page.ts'
import {
  ChoiceField,
  DayField,
  type FieldsShown,
  LineField,
  WordsField,
} from '../../../people/index.ts'
import type { PeopleShown } from '../../people-shown.ts'
import type { CountLists } from '../count-lists.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot } from '../snapshot-queries.ts'
import type { ShownRow } from './row-queries.ts'
import { RowFacts, rowName } from './row-words.tsx'

export type ForEvidence = { snapshot: ShownSnapshot; lists: CountLists; newId: string }

/** Adding somebody who is thought to have slept out on that night. */
export function EvidencePage({ chrome, errors, loaded, values }: FormProps<ForEvidence>) {
  const { snapshot, lists, newId } = loaded
  const shown = { values, errors }
  return (
    <CountPage snapshot={snapshot} heading="Add somebody" chrome={chrome} errors={errors}>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', newId)} />
        <Who {...shown} />
        <LineField {...shown} name="sourceAgency" label="Which agency knows it?" />
        <DayField {...shown} name="lastSeen" label="Last seen" />
        <LineField {...shown} name="place" label="Where do they sleep?" />
        <WordsField
          {...shown}
          name="why"
          label="Why are they thought to have slept out on that night?"
          rows={3}
        />
        <LineField {...shown} name="description" label="Description" />
        <Demographics {...shown} lists={lists} />
        <GovukButton text="Add" preventDoubleClick />
      </form>
    </CountPage>
  )
}

function Who(shown: FieldsShown) {
  return (
    <>
      <LineField
        {...shown}
        name="key"
        label="Initials or agreed key"
        hint="The partners use the same key for the same person, so that nobody is counted twice"
      />
      <LineField
        {...shown}
        name="reference"
        label="Reference of the person"
        hint="The eight letters and digits, where they are known here. Leave it empty otherwise."
        classes="govuk-input--width-10"
      />
    </>
  )
}

function Demographics({ values, errors, lists }: FieldsShown & { lists: CountLists }) {
  const select = (name: 'sex' | 'age' | 'nationality', label: string, unknown: string) => (
    <GovukSelect
      id={name}
      name={name}
      label={{ text: label }}
      value={typedText(values, name, unknown)}
      errorMessage={errorMessageFor(errors, name)}
      items={lists[name].map(one => ({ value: one.code, text: one.label }))}
    />
  )
  return (
    <>
      {select('sex', 'Sex', 'U')}
      {select('age', 'Age', 'unknown')}
      {select('nationality', 'Nationality', 'unknown')}
    </>
  )
}

export type ForRow = {
  snapshot: ShownSnapshot
  row: ShownRow
  lists: CountLists
  people: PeopleShown
}

/** Putting a line right. */
export function RowPage({ chrome, errors, loaded, values, stale }: FormProps<ForRow>) {
  const { snapshot, row, lists } = loaded
  const before: Record<string, string> = {
    at: row.atTime ?? '',
    place: row.place,
    bedding: row.bedding ?? '',
    key: row.nameKey,
    reference: row.person?.reference ?? '',
    description: row.description,
    notes: row.notes,
    why: row.why,
    sex: row.sex,
    age: row.age,
    nationality: row.nationality,
  }
  const shown = { errors, values: { ...before, ...values } }
  return (
    <CountPage snapshot={snapshot} heading="Put a line right" chrome={chrome} errors={errors}>
      {stale && (
        <CompareVersions
          caption="Somebody else saved meanwhile"
          beforeHeading="They saved"
          afterHeading="You typed"
          fields={Object.entries(before).map(([name, said]) => ({
            label: name,
            before: said,
            after: typedText(values, name),
          }))}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion({ values, stale }, row.version)} />
        <Who {...shown} />
        <LineField {...shown} name="at" label="Time" classes="govuk-input--width-5" />
        <LineField {...shown} name="place" label="Where exactly" />
        {row.kind === 'seen' ? (
          <ChoiceField
            {...shown}
            name="bedding"
            label="Were they bedded down?"
            items={[
              { value: 'bedded-down', text: 'Bedded down' },
              { value: 'about-to', text: 'About to bed down' },
              { value: 'no', text: 'No' },
            ]}
          />
        ) : (
          <WordsField
            {...shown}
            name="why"
            label="Why are they thought to have slept out on that night?"
            rows={3}
          />
        )}
        <LineField {...shown} name="description" label="Description" />
        <WordsField {...shown} name="notes" label="Notes" rows={2} />
        <Demographics {...shown} lists={lists} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </CountPage>
  )
}

/** Saying whether somebody counts. */
export function DecisionPage({ chrome, errors, loaded, values, stale }: FormProps<ForRow>) {
  const { snapshot, row, lists } = loaded
  const shown = {
    errors,
    values: {
      decision: row.decision ?? '',
      words: row.reasonWords,
      ...values,
    },
  }
  return (
    <CountPage
      snapshot={snapshot}
      heading="Does this person count?"
      chrome={chrome}
      errors={errors}
    >
      <h2 class="govuk-heading-m">
        <bdi>{rowName(row)}</bdi>
      </h2>
      <p class="govuk-body">
        <RowFacts row={row} lists={lists} />
      </p>
      {stale && (
        <p class="govuk-body">
          Meanwhile it was decided: {row.decision ?? 'open'}
          {row.reasonLabel ? `, ${row.reasonLabel}` : ''}.
        </p>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion({ values, stale }, row.version)} />
        <ChoiceField
          {...shown}
          name="decision"
          label={
            row.kind === 'evidence'
              ? 'Are they thought to have slept rough on that night?'
              : 'Do they count?'
          }
          items={[
            { value: 'include', text: 'Yes, include them' },
            {
              value: 'exclude',
              text: 'No, leave them out',
              fields: (
                <GovukSelect
                  id="reason"
                  name="reason"
                  label={{ text: 'Why?' }}
                  value={typedText(values, 'reason', row.reason ?? '')}
                  errorMessage={errorMessageFor(errors, 'reason')}
                  items={[
                    { value: '', text: 'Choose why' },
                    ...lists.reason.map(one => ({ value: one.code, text: one.label })),
                  ]}
                />
              ),
            },
            { value: 'open', text: 'Not decided' },
          ]}
        />
        <WordsField {...shown} name="words" label="What was said, and by whom" rows={2} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </CountPage>
  )
}
