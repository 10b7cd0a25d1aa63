import {
  CsrfField,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInput,
  GovukInsetText,
  GovukSelect,
  Pager,
} from '../../../design-system/index.ts'
import { type FormProps, ticked, typedText } from '../../../platform/web/form-page.ts'
import { DecisionFields, type Group, withDateLinks } from '../action/decision-fields.tsx'
import { type ListedAction, pageSize } from './list-actions.ts'
import { PlanFrame } from './plan-frame.tsx'
import type { Plan } from './plan-queries.ts'
import { counted } from './plan-words.ts'

export type LoadedCarryForward = {
  plan: Plan
  listing: { actions: ListedAction[]; total: number; page: number }
  carried: number
  plans: { id: string; title: string }[]
  groups: Group[]
}

/** Letting actions of a plan that ends go on in its successor; says which are left behind. */
export function CarryForwardPage(props: FormProps<LoadedCarryForward, { page: number }>) {
  const { chrome, errors, loaded } = props
  const { plan, listing, carried } = loaded
  return (
    <PlanFrame
      plan={plan}
      heading="Carry forward"
      chrome={chrome}
      steers
      errors={withDateLinks(errors)}
    >
      {carried > 0 && (
        <GovukInsetText
          text={`${counted(carried, 'action goes', 'actions go')} on in another plan. ${counted(listing.total, 'open action stays', 'open actions stay')} in this plan and nowhere else.`}
        />
      )}
      {listing.total === 0 ? (
        <EmptyState heading="No open action is left">
          Every action of this plan is complete, closed, or lives on elsewhere.
        </EmptyState>
      ) : (
        <CarryForm {...props} />
      )}
      <Pager
        page={listing.page}
        pageSize={pageSize}
        total={listing.total}
        href={page => `/plans/${plan.slug}/carry-forward?page=${page}`}
      />
    </PlanFrame>
  )
}

function CarryForm({
  chrome,
  errors,
  values,
  loaded,
  query,
}: FormProps<LoadedCarryForward, { page: number }>) {
  const { plan, listing, plans } = loaded
  const chosen = ticked(values, 'actions')
  return (
    <form
      method="post"
      action={`/plans/${plan.slug}/carry-forward${query.page > 1 ? `?page=${query.page}` : ''}`}
      novalidate
    >
      <CsrfField chrome={chrome} />
      <GovukCheckboxes
        idPrefix="actions"
        name="actions"
        classes="govuk-checkboxes--small"
        fieldset={{
          legend: { text: 'Which open actions go on?', classes: 'govuk-fieldset__legend--m' },
        }}
        errorMessage={errorMessageFor(errors, 'actions')}
        items={listing.actions.map(action => ({
          value: action.actionId,
          text: `${action.number ? `${action.number} ` : ''}${action.text}`,
          hint: { text: `${action.group}. Due: ${action.timescaleRaw || 'no date'}` },
          checked: chosen.includes(action.actionId),
        }))}
      />
      <GovukSelect
        id="into"
        name="into"
        label={{ text: 'In which plan do they go on?' }}
        value={typedText(values, 'into')}
        errorMessage={errorMessageFor(errors, 'into')}
        items={[
          { value: 'new', text: 'A new plan' },
          ...plans.map(one => ({ value: one.id, text: one.title })),
        ]}
      />
      <GovukInput
        id="title"
        name="title"
        label={{ text: 'Title of the new plan' }}
        hint={{ text: 'Only for a new plan' }}
        value={typedText(values, 'title')}
        errorMessage={errorMessageFor(errors, 'title')}
      />
      <DecisionFields values={values} errors={errors} groups={loaded.groups} />
      <GovukButton text="Carry forward" preventDoubleClick />
    </form>
  )
}
