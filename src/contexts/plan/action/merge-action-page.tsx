import {
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukRadios,
  GovukTextarea,
  Page,
  SideBySide,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import { ChangeFrame } from './change-frame.tsx'
import type { ActionForMerge, Candidate } from './merge-queries.ts'
import { datesConflict, withAllNames } from './merge-rules.ts'

export type MergeQuery = { target?: string | undefined; q: string }
type Props = FormProps<ActionForMerge, MergeQuery>

/** Merging an action into another: first choose which one, then see both side by side. */
export function MergeActionPage(props: Props) {
  return props.loaded.target ? (
    <Merge {...props} target={props.loaded.target} />
  ) : (
    <Choose {...props} />
  )
}

function Choose({ loaded, chrome, query, errors }: Props) {
  const { plan, content, actionId, candidates } = loaded
  const here = `/plans/${plan.slug}/actions/${actionId}`
  return (
    <Page
      title={`Merge this action – ${plan.title}`}
      chrome={chrome}
      errors={errors}
      back={{ href: here, text: 'Back to the action' }}
    >
      <span class="govuk-caption-l">{plan.title}</span>
      <h1 class="govuk-heading-l">Merge this action into another</h1>
      <p class="govuk-body-l tl-verbatim">{content.text}</p>
      <form method="get" action={`${here}/merge`} class="tl-search">
        <GovukInput id="q" name="q" label={{ text: 'Search the plan' }} value={query.q} />
        <GovukButton text="Search" classes="govuk-button--secondary" />
      </form>
      {candidates.length === 0 ? (
        <EmptyState heading="No action found">Search for words of the other action.</EmptyState>
      ) : (
        <form method="get" action={`${here}/merge`}>
          <GovukRadios
            idPrefix="target"
            name="target"
            fieldset={{
              legend: {
                text: 'Into which action is it merged?',
                classes: 'govuk-fieldset__legend--m',
              },
            }}
            items={candidates.map(candidateItem)}
          />
          <GovukButton text="Continue" />
        </form>
      )}
    </Page>
  )
}

function candidateItem(candidate: Candidate) {
  return {
    value: candidate.actionId,
    text: `${candidate.number ? `${candidate.number} ` : ''}${candidate.text}`,
    hint: {
      text: [`Due: ${candidate.timescaleRaw || 'no date'}`, candidate.why]
        .filter(Boolean)
        .join('. '),
    },
  }
}

function Merge(props: Props & { target: NonNullable<ActionForMerge['target']> }) {
  const { loaded, values, errors, target } = props
  const { content } = loaded
  const names = withAllNames(target, content)
  const due = (which: 'this' | 'target', raw: string) => ({
    value: which,
    text: raw,
    hint: {
      text: which === 'this' ? 'From the action that is merged' : 'From the action it goes into',
    },
  })
  return (
    <ChangeFrame
      props={props}
      heading="Merge this action into another"
      path={`merge?target=${target.actionId}`}
      button="Merge the actions"
    >
      <input type="hidden" name="target" value={target.actionId} />
      <input
        type="hidden"
        name="targetVersion"
        value={seenVersion(props, target.version, 'targetVersion')}
      />
      <h2 class="govuk-heading-m">The two actions</h2>
      <SideBySide
        left={{ heading: 'This action', content: <Words of={content} /> }}
        right={{ heading: 'The action it goes into', content: <Words of={target} /> }}
      />
      <GovukTextarea
        id="text"
        name="text"
        rows={5}
        label={{ text: 'Wording from now on' }}
        hint={{ text: 'Both wordings stay in the history.' }}
        value={typedText(values, 'text', target.text)}
        errorMessage={errorMessageFor(errors, 'text')}
      />
      {datesConflict(content.timescale, target.timescale) && (
        <GovukRadios
          idPrefix="due"
          name="due"
          fieldset={{
            legend: {
              text: 'The two have different dates. Which one counts from now on?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          value={typedText(values, 'due')}
          errorMessage={errorMessageFor(errors, 'due')}
          items={[due('target', target.timescale.raw), due('this', content.timescale.raw)]}
        />
      )}
      <p class="govuk-body">
        Everybody named by either stays responsible. Lead: {names.leads.join(', ') || 'nobody'}.
        {names.others.length > 0 && ` Others: ${names.others.join(', ')}.`}
      </p>
    </ChangeFrame>
  )
}

function Words({ of }: { of: ActionForMerge['content'] }) {
  return (
    <>
      <p class="govuk-body tl-verbatim">{of.text}</p>
      <p class="govuk-body">
        Due: {of.timescale.raw || 'no date'}
        <br />
        Lead: {of.leads.join(', ') || 'nobody named'}
        {of.others.length > 0 && (
          <>
            <br />
            Others: {of.others.join(', ')}
          </>
        )}
      </p>
    </>
  )
}
