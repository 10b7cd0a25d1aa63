import type { ComponentChildren } from 'preact'
import {
  CsrfField,
  GovukButton,
  GovukInsetText,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion } from '../../../platform/web/form-page.ts'
import type { ActionForChange } from './action-queries.ts'
import { DecisionFields, withDateLinks } from './decision-fields.tsx'

/** The page of one change to an action: what it says now, the fields of the change, who decided it. */
export function ChangeFrame<Loaded extends ActionForChange>({
  props,
  heading,
  path,
  button,
  wide = false,
  children,
}: {
  props: FormProps<Loaded, unknown>
  heading: string
  /** The last part of the address, with its query. */
  path: string
  button: string
  wide?: boolean
  children?: ComponentChildren
}) {
  const { chrome, errors, loaded, stale } = props
  const { plan, content, actionId } = loaded
  const here = `/plans/${plan.slug}/actions/${actionId}`
  return (
    <Page
      title={`${heading} – ${plan.title}`}
      chrome={chrome}
      errors={withDateLinks(errors)}
      back={{ href: here, text: 'Back to the action' }}
      width={wide ? 'full' : undefined}
    >
      <span class="govuk-caption-l">{plan.title}</span>
      <h1 class="govuk-heading-l">{heading}</h1>
      {stale && (
        <GovukWarningText
          iconFallbackText="Warning"
          text="Somebody changed it while you were here. This is how it stands now; what you typed is still below."
        />
      )}
      <GovukInsetText
        html={
          <>
            <p class="govuk-body tl-verbatim">
              {content.number && `${content.number} `}
              {content.text}
            </p>
            <p class="govuk-body govuk-!-margin-bottom-0">
              Due: {content.timescale.raw || 'no date'}. Lead:{' '}
              {content.leads.join(', ') || 'nobody named'}.
            </p>
          </>
        }
      />
      <form method="post" action={`${here}/${path}`} novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, content.version)} />
        {children}
        <DecisionFields {...props} groups={loaded.groups} />
        <GovukButton text={button} preventDoubleClick />
      </form>
    </Page>
  )
}
