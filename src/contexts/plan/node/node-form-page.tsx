import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { DecisionFields, type Group, withDateLinks } from '../action/decision-fields.tsx'
import type { Plan } from '../plan/plan-queries.ts'
import { nodeName, type TreeNode } from './tree-rules.ts'

export type LoadedNode = {
  newId: string
  plan: Plan
  tree: TreeNode[]
  groups: Group[]
  /** The part that is changed; null for a new one. */
  node: TreeNode | null
}

/** Adding or changing a part of a plan. */
export function NodeFormPage(props: FormProps<LoadedNode>) {
  const { chrome, errors, loaded, values, stale } = props
  const { plan, node, tree } = loaded
  const parts = `/plans/${plan.slug}/parts`
  const heading = node ? 'Edit a part of the plan' : 'Add a part of the plan'
  const last = tree.at(-1)
  const typed = (field: string, before: string | null | undefined) =>
    typedText(values, field, before ?? '')
  return (
    <Page
      title={`${heading} – ${plan.title}`}
      chrome={chrome}
      errors={withDateLinks(errors)}
      back={{ href: parts, text: 'Back to the parts of the plan' }}
    >
      <span class="govuk-caption-l">{plan.title}</span>
      <h1 class="govuk-heading-l">{heading}</h1>
      {stale && node && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            { label: 'Title', before: node.title, after: typed('title', '') },
            { label: 'Number', before: node.number ?? '', after: typed('number', '') },
            {
              label: 'What success looks like',
              before: node.measure ?? '',
              after: typed('measure', ''),
            },
          ]}
        />
      )}
      <form method="post" action={node ? `${parts}/${node.nodeId}` : `${parts}/new`} novalidate>
        <CsrfField chrome={chrome} />
        {node ? (
          <input type="hidden" name="version" value={seenVersion(props, node.version)} />
        ) : (
          <input type="hidden" name="id" value={typed('id', loaded.newId)} />
        )}
        <GovukInput
          id="level"
          name="level"
          label={{ text: 'What the plan calls it' }}
          hint={{ text: 'For example: Priority, Principle, Pillar, Ambition, Commitment' }}
          classes="govuk-input--width-10"
          value={typed('level', node ? node.level : last?.level)}
          errorMessage={errorMessageFor(errors, 'level')}
        />
        <GovukInput
          id="number"
          name="number"
          label={{ text: 'Number (optional)' }}
          classes="govuk-input--width-5"
          value={typed('number', node?.number)}
          errorMessage={errorMessageFor(errors, 'number')}
        />
        <GovukTextarea
          id="title"
          name="title"
          rows={3}
          label={{ text: 'Title' }}
          value={typed('title', node?.title)}
          errorMessage={errorMessageFor(errors, 'title')}
        />
        <GovukTextarea
          id="measure"
          name="measure"
          rows={3}
          label={{ text: 'What success looks like (optional)' }}
          value={typed('measure', node?.measure)}
        />
        <GovukSelect
          id="parent"
          name="parent"
          label={{ text: 'Part of' }}
          value={typed('parent', node?.parentId)}
          errorMessage={errorMessageFor(errors, 'parent')}
          items={[
            { value: '', text: 'The plan itself' },
            ...tree
              .filter(one => !one.path.some(step => step.nodeId === node?.nodeId))
              .map(one => ({
                value: one.nodeId,
                text: `${'– '.repeat(one.depth - 1)}${nodeName(one)}`,
              })),
          ]}
        />
        <DecisionFields
          values={values}
          errors={errors}
          groups={loaded.groups}
          hint={
            node
              ? 'Needed when the wording changes.'
              : 'Optional for a new part. It is kept with its history.'
          }
        />
        <GovukButton text={node ? 'Save' : 'Add the part'} preventDoubleClick />
      </form>
    </Page>
  )
}
