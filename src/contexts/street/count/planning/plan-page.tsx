import {
  CompareVersions,
  CsrfField,
  formatDay,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
} from '../../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  ticked,
  typedText,
} from '../../../../platform/web/form-page.ts'
import { ChoiceField, DayField, LineField, WordsField } from '../../../people/index.ts'
import type { Choice } from '../count-lists.ts'
import { CountPage } from '../count-page.tsx'
import type { ShownSnapshot, Task } from '../snapshot-queries.ts'
import type { Warning } from './plan-rules.ts'

export type ForPlan = {
  snapshot: ShownSnapshot
  tasks: Task[]
  approaches: Choice[]
  warnings: Warning[]
}

/** What weakens the figure as it is planned. */
export function Warnings({ warnings }: { readonly warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  return (
    <section aria-labelledby="warnings">
      <h2 class="govuk-heading-m" id="warnings">
        What weakens the figure
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {warnings.map(({ text, leadsTo }) => (
          <li>
            {text}
            {leadsTo && (
              <>
                {' '}
                <strong>The figure would be ‘Not fully assured’.</strong>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The night, the approach, and what has to be prepared. */
export function PlanPage({ chrome, errors, loaded, values, stale }: FormProps<ForPlan>) {
  const { snapshot, tasks, approaches, warnings } = loaded
  const [year = '', month = '', day = ''] = snapshot.night.split('-')
  const shown = {
    errors,
    values: {
      approach: snapshot.approach,
      startsAt: snapshot.startsAt ?? '',
      contingency: snapshot.contingency,
      note: snapshot.note,
      'night-year': year,
      'night-month': String(Number(month)),
      'night-day': String(Number(day)),
      ...values,
    },
  }
  const isSent = Object.keys(values).length > 0
  const done = isSent
    ? ticked(values, 'tasks')
    : tasks.filter(task => task.doneOn).map(task => task.task)
  return (
    <CountPage snapshot={snapshot} heading="Plan" chrome={chrome} errors={errors}>
      {stale && (
        <CompareVersions
          caption="Somebody else saved meanwhile"
          beforeHeading="They saved"
          afterHeading="You typed"
          fields={[
            {
              label: 'Night',
              before: formatDay(snapshot.night),
              after: ['day', 'month', 'year']
                .map(part => typedText(values, `night-${part}`))
                .join(' '),
            },
            { label: 'Approach', before: snapshot.approach, after: typedText(values, 'approach') },
            {
              label: 'Set out at',
              before: snapshot.startsAt ?? '',
              after: typedText(values, 'startsAt'),
            },
            {
              label: 'Severe weather',
              before: snapshot.contingency,
              after: typedText(values, 'contingency'),
            },
            { label: 'Note', before: snapshot.note, after: typedText(values, 'note') },
          ]}
        />
      )}
      <Warnings warnings={warnings} />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input
          type="hidden"
          name="version"
          value={seenVersion({ values, stale }, snapshot.version)}
        />
        <DayField {...shown} name="night" label="Night" hint="The date on which it begins" />
        <ChoiceField
          {...shown}
          name="approach"
          label="Approach"
          items={approaches.map(({ code, label, hint }) => ({
            value: code,
            text: label,
            hint: hint ?? undefined,
          }))}
        />
        <LineField
          {...shown}
          name="startsAt"
          label="Teams set out at"
          hint="Midnight or later, like 02:00. Leave it empty where nobody goes out."
          classes="govuk-input--width-5"
        />
        <GovukCheckboxes
          name="tasks"
          idPrefix="tasks"
          fieldset={{
            legend: { text: 'What has been prepared?', classes: 'govuk-fieldset__legend--m' },
          }}
          hint={{ text: 'Allow at least six weeks' }}
          values={done}
          items={tasks.map(task => ({
            value: task.task,
            text: task.doneOn ? `${task.label} (${formatDay(task.doneOn)})` : task.label,
            ...(task.hint ? { hint: { text: task.hint } } : {}),
          }))}
        />
        <details class="govuk-details" open={tasks.some(task => task.words !== '')}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Notes about what was prepared</span>
          </summary>
          <div class="govuk-details__text">
            {tasks.map(task => (
              <GovukInput
                id={`words-${task.task}`}
                name={`words-${task.task}`}
                label={{ text: task.label }}
                value={typedText(values, `words-${task.task}`, task.words)}
              />
            ))}
          </div>
        </details>
        <WordsField
          {...shown}
          name="contingency"
          label="If the weather is severe that night"
          rows={3}
        />
        <WordsField {...shown} name="note" label="Note" rows={3} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </CountPage>
  )
}
