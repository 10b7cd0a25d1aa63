import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
} from '../../../../design-system/index.ts'
import { type FormProps, typedText, type Values } from '../../../../platform/web/form-page.ts'
import type { CountLists } from '../count-lists.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot, Team } from '../snapshot-queries.ts'
import { linesOnPage } from './sheet-form.ts'
import type { SheetField } from './sheet-template.ts'

export type ForSheet = {
  snapshot: ShownSnapshot
  teams: Team[]
  team: string
  fields: SheetField[]
  lists: CountLists
  newIds: string[]
}

/** Typing a paper sheet: a line for each person seen, as many sheets as there are. */
export function SheetPage({ chrome, errors, loaded, values }: FormProps<ForSheet>) {
  const { snapshot, teams, team, fields, lists, newIds } = loaded
  return (
    <CountPage
      snapshot={snapshot}
      heading="Type a count sheet"
      chrome={chrome}
      errors={errors}
      width="full"
    >
      <p class="govuk-body">
        One line for each person, as the sheet says. Leave open what the sheet leaves open. Empty
        lines are left out; type the next sheet on a new page.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <GovukSelect
          id="team"
          name="team"
          label={{ text: 'Team' }}
          value={typedText(values, 'team', team)}
          errorMessage={errorMessageFor(errors, 'team')}
          items={[
            { value: '', text: 'Choose a team' },
            ...teams.map(one => ({ value: one.id, text: one.name })),
          ]}
        />
        {Array.from({ length: linesOnPage }, (_, index) => index + 1).map(line => (
          <fieldset class="govuk-fieldset tl-typed-line">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Line {line}</legend>
            <input
              type="hidden"
              name={`id-${line}`}
              value={typedText(values, `id-${line}`, newIds[line - 1])}
            />
            <div class="tl-typed-line__fields">
              {fields.map(field => (
                <Cell
                  field={field}
                  line={line}
                  lists={lists}
                  values={values}
                  message={errorMessageFor(errors, `${field.field}-${line}`)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <GovukButton text="Save these lines" preventDoubleClick />
      </form>
    </CountPage>
  )
}

function Cell({
  field,
  line,
  lists,
  values,
  message,
}: {
  readonly field: SheetField
  readonly line: number
  readonly lists: CountLists
  readonly values: Values
  readonly message: ReturnType<typeof errorMessageFor>
}) {
  const name = `${field.field}-${line}`
  const label = {
    html: (
      <>
        {field.label}
        <span class="govuk-visually-hidden">, line {line}</span>
      </>
    ),
  }
  const choices = choicesOf(field.field, lists)
  if (choices)
    return (
      <GovukSelect
        id={name}
        name={name}
        label={label}
        value={typedText(values, name, choices[0]?.value)}
        errorMessage={message}
        items={choices}
      />
    )
  return (
    <GovukInput
      id={name}
      name={name}
      label={label}
      value={typedText(values, name)}
      inputmode={field.field === 'at' ? 'numeric' : undefined}
      autocomplete="off"
      spellcheck={false}
      errorMessage={message}
    />
  )
}

function choicesOf(
  field: string,
  lists: CountLists,
): { value: string; text: string }[] | undefined {
  const known = (list: CountLists['sex'], unknown: string) => [
    { value: unknown, text: 'Not known' },
    ...list.filter(one => one.code !== unknown).map(one => ({ value: one.code, text: one.label })),
  ]
  switch (field) {
    case 'bedding':
      return beddingChoices
    case 'sex':
      return known(lists.sex, 'U')
    case 'age':
      return known(lists.age, 'unknown')
    case 'nationality':
      return known(lists.nationality, 'unknown')
    default:
      return undefined
  }
}

const beddingChoices = [
  { value: '', text: 'Choose' },
  { value: 'bedded-down', text: 'Bedded down' },
  { value: 'about-to', text: 'About to' },
  { value: 'no', text: 'No' },
]
