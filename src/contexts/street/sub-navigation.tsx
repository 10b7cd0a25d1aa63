/** Ways to look at one list, as links; the chosen one is marked. */
export function SubNavigation({
  label,
  items,
}: {
  label: string
  items: readonly { text: string; href: string; current: boolean }[]
}) {
  return (
    <nav aria-label={label}>
      <ul class="govuk-list tl-street__choices">
        {items.map(({ text, href, current }) => (
          <li>
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={href}
              aria-current={current ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
