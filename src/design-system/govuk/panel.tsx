import { attributesOf, classNames, content, headingTag } from './attributes.ts'
import { GovukButton } from './button.tsx'
import type { PanelActions, PanelActionsItem, PanelOptions } from './options.generated.ts'

export function GovukPanel(options: PanelOptions) {
  const Heading = headingTag(options.headingLevel || 1)
  const isInterruption = options.classes?.includes('govuk-panel--interruption')
  const body = options.children ?? content(options)
  return (
    <div
      class={classNames(
        'govuk-panel',
        !isInterruption && 'govuk-panel--confirmation',
        options.classes,
      )}
      {...attributesOf(options.attributes)}
    >
      <Heading class="govuk-panel__title">{options.titleHtml ?? options.titleText}</Heading>
      {body && <div class="govuk-panel__body">{body}</div>}
      {isInterruption && options.actions && <Actions {...options.actions} />}
    </div>
  )
}

function Actions(actions: PanelActions) {
  return (
    <div
      class={classNames('govuk-panel__actions', actions.classes)}
      {...attributesOf(actions.attributes)}
    >
      {actions.items && actions.items.length > 0 && (
        <div class="govuk-button-group">
          {actions.items.map(action => action && <Action {...action} />)}
        </div>
      )}
    </div>
  )
}

function Action(action: PanelActionsItem) {
  if (!action.href || action.type === 'button') {
    return (
      <GovukButton
        text={action.text}
        type={action.type || 'button'}
        classes={classNames('govuk-button--inverse', action.classes)}
        href={action.href}
        attributes={action.attributes}
      />
    )
  }
  return (
    <a
      class={classNames('govuk-link govuk-link--inverse', action.classes)}
      href={action.href}
      {...attributesOf(action.attributes)}
    >
      {action.text}
    </a>
  )
}
