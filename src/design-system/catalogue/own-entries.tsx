import { ActionBar } from '../components/action-bar.tsx'
import { DataTable } from '../components/data-table.tsx'
import { Dated } from '../components/dated.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Figure, Figures } from '../components/figure.tsx'
import { FilterPanel } from '../components/filter-panel.tsx'
import { Pager } from '../components/pager.tsx'
import { ProgressPanel } from '../components/progress-panel.tsx'
import { type RagColour, RagTag } from '../components/rag-tag.tsx'
import { Changes, CompareVersions, SideBySide } from '../components/side-by-side.tsx'
import { StackedBar } from '../components/stacked-bar.tsx'
import { Timeline } from '../components/timeline.tsx'
import { GovukButton } from '../govuk/button.tsx'
import { GovukSelect } from '../govuk/select.tsx'
import type { CatalogueEntry } from './entry.ts'

type Row = {
  action: string
  owner: string
  due: string | null
  colour: RagColour | null
  steps: number
}

const rows: readonly Row[] = [
  {
    action: 'Open a women-only night space',
    owner: 'Marlow Vale Council',
    due: '2027-03-31',
    colour: 'amber',
    steps: 4,
  },
  {
    action: 'Agree one referral form',
    owner: 'Harbour Light (invented charity)',
    due: null,
    colour: null,
    steps: 12,
  },
]

export const ownEntries: readonly CatalogueEntry[] = [
  {
    name: 'ActionBar',
    examples: [
      <ActionBar>
        <GovukButton text="Record an update" href="#ActionBar" />
        <a class="govuk-link" href="#ActionBar">
          Print this plan
        </a>
      </ActionBar>,
    ],
  },
  {
    name: 'Changes',
    examples: [
      <p class="govuk-body">
        <Changes
          before="Meet monthly with the outreach team"
          after="Meet every two weeks with the outreach team and the hospital"
        />
      </p>,
    ],
  },
  {
    name: 'CompareVersions',
    examples: [
      <CompareVersions
        caption="Somebody else changed this action"
        beforeHeading="What they saved"
        afterHeading="What you typed"
        fields={[
          {
            label: 'Update',
            before: 'Lease agreed in March',
            after: 'Lease signed in March by both councils',
          },
          { label: 'Due', before: '31 March 2027', after: '31 March 2027' },
        ]}
      />,
    ],
  },
  {
    name: 'DataTable',
    examples: [
      <DataTable<Row>
        caption="Actions"
        rows={rows}
        columns={[
          {
            heading: 'Action',
            isRowHeading: true,
            cell: row => row.action,
            sort: { href: '#DataTable', direction: 'ascending' },
          },
          { heading: 'Owner', cell: row => row.owner },
          {
            heading: 'Due',
            cell: row => <Dated value={row.due} />,
            sort: { href: '#DataTable', direction: 'none' },
          },
          { heading: 'Status', cell: row => <RagTag colour={row.colour} /> },
          { heading: 'Steps', format: 'numeric', cell: row => row.steps },
        ]}
      />,
    ],
  },
  {
    name: 'Dated',
    examples: [
      <p class="govuk-body">
        <Dated value="2026-03-12" />
      </p>,
      <p class="govuk-body">
        <Dated value={null} />
      </p>,
    ],
  },
  {
    name: 'EmptyState',
    examples: [
      <EmptyState>
        <p class="govuk-body">No plan has been read yet. Start with the document you have.</p>
      </EmptyState>,
    ],
  },
  {
    name: 'Figures',
    examples: [
      <Figures>
        <Figure value={42} label="actions in the plan" href="#Figures" />
        <Figure value={7} label="overdue" note="3 more than last month" />
        <Figure value="suppressed" label="people sleeping rough in Marlow Vale" />
        <Figure value="missing" label="nights counted" />
      </Figures>,
    ],
  },
  {
    name: 'FilterPanel',
    examples: [
      <FilterPanel
        action="/design-system"
        clearHref="#FilterPanel"
        selected={[{ text: 'Owner: Marlow Vale Council', removeHref: '#FilterPanel' }]}
      >
        <GovukSelect
          name="owner"
          label={{ text: 'Owner' }}
          items={[
            { value: '', text: 'Anyone' },
            { value: 'marlow', text: 'Marlow Vale Council' },
          ]}
        />
      </FilterPanel>,
    ],
  },
  {
    name: 'Pager',
    examples: [
      <Pager
        page={4}
        pageSize={25}
        total={312}
        href={page => `?page=${page}#Pager`}
        label="Example pages"
      />,
    ],
  },
  {
    name: 'ProgressPanel',
    examples: [
      <ProgressPanel
        heading="Reading ‘Homelessness action plan’"
        done={12}
        total={40}
        unit="pages"
        checkHref="#ProgressPanel"
        refreshSeconds={3600}
      />,
    ],
  },
  {
    name: 'RagTag',
    examples: [
      <ActionBar>
        <RagTag colour="red" word="off track" />
        <RagTag colour="amber" />
        <RagTag colour="green" />
        <RagTag colour="blue" word="complete" />
        <RagTag colour={null} />
      </ActionBar>,
    ],
  },
  {
    name: 'SideBySide',
    examples: [
      <SideBySide
        left={{
          heading: 'In the document',
          content: <p class="govuk-body">1.2 Review the severe weather protocol (MVC, Oct 26)</p>,
        }}
        right={{
          heading: 'What was read',
          content: <p class="govuk-body">Review the severe weather protocol, by October 2026</p>,
        }}
      />,
    ],
  },
  {
    name: 'StackedBar',
    examples: [
      <StackedBar
        id="example-chart"
        title="Actions by colour and priority"
        description="Most actions of priority 1 are green; no colour is recorded for half of priority 2."
        series={[
          { label: 'Red', tone: 'red' },
          { label: 'Amber', tone: 'amber' },
          { label: 'Green', tone: 'green' },
          { label: 'Blue', tone: 'blue' },
          { label: 'No colour recorded', tone: 'grey' },
        ]}
        bars={[
          { label: 'Priority 1: prevent', values: [2, 5, 14, 3, 0] },
          { label: 'Priority 2: a bed tonight', values: [1, 2, 3, 'suppressed', 6] },
        ]}
      />,
    ],
  },
  {
    name: 'Timeline',
    examples: [
      <Timeline
        items={[
          {
            title: 'Action marked as complete',
            at: new Date('2026-03-12T14:05:00Z'),
            by: 'Robin Example',
            content: 'The lease was signed and the first beds are open.',
          },
          { title: 'Plan adopted', at: '2025-11-03' },
        ]}
      />,
    ],
  },
]
