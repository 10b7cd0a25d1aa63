import { GovukAccordion } from '../govuk/accordion.tsx'
import { GovukDetails } from '../govuk/details.tsx'
import { GovukInsetText } from '../govuk/inset-text.tsx'
import { GovukNotificationBanner } from '../govuk/notification-banner.tsx'
import { GovukPanel } from '../govuk/panel.tsx'
import { GovukSummaryList } from '../govuk/summary-list.tsx'
import { GovukTable } from '../govuk/table.tsx'
import { GovukTabs } from '../govuk/tabs.tsx'
import { GovukTag } from '../govuk/tag.tsx'
import { GovukTaskList } from '../govuk/task-list.tsx'
import { GovukWarningText } from '../govuk/warning-text.tsx'
import type { CatalogueEntry } from './entry.ts'

export const contentEntries: readonly CatalogueEntry[] = [
  {
    name: 'GovukAccordion',
    examples: [
      <GovukAccordion
        id="accordion-example"
        headingLevel={3}
        rememberExpanded={false}
        items={[
          {
            heading: { text: 'Section A' },
            content: { text: 'We need to know your nationality.' },
          },
          {
            heading: { text: 'Section B' },
            content: { html: <p class="govuk-body">Some content</p> },
          },
        ]}
      />,
    ],
  },
  {
    name: 'GovukDetails',
    examples: [
      <GovukDetails summaryText="Help with nationality" text="If you’re not sure, ask us." />,
    ],
  },
  {
    name: 'GovukInsetText',
    examples: [<GovukInsetText text="It can take up to 8 weeks to register a lasting power." />],
  },
  {
    name: 'GovukNotificationBanner',
    examples: [
      <GovukNotificationBanner
        titleId="banner-notice"
        titleHeadingLevel={3}
        text="This publication was withdrawn on 7 March 2014."
      />,
      <GovukNotificationBanner
        type="success"
        role="region"
        titleId="banner-success"
        titleHeadingLevel={3}
        disableAutoFocus
        text="Email sent to example@example.com"
      />,
    ],
  },
  {
    name: 'GovukPanel',
    examples: [
      <GovukPanel
        headingLevel={3}
        titleText="Application complete"
        html={
          <>
            Your reference number
            <br />
            <strong>HDJ2123F</strong>
          </>
        }
      />,
    ],
  },
  {
    name: 'GovukSummaryList',
    examples: [
      <GovukSummaryList
        rows={[
          {
            key: { text: 'Name' },
            value: { text: 'Firstname Lastname' },
            actions: { items: [{ href: '#', text: 'Change', visuallyHiddenText: 'name' }] },
          },
          { key: { text: 'Date of birth' }, value: { text: '13 August 1980' } },
        ]}
      />,
      <GovukSummaryList
        card={{ title: { text: 'Undergraduate teaching', headingLevel: 3 } }}
        rows={[{ key: { text: 'Lead' }, value: { text: 'Not named yet' } }]}
      />,
    ],
  },
  {
    name: 'GovukTable',
    examples: [
      <GovukTable
        caption="Dates and amounts"
        firstCellIsHeader
        head={[{ text: 'Date' }, { text: 'Amount', format: 'numeric' }]}
        rows={[
          [{ text: 'First 6 weeks' }, { text: '£109.80 per week', format: 'numeric' }],
          [{ text: 'Next 33 weeks' }, { text: '£109.80 per week', format: 'numeric' }],
        ]}
      />,
    ],
  },
  {
    name: 'GovukTabs',
    examples: [
      <GovukTabs
        items={[
          { id: 'past-day', label: 'Past day', panel: { text: '3 cases opened, 1 closed.' } },
          { id: 'past-week', label: 'Past week', panel: { text: '24 cases opened, 18 closed.' } },
        ]}
      />,
    ],
  },
  {
    name: 'GovukTag',
    examples: [
      <>
        <GovukTag text="Alpha" /> <GovukTag text="Inactive" classes="govuk-tag--grey" />
      </>,
    ],
  },
  {
    name: 'GovukTaskList',
    examples: [
      <GovukTaskList
        items={[
          { title: { text: 'Company directors' }, href: '#', status: { text: 'Completed' } },
          {
            title: { text: 'Financial history' },
            hint: { text: 'Include 5 years of your company’s relevant financial information' },
            href: '#',
            status: { tag: { text: 'Incomplete', classes: 'govuk-tag--blue' } },
          },
        ]}
      />,
    ],
  },
  {
    name: 'GovukWarningText',
    examples: [<GovukWarningText text="You can be fined up to £5,000 if you don’t register." />],
  },
]
