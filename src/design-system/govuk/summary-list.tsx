import type { ComponentChildren } from 'preact'
import { attributesOf, classNames, content, headingTag } from './attributes.ts'
import type { Absent } from './option-types.ts'
import type {
  SummaryListCard,
  SummaryListCardTitle,
  SummaryListOptions,
  SummaryListRow,
  SummaryListRowActionsItem,
} from './options.generated.ts'

type CardTitle = SummaryListCardTitle | undefined

export function GovukSummaryList(options: SummaryListOptions) {
  const anyRowHasActions = options.rows.some(row => row && Boolean(row.actions?.items?.length))
  const list = (
    <dl
      class={classNames('govuk-summary-list', options.classes)}
      {...attributesOf(options.attributes)}
    >
      {options.rows.map(
        row =>
          row && (
            <Row row={row} anyRowHasActions={anyRowHasActions} cardTitle={options.card?.title} />
          ),
      )}
    </dl>
  )
  return options.card ? <Card {...options.card}>{list}</Card> : list
}

function Row({
  row,
  anyRowHasActions,
  cardTitle,
}: {
  readonly row: SummaryListRow
  readonly anyRowHasActions: boolean
  readonly cardTitle: CardTitle
}) {
  const actions = present(row.actions?.items)
  return (
    <div
      class={classNames(
        'govuk-summary-list__row',
        anyRowHasActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={classNames('govuk-summary-list__key', row.key?.classes)}>{content(row.key)}</dt>
      <dd class={classNames('govuk-summary-list__value', row.value?.classes)}>
        {content(row.value)}
      </dd>
      {actions.length > 0 && (
        <dd class={classNames('govuk-summary-list__actions', row.actions?.classes)}>
          {actions.length === 1 ? (
            actions.map(action => <ActionLink action={action} cardTitle={cardTitle} />)
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {actions.map(action => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink action={action} cardTitle={cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  )
}

function present<Item>(items: ReadonlyArray<Item | Absent> | undefined): Item[] {
  return (items ?? []).filter((item): item is Item => Boolean(item))
}

function ActionLink({
  action,
  cardTitle,
}: {
  readonly action: SummaryListRowActionsItem
  readonly cardTitle: CardTitle
}) {
  return (
    <a
      class={classNames('govuk-link', action.classes)}
      href={action.href}
      {...attributesOf(action.attributes)}
    >
      {content(action)}
      {(action.visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({content(cardTitle)})</>}
        </span>
      )}
    </a>
  )
}

function Card({
  title,
  actions,
  ...card
}: SummaryListCard & { readonly children: ComponentChildren }) {
  const Heading = headingTag(title?.headingLevel || 2)
  const links = present(actions?.items)
  const actionClasses = classNames('govuk-summary-card__actions', actions?.classes)
  return (
    <div class={classNames('govuk-summary-card', card.classes)} {...attributesOf(card.attributes)}>
      <div class="govuk-summary-card__title-wrapper">
        {title && (
          <Heading class={classNames('govuk-summary-card__title', title.classes)}>
            {content(title)}
          </Heading>
        )}
        {links.length === 1 && (
          <div class={actionClasses}>
            {links.map(action => (
              <ActionLink action={action} cardTitle={title} />
            ))}
          </div>
        )}
        {links.length > 1 && (
          <ul class={actionClasses}>
            {links.map(action => (
              <li class="govuk-summary-card__action">
                <ActionLink action={action} cardTitle={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{card.children}</div>
    </div>
  )
}
