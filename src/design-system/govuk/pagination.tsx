import type { ComponentChildren } from 'preact'
import { attributesOf, classNames, content, hasContent } from './attributes.ts'
import type { PaginationItem, PaginationNext, PaginationOptions } from './options.generated.ts'

type Direction = 'prev' | 'next'

const arrows: Record<Direction, string> = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

export function GovukPagination(options: PaginationOptions) {
  const isBlock = !options.items && Boolean(options.next || options.previous)
  return (
    <nav
      class={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', options.classes)}
      aria-label={options.landmarkLabel || 'Pagination'}
      {...attributesOf(options.attributes)}
    >
      {options.previous?.href && (
        <ArrowLink link={options.previous} direction="prev" isBlock={isBlock} fallback="Previous" />
      )}
      {options.items && (
        <ul class="govuk-pagination__list">
          {options.items.map(item => item && Object.keys(item).length > 0 && <Item {...item} />)}
        </ul>
      )}
      {options.next?.href && (
        <ArrowLink link={options.next} direction="next" isBlock={isBlock} fallback="Next" />
      )}
    </nav>
  )
}

function Arrow({ direction }: { readonly direction: Direction }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  )
}

function ArrowLink({
  link,
  direction,
  isBlock,
  fallback,
}: {
  readonly link: PaginationNext
  readonly direction: Direction
  readonly isBlock: boolean
  readonly fallback: string
}) {
  const title: ComponentChildren = hasContent(link) ? (
    content(link)
  ) : (
    <>
      {fallback}
      <span class="govuk-visually-hidden"> page</span>
    </>
  )
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a
        class="govuk-link govuk-pagination__link"
        href={link.href}
        rel={direction}
        {...attributesOf(link.attributes)}
      >
        {(isBlock || direction === 'prev') && <Arrow direction={direction} />}{' '}
        <span
          class={classNames(
            'govuk-pagination__link-title',
            isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {title}
        </span>{' '}
        {link.labelText && isBlock && (
          <>
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!isBlock && direction === 'next' && <Arrow direction={direction} />}
      </a>
    </div>
  )
}

function Item(item: PaginationItem) {
  return (
    <li
      class={classNames(
        'govuk-pagination__item',
        item.current && 'govuk-pagination__item--current',
        item.ellipsis && 'govuk-pagination__item--ellipsis',
      )}
    >
      {item.ellipsis ? (
        '⋯'
      ) : (
        <a
          class="govuk-link govuk-pagination__link"
          href={item.href}
          aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
          aria-current={item.current ? 'page' : undefined}
          {...attributesOf(item.attributes)}
        >
          {item.number}
        </a>
      )}
    </li>
  )
}
