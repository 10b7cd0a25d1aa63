import { contentEntries } from './catalogue/content-entries.tsx'
import type { CatalogueEntry } from './catalogue/entry.ts'
import { formEntries } from './catalogue/form-entries.tsx'
import { navigationEntries } from './catalogue/navigation-entries.tsx'
import { ownEntries } from './catalogue/own-entries.tsx'
import { type Chrome, Page } from './page.tsx'

const parts: ReadonlyArray<{ title: string; entries: readonly CatalogueEntry[] }> = [
  { title: 'Components of Throughline', entries: ownEntries },
  { title: 'Forms', entries: formEntries },
  { title: 'Content', entries: contentEntries },
  { title: 'Navigation', entries: navigationEntries },
]

/** Every component with its name and one or two examples. */
export function DesignSystemPage({ chrome }: { readonly chrome: Chrome }) {
  return (
    <Page title="Design system" chrome={chrome} width="full">
      <h1 class="govuk-heading-xl">Design system</h1>
      <p class="govuk-body-l">
        What pages are made of. Components whose name begins with Govuk take the options of the
        GOV.UK Design System.
      </p>
      <nav aria-label="Components">
        {parts.map(part => (
          <>
            <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{part.title}</p>
            <ul class="govuk-list tl-catalogue__contents">
              {part.entries.map(entry => (
                <li>
                  <a class="govuk-link" href={`#${entry.name}`}>
                    {entry.name}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ))}
      </nav>
      {parts
        .flatMap(part => part.entries)
        .map(entry => (
          <section class="tl-catalogue__section" id={entry.name}>
            <h2 class="govuk-heading-m">{entry.name}</h2>
            {entry.examples.map(example => (
              <div class="tl-catalogue__example">{example}</div>
            ))}
          </section>
        ))}
    </Page>
  )
}
