import { ActionBar, CsrfField, EmptyState, GovukButton } from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { PlanFrame } from '../plan/plan-frame.tsx'
import type { Plan } from '../plan/plan-queries.ts'
import { counted } from '../plan/plan-words.ts'
import { nodeName, type TreeNode } from './tree-rules.ts'

export type LoadedNodes = { plan: Plan; tree: TreeNode[]; actions: Map<string, number> }

/** The parts of a plan, to change their words, order and place. */
export function NodesPage({ loaded, chrome }: PageProps<LoadedNodes>) {
  const { plan, tree, actions } = loaded
  const here = `/plans/${plan.slug}/parts`
  return (
    <PlanFrame plan={plan} heading="Parts of the plan" chrome={chrome} steers>
      <ActionBar>
        <GovukButton text="Add a part" href={`${here}/new`} />
      </ActionBar>
      {tree.length === 0 && (
        <EmptyState heading="The plan has no parts yet">
          Add the first priority, principle or pillar.
        </EmptyState>
      )}
      <ul class="govuk-list govuk-list--spaced">
        {tree.map(node => (
          <li>
            <p class="govuk-body govuk-!-margin-bottom-1">
              {'– '.repeat(node.depth - 1)}
              <a class="govuk-link" href={`${here}/${node.nodeId}`}>
                {nodeName(node)}
              </a>{' '}
              <span class="tl-muted">
                ({counted(actions.get(node.nodeId) ?? 0, 'action')} of its own)
              </span>
            </p>
            <Steps
              node={node}
              here={here}
              csrfToken={chrome.csrfToken}
              empty={
                !actions.get(node.nodeId) && !tree.some(other => other.parentId === node.nodeId)
              }
            />
          </li>
        ))}
      </ul>
    </PlanFrame>
  )
}

function Steps({
  node,
  here,
  csrfToken,
  empty,
}: {
  node: TreeNode
  here: string
  csrfToken: string
  empty: boolean
}) {
  const steps = [
    ['up', 'Move up'],
    ['down', 'Move down'],
    ...(empty ? [['remove', 'Remove'] as const] : []),
  ] as const
  return (
    <>
      {steps.map(([step, text]) => (
        <form method="post" action={`${here}/${node.nodeId}/step`} class="tl-inline-form">
          <CsrfField chrome={{ csrfToken }} />
          <input type="hidden" name="version" value={node.version} />
          <input type="hidden" name="step" value={step} />
          <button type="submit" class="tl-link-button">
            {text}
            <span class="govuk-visually-hidden">: {nodeName(node)}</span>
          </button>
        </form>
      ))}
    </>
  )
}
