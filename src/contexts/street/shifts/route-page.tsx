import {
  CsrfField,
  DataTable,
  EmptyState,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukInsetText,
  GovukTag,
  Page,
} from '../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import type { SiteChoice } from '../sites/site-queries.ts'
import type { ShownShift } from './shift-queries.ts'
import { timesInWords } from './shift-words.ts'

export type ForRoute = { shift: ShownShift; sites: SiteChoice[] }

/** In which order a shift visits the sites of its areas: a number beside each that it does. */
export function RoutePage(props: FormProps<ForRoute>) {
  const { chrome, errors, loaded, values, stale } = props
  const { shift, sites } = loaded
  const stands: Values = Object.fromEntries(
    shift.route.map((stop, at) => [`order-${stop.siteId}`, String(at + 1)]),
  )
  const wasSent = values.csrf !== undefined
  const typed = wasSent ? values : stands
  const first = (site: SiteChoice) => Number(typedText(stands, `order-${site.id}`, '1000'))
  const inOrder = [...sites].sort(
    (a, b) => first(a) - first(b) || Number(b.hotSpot) - Number(a.hotSpot),
  )
  return (
    <Page
      title="Route of the shift"
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/shifts/${shift.id}`, text: 'Back to the shift' }}
    >
      <span class="govuk-caption-l">{timesInWords(shift)}</span>
      <h1 class="govuk-heading-l">Where the shift goes</h1>
      {stale && (
        <GovukInsetText>
          Somebody changed the shift meanwhile. Its route is now:{' '}
          {shift.route.map(stop => stop.name).join(', ') || 'empty'}. What you typed is below.
        </GovukInsetText>
      )}
      <p class="govuk-body">
        Write 1 beside the first site, 2 beside the second, and so on. Leave out those that are not
        visited.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, shift.version)} />
        {sites.length === 0 ? (
          <EmptyState>
            <p class="govuk-body">
              The areas have no sites yet.{' '}
              <a class="govuk-link" href="/street/sites/new">
                Add a site
              </a>
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption="Sites of the areas"
            captionSize="hidden"
            rows={inOrder}
            columns={[
              {
                heading: 'Site',
                isRowHeading: true,
                cell: site => (
                  <>
                    {site.name}{' '}
                    {site.hotSpot && <GovukTag text="Hot spot" classes="govuk-tag--orange" />}
                    <span class="govuk-hint govuk-!-margin-bottom-0">{site.area}</span>
                  </>
                ),
              },
              {
                heading: 'Place in the order',
                cell: site => (
                  <div class="tl-street__order">
                    <GovukInput
                      id={`order-${site.id}`}
                      name={`order-${site.id}`}
                      label={{
                        html: (
                          <span class="govuk-visually-hidden">
                            Place of {site.name} in the order
                          </span>
                        ),
                      }}
                      inputmode="numeric"
                      classes="govuk-input--width-3"
                      value={typedText(typed, `order-${site.id}`)}
                      errorMessage={errorMessageFor(errors, `order-${site.id}`)}
                    />
                  </div>
                ),
              },
            ]}
          />
        )}
        <GovukButton text="Save the route" preventDoubleClick />
      </form>
    </Page>
  )
}
