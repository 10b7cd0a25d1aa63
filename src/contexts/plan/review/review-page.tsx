import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukCheckboxes,
  GovukDateInput,
  GovukDetails,
  GovukInsetText,
  GovukRadios,
  GovukSelect,
  GovukTextarea,
  Page,
  type RagColour,
  RagTag,
} from '../../../design-system/index.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import { type FormProps, seenVersion, ticked, typedText } from '../../../platform/web/form-page.ts'
import { deriveColour, type Standing, statuses } from './colour-rules.ts'
import { explainColour } from './explain-colour.ts'
import { achievableAnswers, desirableAnswers } from './review-form.ts'
import type { ReviewedAction } from './review-queries.ts'

type Props = FormProps<ReviewedAction, ReviewQuery>

/** The group and day of the meeting, carried from action to action. */
export type ReviewQuery = { group?: string | undefined; on?: string | undefined }

/** Writing down what a group decided about one action. */
export function ReviewPage(props: Props) {
  const { chrome, errors, loaded, stale } = props
  const { action } = loaded
  const here = `/plans/${action.slug}/actions/${action.actionId}`
  return (
    <Page
      title="Review this action"
      chrome={chrome}
      errors={errors}
      back={{ href: here, text: 'Back to the action' }}
    >
      <span class="govuk-caption-l">{action.planTitle}</span>
      <h1 class="govuk-heading-l">Review this action</h1>
      <GovukInsetText html={<ActionWords action={action} />} />
      {stale && <BothVersions {...props} />}
      {loaded.mayReview ? (
        <ReviewForm {...props} />
      ) : (
        <p class="govuk-body">
          You can read this action, but not review it: it is led by someone else. Ask the strategy
          lead if you should be one of its leads.
        </p>
      )}
    </Page>
  )
}

function ActionWords({ action }: { action: ReviewedAction['action'] }) {
  return (
    <>
      <p class="govuk-body">
        {action.number && <strong>{action.number}. </strong>}
        {action.text}
      </p>
      {(action.points ?? []).length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {action.points?.map(point => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      <p class="govuk-body">
        Due: {action.timescaleRaw || 'nothing written'}. Now:{' '}
        <RagTag colour={action.colour as RagColour | null} word={explainColour(action)} />
      </p>
    </>
  )
}

const parts = [
  ['status', 'How far it is'],
  ['desirable', 'Still desirable'],
  ['desirableReason', 'Why'],
  ['achievable', 'Still achievable'],
  ['achievableReason', 'Why'],
  ['situation', 'Current situation'],
  ['nextSteps', 'Next steps'],
  ['notes', 'Notes'],
] as const

function BothVersions({ loaded: { action }, values }: Props) {
  return (
    <>
      <p class="govuk-body" id="version" tabIndex={-1}>
        Someone else reviewed this action
        {action.reviewedOn && ` on ${formatDay(action.reviewedOn)}`} while you were writing. Nothing
        of yours is lost: it is in the form below. Change it if you need to, then save it as the
        newer review.
      </p>
      <CompareVersions
        caption="Their review and yours"
        beforeHeading="Saved by someone else"
        afterHeading="Yours, not saved yet"
        fields={parts.map(([field, label]) => ({
          label,
          before: String(action[field] ?? ''),
          after: typedText(values, field),
        }))}
      />
    </>
  )
}

function ReviewForm({ chrome, errors, loaded, values, query, actor, stale }: Props) {
  const { action, groups } = loaded
  const sent = Object.keys(values).length > 0
  const text = (field: string, before: string | null) => typedText(values, field, before ?? '')
  const isTicked = (field: string, before: boolean | null) =>
    sent ? ticked(values, field).includes('yes') : (before ?? false)
  const readAt = seenVersion({ values, stale }, action.review ?? 0, 'readAt')
  const reviewed = action.reviewKind === 'review'
  const date = datePartsOf(values, 'decidedOn', query.on ?? null)
  const leads = actor.roles.includes('strategy-lead')
  return (
    <form method="post" novalidate>
      <CsrfField chrome={chrome} />
      <input type="hidden" name="readAt" value={readAt} />
      <GovukRadios
        name="status"
        idPrefix="status"
        fieldset={{ legend: { text: 'How far is it?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorMessageFor(errors, 'status')}
        items={Object.entries(statuses).map(([value, label]) => ({ value, text: label }))}
        value={text('status', action.status)}
      />
      <GovukCheckboxes
        name="continues"
        idPrefix="continues"
        hint={{
          text: 'For example a service that now runs as everyday work. It prints blue, or green once it is complete.',
        }}
        fieldset={{
          legend: { text: 'Does the work go on?', classes: 'govuk-fieldset__legend--m' },
        }}
        items={[
          {
            value: 'yes',
            text: 'It continues as everyday work',
            checked: isTicked('continues', action.continues),
          },
        ]}
      />
      <YesNo
        name="desirable"
        legend="Is it still desirable?"
        answers={desirableAnswers}
        value={text('desirable', action.desirable)}
        reason={text('desirableReason', action.desirableReason)}
        errors={errors}
      />
      <YesNo
        name="achievable"
        legend="Is it still achievable?"
        answers={achievableAnswers}
        value={text('achievable', action.achievable)}
        reason={text('achievableReason', action.achievableReason)}
        errors={errors}
      />
      <GovukTextarea
        id="situation"
        name="situation"
        rows={8}
        label={{ text: 'Current situation', classes: 'govuk-label--m' }}
        hint={{ text: 'What has happened, in plain words. It is published.' }}
        value={text('situation', action.situation)}
        errorMessage={errorMessageFor(errors, 'situation')}
      />
      <GovukTextarea
        id="nextSteps"
        name="nextSteps"
        label={{ text: 'Next steps', classes: 'govuk-label--m' }}
        hint={{ text: 'It is published.' }}
        value={text('nextSteps', action.nextSteps)}
        errorMessage={errorMessageFor(errors, 'nextSteps')}
      />
      <GovukTextarea
        id="notes"
        name="notes"
        label={{ text: 'Notes', classes: 'govuk-label--m' }}
        hint={{ text: 'Only the partnership sees notes, unless you tick the box below.' }}
        value={text('notes', action.notes)}
        errorMessage={errorMessageFor(errors, 'notes')}
      />
      <GovukCheckboxes
        name="notesPublic"
        idPrefix="notesPublic"
        items={[
          {
            value: 'yes',
            text: 'Publish these notes',
            checked: isTicked('notesPublic', action.notesPublic),
          },
        ]}
      />
      <GovukRadios
        name="colour"
        idPrefix="colour"
        fieldset={{
          legend: { text: 'Which colour is printed?', classes: 'govuk-fieldset__legend--m' },
        }}
        hint={{
          text: 'The colour follows from your answers above. Set it by hand only if the group decided so.',
        }}
        errorMessage={errorMessageFor(errors, 'colour')}
        value={text('colour', reviewed ? (action.colourByHand ?? 'derived') : 'derived')}
        items={[
          { value: 'derived', text: 'The colour that follows' },
          { divider: 'or set by hand' },
          ...(['green', 'amber', 'red', 'blue'] as const).map(value => ({
            value,
            text: value[0]?.toUpperCase() + value.slice(1),
          })),
        ]}
      />
      <GovukTextarea
        id="colourReason"
        name="colourReason"
        rows={2}
        label={{ text: 'Why this colour, if it is set by hand' }}
        value={text('colourReason', reviewed ? action.colourReason : null)}
        errorMessage={errorMessageFor(errors, 'colourReason')}
      />
      <GovukDetails summaryText="Which colour follows from which answers" html={<ColourTable />} />
      <GovukSelect
        id="group"
        name="group"
        label={{ text: 'Which group decided this?', classes: 'govuk-label--m' }}
        errorMessage={errorMessageFor(errors, 'group')}
        value={text('group', query.group ?? null)}
        items={[
          { value: '', text: 'No group: an update by its lead' },
          ...groups.map(group => ({ value: group.id, text: group.name })),
        ]}
      />
      <GovukDateInput
        id="decidedOn"
        namePrefix="decidedOn"
        fieldset={{
          legend: { text: 'When was it decided?', classes: 'govuk-fieldset__legend--m' },
        }}
        hint={{ text: 'For example, 27 3 2026. Leave it empty for today.' }}
        errorMessage={errorMessageFor(errors, 'decidedOn')}
        items={[
          { name: 'day', value: date.day, classes: 'govuk-input--width-2' },
          { name: 'month', value: date.month, classes: 'govuk-input--width-2' },
          { name: 'year', value: date.year, classes: 'govuk-input--width-4' },
        ]}
      />
      <div class="govuk-button-group">
        <GovukButton text="Save review" name="goOn" value="action" preventDoubleClick />
        {leads && (
          <GovukButton
            text="Save and go to the next action"
            name="goOn"
            value="next"
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        )}
      </div>
    </form>
  )
}

function YesNo(props: {
  name: 'desirable' | 'achievable'
  legend: string
  answers: Record<string, string>
  value: string
  reason: string
  errors: Props['errors']
}) {
  const reason = `${props.name}Reason`
  return (
    <>
      <GovukRadios
        name={props.name}
        idPrefix={props.name}
        fieldset={{ legend: { text: props.legend, classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorMessageFor(props.errors, props.name)}
        items={Object.entries(props.answers).map(([value, label]) => ({ value, text: label }))}
        value={props.value}
      />
      <GovukTextarea
        id={reason}
        name={reason}
        rows={2}
        label={{ text: `Why is it ${props.name} or not?` }}
        value={props.reason}
        errorMessage={errorMessageFor(props.errors, reason)}
      />
    </>
  )
}

const examples: Standing[] = [
  { status: 'complete', continues: false, desirable: 'yes', achievable: 'yes' },
  { status: 'complete', continues: true, desirable: 'yes', achievable: 'yes' },
  { status: 'begun', continues: false, desirable: 'yes', achievable: 'yes' },
  { status: 'partly-complete', continues: false, desirable: 'yes', achievable: 'yes' },
  { status: 'begun', continues: true, desirable: 'yes', achievable: 'yes' },
  { status: 'not-begun', continues: false, desirable: 'yes', achievable: 'yes' },
  { status: 'begun', continues: false, desirable: 'no', achievable: 'yes' },
  { status: 'begun', continues: false, desirable: 'yes', achievable: 'no' },
  { status: 'parked', continues: false, desirable: 'yes', achievable: 'yes' },
  { status: 'closed-not-desirable', continues: false, desirable: 'no', achievable: 'yes' },
  { status: 'closed-not-achievable', continues: false, desirable: 'yes', achievable: 'no' },
]

function ColourTable() {
  return (
    <ul class="govuk-list">
      {examples.map(example => {
        const { colour, why } = deriveColour(example)
        return (
          <li key={why}>
            <RagTag colour={colour} word={why} />
          </li>
        )
      })}
    </ul>
  )
}
