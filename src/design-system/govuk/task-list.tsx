import { attributesOf, classNames, content, ids } from './attributes.ts'
import type { TaskListItem, TaskListOptions } from './options.generated.ts'
import { GovukTag } from './tag.tsx'

export function GovukTaskList(options: TaskListOptions) {
  const idPrefix = options.idPrefix || 'task-list'
  return (
    <ul
      class={classNames('govuk-task-list', options.classes)}
      {...attributesOf(options.attributes)}
    >
      {options.items.map(
        (item, index) => item && <Task {...item} id={`${idPrefix}-${index + 1}`} />,
      )}
    </ul>
  )
}

function Task({ id, ...item }: TaskListItem & { readonly id: string }) {
  const hintId = `${id}-hint`
  const statusId = `${id}-status`
  return (
    <li
      class={classNames(
        'govuk-task-list__item',
        item.href && 'govuk-task-list__item--with-link',
        item.classes,
      )}
    >
      <div class="govuk-task-list__name-and-hint">
        {item.href ? (
          <a
            class={classNames('govuk-link govuk-task-list__link', item.title?.classes)}
            href={item.href}
            aria-describedby={ids(item.hint && hintId, statusId)}
          >
            {content(item.title)}
          </a>
        ) : (
          <div class={item.title?.classes || undefined}>{content(item.title)}</div>
        )}
        {item.hint && (
          <div id={hintId} class="govuk-task-list__hint">
            {content(item.hint)}
          </div>
        )}
      </div>
      <div class={classNames('govuk-task-list__status', item.status?.classes)} id={statusId}>
        {item.status?.tag ? <GovukTag {...item.status.tag} /> : content(item.status)}
      </div>
    </li>
  )
}
