import {
  CsrfField,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukRadios,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { LinkLine } from '../action/action-page.tsx'
import { linkChoices, linkWords } from './link-words.ts'
import type { LoadedLinks } from './load-links.ts'

export type LinksQuery = { q: string }
type Props = FormProps<LoadedLinks, LinksQuery>

/** The links of an action: to add, to confirm and to dismiss. */
export function LinksPage(props: Props) {
  const { chrome, errors, loaded } = props
  const { plan, content, actionId } = loaded
  const here = `/plans/${plan.slug}/actions/${actionId}`
  return (
    <Page
      title={`Links of an action – ${plan.title}`}
      chrome={chrome}
      errors={errors}
      back={{ href: here, text: 'Back to the action' }}
    >
      <span class="govuk-caption-l">{plan.title}</span>
      <h1 class="govuk-heading-l">Links of this action</h1>
      <p class="govuk-body-l tl-verbatim">{content.text}</p>
      <LinksNow {...props} here={here} />
      <AddLink {...props} here={here} />
    </Page>
  )
}

function LinksNow({ loaded, chrome, here }: Props & { here: string }) {
  const { links, content, dueOn } = loaded
  if (links.length === 0) return <EmptyState>No other action is linked to this one yet.</EmptyState>
  return (
    <ul class="govuk-list govuk-list--spaced">
      {links.map(link => (
        <li>
          <LinkLine link={link} dueOn={dueOn} />
          {link.kind !== 'supersedes' &&
            (['confirmed', 'dismissed'] as const)
              .filter(decision => decision !== link.state)
              .map(decision => (
                <form method="post" action={`${here}/links/decide`} class="tl-inline-form">
                  <CsrfField chrome={chrome} />
                  <input type="hidden" name="link" value={link.id} />
                  <input type="hidden" name="decision" value={decision} />
                  <button type="submit" class="tl-link-button">
                    {decision === 'confirmed' ? 'Confirm' : 'Dismiss'}
                    <span class="govuk-visually-hidden">
                      : {link.text ?? link.nodeTitle ?? content.text}
                    </span>
                  </button>
                </form>
              ))}
        </li>
      ))}
    </ul>
  )
}

function AddLink({ loaded, chrome, values, errors, query, here }: Props & { here: string }) {
  const { candidates } = loaded
  return (
    <>
      <h2 class="govuk-heading-m">Add a link</h2>
      <form method="get" action={`${here}/links`} class="tl-search">
        <GovukInput id="q" name="q" label={{ text: 'Search the plan' }} value={query.q} />
        <GovukButton text="Search" classes="govuk-button--secondary" />
      </form>
      {candidates.length === 0 ? (
        <EmptyState>
          {query.q ? 'No action has these words.' : 'No other action of the plan is worded alike.'}
        </EmptyState>
      ) : (
        <form
          method="post"
          action={`${here}/links${query.q ? `?q=${encodeURIComponent(query.q)}` : ''}`}
          novalidate
        >
          <CsrfField chrome={chrome} />
          <GovukRadios
            idPrefix="to"
            name="to"
            fieldset={{
              legend: {
                text: query.q ? 'Which action?' : 'Which action? These are worded most alike',
                classes: 'govuk-fieldset__legend--s',
              },
            }}
            value={typedText(values, 'to')}
            errorMessage={errorMessageFor(errors, 'to')}
            items={candidates.map(candidate => ({
              value: candidate.actionId,
              text: `${candidate.number ? `${candidate.number} ` : ''}${candidate.text}`,
              hint: {
                text: [
                  `Due: ${candidate.timescaleRaw || 'no date'}`,
                  candidate.shared.length > 0 && `Words in common: ${candidate.shared.join(', ')}`,
                ]
                  .filter(Boolean)
                  .join('. '),
              },
            }))}
          />
          <GovukSelect
            id="kind"
            name="kind"
            label={{ text: 'How do the two belong together?' }}
            value={typedText(values, 'kind')}
            errorMessage={errorMessageFor(errors, 'kind')}
            items={linkChoices.map(kind => ({ value: kind, text: linkWords[kind].from }))}
          />
          <GovukInput
            id="reason"
            name="reason"
            label={{ text: 'Why? (optional)' }}
            value={typedText(values, 'reason')}
          />
          <GovukButton text="Add the link" preventDoubleClick />
        </form>
      )}
    </>
  )
}
