import type { FormProps } from '../../../platform/web/form-page.ts'
import type { ActionForChange } from './action-queries.ts'
import { ChangeFrame } from './change-frame.tsx'

/** Taking an action out of its plan. */
export function RemoveActionPage(props: FormProps<ActionForChange>) {
  return (
    <ChangeFrame
      props={props}
      heading="Remove this action"
      path="remove"
      button="Remove the action"
    >
      <p class="govuk-body">
        Remove an action that should not be in the plan. One that is done is complete, and one that
        is given up is closed: review it instead. What is removed stays in the history.
      </p>
    </ChangeFrame>
  )
}
