import {
  CsrfField,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukCheckboxes,
  GovukDateInput,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
  GovukWarningText,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FormProps, ticked, typedText, type Values } from '../../../platform/web/form-page.ts'
import { PlanFrame } from '../plan/plan-frame.tsx'
import type { loadPublishing } from './load-publishing.ts'
import { PrintedPlan } from './printed-plan.tsx'
import type { PreviewQuery } from './publish-form.ts'
import { tableLayouts } from './table-layouts.ts'

type Props = FormProps<Awaited<ReturnType<typeof loadPublishing>>, PreviewQuery>

/** Looking at the print, choosing what may stand in it, and publishing it. */
export function PublishPage(props: Props) {
  const { chrome, errors, loaded } = props
  return (
    <PlanFrame plan={loaded.plan} heading="Publish the plan" chrome={chrome} errors={errors} steers>
      <h2 class="govuk-heading-m">1. Choose what is printed</h2>
      <Choices {...props} />
      <h2 class="govuk-heading-m">2. Read it through</h2>
      <div class="tl-preview">
        <PrintedPlan snapshot={loaded.snapshot} headingLevel={3} />
      </div>
      <h2 class="govuk-heading-m">3. Publish it</h2>
      <Publish {...props} />
    </PlanFrame>
  )
}

function Choices({ loaded, query, values }: Props) {
  const date = datePartsOf(Object.keys(values).length > 0 ? values : { ...query }, 'asAt')
  return (
    <form method="get">
      <GovukSelect
        id="layout"
        name="layout"
        label={{ text: 'Table layout' }}
        value={typedText(values, 'layout', query.layout)}
        items={[
          {
            value: 'own',
            text: loaded.ownLayout
              ? 'As in the document that the plan was read from'
              : 'Choose for me',
          },
          ...Object.entries(tableLayouts).map(([value, { name }]) => ({ value, text: name })),
        ]}
      />
      <GovukDateInput
        id="asAt-shown"
        namePrefix="asAt"
        fieldset={{ legend: { text: 'The plan as it stood on' } }}
        hint={{ text: 'For example, 27 3 2026. Leave it empty for today.' }}
        items={[
          { name: 'day', value: date.day, classes: 'govuk-input--width-2' },
          { name: 'month', value: date.month, classes: 'govuk-input--width-2' },
          { name: 'year', value: date.year, classes: 'govuk-input--width-4' },
        ]}
      />
      <GovukRadios
        name="notes"
        idPrefix="notes"
        fieldset={{ legend: { text: 'Notes' } }}
        value={typedText(values, 'notes', query.notes)}
        items={[
          {
            value: 'public',
            text: 'Only notes that are marked public',
            hint: { text: hiddenNotes(loaded.hiddenNotes) },
          },
          {
            value: 'all',
            text: 'All notes',
            hint: { text: 'Only if somebody has read them all and nothing in them is private.' },
          },
        ]}
      />
      {loaded.personal.length > 0 && (
        <GovukCheckboxes
          name="mayBePublic"
          idPrefix="mayBePublic-shown"
          fieldset={{ legend: { text: 'Words that may point at a person' } }}
          hint={{
            text: 'They are replaced in the print. Tick those that may stand as they are, because the person agreed or they are not a person.',
          }}
          items={loaded.personal.map(({ found, printed }) => ({
            value: found,
            text: `Keep “${found}”`,
            hint: { text: `Otherwise “${printed}” is printed` },
            checked: keptWords(values, query).includes(found),
          }))}
        />
      )}
      <GovukButton text="Show the print" classes="govuk-button--secondary" />
    </form>
  )
}

function Publish({ chrome, errors, loaded, query, values }: Props) {
  const date = datePartsOf(Object.keys(values).length > 0 ? values : { ...query }, 'asAt')
  return (
    <form method="post" novalidate>
      <CsrfField chrome={chrome} />
      <input type="hidden" name="layout" value={typedText(values, 'layout', query.layout)} />
      <input type="hidden" name="notes" value={typedText(values, 'notes', query.notes)} />
      <input type="hidden" name="asAt-day" value={date.day} />
      <input type="hidden" name="asAt-month" value={date.month} />
      <input type="hidden" name="asAt-year" value={date.year} />
      <input type="hidden" name="seen" value={loaded.shown} />
      {keptWords(values, query).map(word => (
        <input type="hidden" name="mayBePublic" value={word} key={word} />
      ))}
      <p class="govuk-body" id="asAt">
        It will say how the plan stood on {formatDay(loaded.snapshot.asAt)}, with{' '}
        {loaded.snapshot.actions.length} actions.
      </p>
      {loaded.newest && (
        <GovukTextarea
          id="reason"
          name="reason"
          rows={3}
          label={{ text: 'What changed since the last publication?' }}
          hint={{
            text: `The last one is number ${loaded.newest.number}, of ${formatDay(loaded.newest.asAt)}. It stays as it is, and this one names it.`,
          }}
          value={typedText(values, 'reason')}
          errorMessage={errorMessageFor(errors, 'reason')}
        />
      )}
      <GovukRadios
        name="public"
        idPrefix="public"
        fieldset={{ legend: { text: 'Who may read it?' } }}
        errorMessage={errorMessageFor(errors, 'public')}
        value={typedText(values, 'public')}
        items={[
          { value: 'yes', text: 'Everyone, without signing in' },
          { value: 'no', text: 'Only people of this partnership' },
        ]}
      />
      <GovukCheckboxes
        name="readThrough"
        idPrefix="readThrough"
        errorMessage={errorMessageFor(errors, 'readThrough')}
        items={[
          {
            value: 'yes',
            text: 'I have read the print through: no person can be recognised in it',
            // Another print than the one that was read has to be read again.
            checked:
              ticked(values, 'readThrough').includes('yes') &&
              typedText(values, 'seen') === loaded.shown,
          },
        ]}
      />
      <GovukWarningText
        text="What is published is not changed afterwards. A mistake is put right by publishing again."
        iconFallbackText="Warning"
      />
      <GovukButton text="Publish" preventDoubleClick />
    </form>
  )
}

function hiddenNotes(count: number): string {
  if (count === 0) return 'None are left out.'
  return count === 1
    ? 'The notes of 1 action are left out.'
    : `The notes of ${count} actions are left out.`
}

function keptWords(values: Values, query: PreviewQuery): string[] {
  return Object.keys(values).length > 0 ? ticked(values, 'mayBePublic') : query.mayBePublic
}
