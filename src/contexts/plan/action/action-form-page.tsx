import {
  type ComparedField,
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukSelect,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { nodeName, type TreeNode } from '../node/tree-rules.ts'
import type { Plan } from '../plan/plan-queries.ts'
import { readTimescale } from '../reading/assembly/timescale.ts'
import type { ActionForChange } from './action-queries.ts'
import { DecisionFields, type Group, withDateLinks } from './decision-fields.tsx'
import { dueOn } from './due-rules.ts'
import { dueMeaning } from './due-words.ts'
import type { ActionContent } from './write-action.ts'

export type ForNewAction = { newId: string; plan: Plan; tree: TreeNode[]; groups: Group[] }

/** Adding an action to a plan. */
export function AddActionPage(props: FormProps<ForNewAction, { node?: string | undefined }>) {
  const { chrome, errors, loaded, query } = props
  const here = `/plans/${loaded.plan.slug}`
  return (
    <Page
      title={`Add an action – ${loaded.plan.title}`}
      chrome={chrome}
      errors={withDateLinks(errors)}
      back={{ href: here, text: 'Back to the plan' }}
    >
      <span class="govuk-caption-l">{loaded.plan.title}</span>
      <h1 class="govuk-heading-l">Add an action</h1>
      <form method="post" action={`${here}/actions/new`} novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(props.values, 'id', loaded.newId)} />
        <ActionFields {...props} before={null} node={query.node ?? ''} />
        <DecisionFields
          {...props}
          groups={loaded.groups}
          hint="Optional for a new action. It is kept with the action’s history."
        />
        <GovukButton text="Add the action" preventDoubleClick />
      </form>
    </Page>
  )
}

/** Changing an action. When somebody else changed it meanwhile, both versions stand side by side. */
export function EditActionPage(props: FormProps<ActionForChange>) {
  const { chrome, errors, loaded, stale } = props
  const { plan, content, actionId } = loaded
  const here = `/plans/${plan.slug}/actions/${actionId}`
  return (
    <Page
      title={`Edit an action – ${plan.title}`}
      chrome={chrome}
      errors={withDateLinks(errors)}
      back={{ href: here, text: 'Back to the action' }}
    >
      <span class="govuk-caption-l">{plan.title}</span>
      <h1 class="govuk-heading-l">Edit an action</h1>
      {stale && (
        <>
          <CompareVersions
            caption="Their version and yours"
            beforeHeading="Saved by someone else"
            afterHeading="Typed by you"
            fields={comparedFields(props)}
          />
          <p class="govuk-body">
            What you typed is still below. If you save, your version takes the place of theirs; both
            stay in the history.
          </p>
        </>
      )}
      <form method="post" action={`${here}/edit`} novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, content.version)} />
        <ActionFields {...props} before={content} node={content.nodeId ?? ''} />
        <DecisionFields
          {...props}
          groups={loaded.groups}
          hint="Needed when the wording or the date changes."
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

type FieldsProps = {
  values: FormProps<unknown>['values']
  errors: FormProps<unknown>['errors']
  loaded: { plan: Plan; tree: TreeNode[] }
  today: PlainDate
  before: ActionContent | null
  node: string
}

function ActionFields({ values, errors, loaded, today, before, node }: FieldsProps) {
  const due = typedText(values, 'timescale', before?.timescale.raw)
  const typedDue = before && due === before.timescale.raw ? before.timescale : readTimescale(due)
  const words = typedText(values, 'text', before?.text)
  return (
    <>
      <GovukTextarea
        id="text"
        name="text"
        rows={5}
        label={{ text: 'What is to be done' }}
        value={words}
        errorMessage={errorMessageFor(errors, 'text')}
      />
      <GovukTextarea
        id="points"
        name="points"
        rows={3}
        label={{ text: 'Points (optional)' }}
        hint={{ text: 'One on each line' }}
        value={typedText(values, 'points', before?.points.join('\n'))}
      />
      <GovukInput
        id="timescale"
        name="timescale"
        label={{ text: 'Due' }}
        hint={{
          html: (
            <>
              In the plan’s own words: March 2027, Q2 2026-27, 12 months, ongoing, quarterly, tbc.
              {due && (
                <>
                  <br />
                  Understood as: {understood(typedDue, loaded.plan, today)}.
                </>
              )}
            </>
          ),
        }}
        value={due}
        errorMessage={errorMessageFor(errors, 'timescale')}
      />
      {typedDue.kind === 'other' && (
        <GovukCheckboxes
          idPrefix="keepWords"
          name="keepWords"
          items={[
            {
              value: 'yes',
              text: 'Keep these words although no date can be told from them',
              checked: values.keepWords === 'yes',
            },
          ]}
        />
      )}
      <NameFields values={values} before={before} />
      <GovukTextarea
        id="measure"
        name="measure"
        rows={2}
        label={{ text: 'What success looks like (optional)' }}
        value={typedText(values, 'measure', before?.measure ?? '')}
      />
      <GovukSelect
        id="node"
        name="node"
        label={{ text: 'Part of the plan' }}
        value={typedText(values, 'node', node)}
        errorMessage={errorMessageFor(errors, 'node')}
        items={[
          { value: '', text: 'Not under any heading' },
          ...loaded.tree.map(one => ({
            value: one.nodeId,
            text: `${'– '.repeat(one.depth - 1)}${nodeName(one)}`,
          })),
        ]}
      />
      <GovukInput
        id="number"
        name="number"
        label={{ text: 'Number (optional)' }}
        classes="govuk-input--width-5"
        value={typedText(values, 'number', before?.number ?? '')}
        errorMessage={errorMessageFor(errors, 'number')}
      />
    </>
  )
}

function NameFields({ values, before }: Pick<FieldsProps, 'values' | 'before'>) {
  return (
    <>
      <GovukTextarea
        id="leads"
        name="leads"
        rows={3}
        label={{ text: 'Who leads it' }}
        hint={{ text: 'One on each line: an organisation, group, post or team' }}
        value={typedText(values, 'leads', before?.leads.join('\n'))}
      />
      <GovukTextarea
        id="others"
        name="others"
        rows={3}
        label={{ text: 'Who else takes part (optional)' }}
        hint={{ text: 'One on each line' }}
        value={typedText(values, 'others', before?.others.join('\n'))}
      />
    </>
  )
}

/** What a timescale means in a plan, as it stands beside the words. */
export function understood(
  timescale: ActionContent['timescale'],
  plan: Pick<Plan, 'startsOn'>,
  today: PlainDate,
): string {
  return dueMeaning({ timescale, dueOn: dueOn(timescale, plan.startsOn), late: false }, today)
}

function comparedFields({ loaded, values }: FormProps<ActionForChange>): ComparedField[] {
  const { content, tree } = loaded
  const placeOf = (nodeId: string) => {
    const node = tree.find(one => one.nodeId === nodeId)
    return node ? nodeName(node) : 'Not under any heading'
  }
  const typed = (field: string) => typedText(values, field).replaceAll('\r\n', '\n').trim()
  return [
    { label: 'What is to be done', before: content.text, after: typed('text') },
    { label: 'Points', before: content.points.join('\n'), after: typed('points') },
    { label: 'Due', before: content.timescale.raw, after: typed('timescale') },
    { label: 'Lead', before: content.leads.join('\n'), after: typed('leads') },
    { label: 'Others', before: content.others.join('\n'), after: typed('others') },
    { label: 'Measure', before: content.measure ?? '', after: typed('measure') },
    {
      label: 'Part of the plan',
      before: placeOf(content.nodeId ?? ''),
      after: placeOf(typed('node')),
    },
    { label: 'Number', before: content.number ?? '', after: typed('number') },
  ]
}
