import {
  Changes,
  DataTable,
  EmptyState,
  GovukRadios,
  GovukSummaryList,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { AnswersForm } from './answers-form.tsx'
import { type Comparison, missingQuestion } from './compare-with-plan.ts'
import { fieldNames } from './field-words.ts'
import type { PartLoaded } from './questions-page.tsx'
import { ReviewFrame } from './review-frame.tsx'

/** What a corrected file would change of the plan as it is now, before it does. */
export function ChangesPage({
  chrome,
  loaded,
}: PageProps<PartLoaded & { comparison: Comparison }>) {
  const { imported, review, comparison } = loaded
  const added = comparison.actions.filter(one => one.current === null)
  const changed = comparison.actions.filter(
    one => one.changes.length > 0 || (one.current && one.moved),
  )
  const newParts = comparison.nodes.filter(one => one.current === null)
  const changedParts = comparison.nodes.filter(one => one.changed)
  const has = (fields: string[]) =>
    changed.filter(one => one.changes.some(change => fields.includes(change.field))).length
  const row = (key: string, count: number) => ({
    key: { text: key },
    value: { text: String(count) },
  })
  return (
    <ReviewFrame imported={imported} review={review} part="changes" chrome={chrome}>
      <GovukSummaryList
        rows={[
          row(
            'Actions that stay as they are',
            comparison.actions.length - added.length - changed.length,
          ),
          row('New', added.length),
          row('Reworded', has(['text', 'points', 'number', 'measure'])),
          row('With another date', has(['timescale'])),
          row('With other leads or agencies', has(['leads', 'others'])),
          row('Standing elsewhere', changed.filter(one => one.moved).length),
          row('Not in the new file', comparison.missing.length),
          row('New parts of the plan', newParts.length),
          row('Changed parts of the plan', changedParts.length),
        ]}
      />
      {comparison.missing.length > 0 && <Missing {...loaded} chrome={chrome} />}
      {changed.length > 0 && (
        <DataTable
          caption="What changes"
          rows={changed.flatMap(one => [
            ...one.changes.map(change => ({ one, change })),
            ...(one.changes.length === 0 ? [{ one, change: null }] : []),
          ])}
          columns={[
            {
              heading: 'Action',
              isRowHeading: true,
              cell: ({ one }) =>
                `${one.current?.number ? `${one.current.number}. ` : ''}${one.current?.text}`,
            },
            {
              heading: 'Part',
              cell: ({ change }) => (change ? fieldNames[change.field] : 'Place in the plan'),
            },
            {
              heading: 'Change',
              cell: ({ change }) =>
                change ? (
                  <Changes before={change.before} after={change.after} />
                ) : (
                  'Moves to another part of the plan'
                ),
            },
          ]}
        />
      )}
      {added.length > 0 && (
        <DataTable
          caption="New actions"
          rows={added}
          columns={[
            { heading: 'Number', cell: one => one.read.number ?? '' },
            { heading: 'Action', isRowHeading: true, cell: one => one.read.text },
            { heading: 'Due', cell: one => one.read.timescale.raw || 'Nothing written' },
          ]}
        />
      )}
      {changed.length + added.length + comparison.missing.length === 0 && (
        <EmptyState heading="The file says what the plan says">Nothing would change.</EmptyState>
      )}
    </ReviewFrame>
  )
}

function Missing({
  imported,
  comparison,
  mayWrite,
  chrome,
}: PartLoaded & { comparison: Comparison } & Pick<PageProps<unknown>, 'chrome'>) {
  const heading = (
    <>
      <h2 class="govuk-heading-m">Not in the new file</h2>
      <p class="govuk-body">
        These actions are in the plan, but not in the file. Nothing is removed unless you say so.
      </p>
    </>
  )
  if (!mayWrite || imported.status !== 'ready')
    return (
      <>
        {heading}
        <ul class="govuk-list govuk-list--bullet">
          {comparison.missing.map(action => (
            <li key={action.id}>{action.text}</li>
          ))}
        </ul>
      </>
    )
  return (
    <AnswersForm
      importId={imported.id}
      back="changes"
      chrome={chrome}
      button="Save what becomes of them"
    >
      {heading}
      {comparison.missing.map((action, index) => (
        <GovukRadios
          key={action.id}
          name={`answer:${missingQuestion(action.id)}`}
          idPrefix={`missing-${index + 1}`}
          classes="govuk-radios--small govuk-radios--inline"
          fieldset={{
            legend: { text: `${action.number ? `${action.number}. ` : ''}${action.text}` },
          }}
          value={action.answer ?? undefined}
          items={[
            { value: 'keep', text: 'Keep it in the plan' },
            { value: 'remove', text: 'Remove it from the plan' },
          ]}
        />
      ))}
    </AnswersForm>
  )
}
