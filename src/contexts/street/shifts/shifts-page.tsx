import {
  DataTable,
  EmptyState,
  GovukButton,
  GovukTag,
  Page,
  Pager,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { listHref, pageSize } from '../list-form.ts'
import { SubNavigation } from '../sub-navigation.tsx'
import type { ShiftQuery } from './shift-form.ts'
import type { ListedShift } from './shift-queries.ts'
import { timesInWords } from './shift-words.ts'

type Loaded = { rows: ListedShift[]; total: number }

const shown: Record<ShiftQuery['show'], { text: string; none: string }> = {
  tonight: { text: 'Tonight', none: 'Nobody goes out tonight.' },
  coming: { text: 'Coming', none: 'No shift is planned after tonight.' },
  past: { text: 'Past', none: 'There was no shift yet.' },
}

/** The shifts of the partnership: tonight, coming, past. */
export function ShiftsPage({ chrome, loaded, query }: PageProps<Loaded, ShiftQuery>) {
  const { rows, total } = loaded
  const choices = Object.entries(shown) as [ShiftQuery['show'], { text: string; none: string }][]
  return (
    <Page
      title="Shifts"
      chrome={chrome}
      width="full"
      back={{ href: '/street', text: 'Back to the street' }}
    >
      <h1 class="govuk-heading-l">Shifts</h1>
      <GovukButton href="/street/shifts/new" text="Plan a shift" />
      <SubNavigation
        label="Which shifts"
        items={choices.map(([show, { text }]) => ({
          text,
          href: listHref('/street/shifts', { show }),
          current: show === query.show,
        }))}
      />
      {total === 0 ? (
        <EmptyState>
          <p class="govuk-body">{shown[query.show].none}</p>
        </EmptyState>
      ) : (
        <ShiftTable caption={`Shifts: ${shown[query.show].text}`} shifts={rows} />
      )}
      <Pager
        page={query.page}
        pageSize={pageSize}
        total={total}
        href={page => listHref('/street/shifts', { ...query, page })}
      />
    </Page>
  )
}

/** Shifts as a table; on a narrow screen as blocks. */
export function ShiftTable({
  caption,
  shifts,
  captionSize = 'hidden',
}: {
  caption: string
  shifts: readonly ListedShift[]
  captionSize?: 'm' | 'hidden'
}) {
  return (
    <DataTable
      caption={caption}
      captionSize={captionSize}
      rows={shifts}
      columns={[
        {
          heading: 'When',
          isRowHeading: true,
          cell: shift => (
            <>
              <a class="govuk-link" href={`/street/shifts/${shift.id}`}>
                {timesInWords(shift)}
              </a>{' '}
              {shift.cancelledAt && <GovukTag text="Cancelled" classes="govuk-tag--grey" />}
            </>
          ),
        },
        { heading: 'Team', cell: shift => shift.organisation },
        { heading: 'Areas', cell: shift => shift.areas.join(', ') },
        { heading: 'Sites', format: 'numeric', cell: shift => shift.sites },
        { heading: 'Crew', cell: shift => shift.crew.join(', ') || 'Nobody yet' },
      ]}
    />
  )
}
