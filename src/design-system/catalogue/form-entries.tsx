import { GovukButton } from '../govuk/button.tsx'
import { GovukCharacterCount } from '../govuk/character-count.tsx'
import { GovukCheckboxes } from '../govuk/checkboxes.tsx'
import { GovukDateInput } from '../govuk/date-input.tsx'
import { GovukErrorMessage } from '../govuk/error-message.tsx'
import { GovukErrorSummary } from '../govuk/error-summary.tsx'
import { GovukFieldset } from '../govuk/fieldset.tsx'
import { GovukFileUpload } from '../govuk/file-upload.tsx'
import { GovukHint } from '../govuk/hint.tsx'
import { GovukInput } from '../govuk/input.tsx'
import { GovukLabel } from '../govuk/label.tsx'
import { GovukPasswordInput } from '../govuk/password-input.tsx'
import { GovukRadios } from '../govuk/radios.tsx'
import { GovukSelect } from '../govuk/select.tsx'
import { GovukTextarea } from '../govuk/textarea.tsx'
import type { CatalogueEntry } from './entry.ts'

export const formEntries: readonly CatalogueEntry[] = [
  {
    name: 'GovukButton',
    examples: [
      <GovukButton text="Save and continue" />,
      <GovukButton text="Find address" classes="govuk-button--secondary" type="button" />,
      <GovukButton text="Delete account" classes="govuk-button--warning" type="button" />,
    ],
  },
  {
    name: 'GovukCharacterCount',
    examples: [
      <GovukCharacterCount
        name="more-detail"
        maxlength={200}
        label={{ text: 'Can you provide more detail?' }}
        hint={{ text: 'Do not include personal information.' }}
      />,
    ],
  },
  {
    name: 'GovukCheckboxes',
    examples: [
      <GovukCheckboxes
        name="waste"
        fieldset={{ legend: { text: 'Which types of waste do you transport?' } }}
        hint={{ text: 'Select all that apply.' }}
        values={['mines']}
        items={[
          { value: 'animal', text: 'Waste from animal carcasses' },
          { value: 'mines', text: 'Waste from mines or quarries' },
          { divider: 'or' },
          { value: 'none', text: 'None of these', behaviour: 'exclusive' },
        ]}
      />,
    ],
  },
  {
    name: 'GovukDateInput',
    examples: [
      <GovukDateInput
        id="dob"
        namePrefix="dob"
        fieldset={{ legend: { text: 'What is your date of birth?' } }}
        hint={{ text: 'For example, 31 3 1980' }}
      />,
      <GovukDateInput
        id="due"
        namePrefix="due"
        fieldset={{ legend: { text: 'When is it due?' } }}
        values={{ day: '30', month: '2', year: '2027' }}
        errorMessage={{ text: 'Due date must be a real date' }}
      />,
    ],
  },
  {
    name: 'GovukErrorMessage',
    examples: [<GovukErrorMessage text="Error message about full name goes here" />],
  },
  {
    name: 'GovukErrorSummary',
    examples: [
      <GovukErrorSummary
        titleText="There is a problem"
        disableAutoFocus
        errorList={[
          { text: 'Due date must be a real date', href: '#due-day' },
          { text: 'Enter a postcode', href: '#postcode' },
        ]}
      />,
    ],
  },
  {
    name: 'GovukFieldset',
    examples: [
      <GovukFieldset legend={{ text: 'What is your address?' }}>
        <GovukInput name="street" label={{ text: 'Street' }} />
      </GovukFieldset>,
    ],
  },
  {
    name: 'GovukFileUpload',
    examples: [<GovukFileUpload name="plan-file" javascript label={{ text: 'Upload a file' }} />],
  },
  { name: 'GovukHint', examples: [<GovukHint text="It’s on your National Insurance card." />] },
  {
    name: 'GovukInput',
    examples: [
      <GovukInput
        name="account-number"
        label={{ text: 'Account number' }}
        hint={{ text: 'Must be between 6 and 8 digits long' }}
        inputmode="numeric"
        classes="govuk-input--width-10"
      />,
      <GovukInput
        name="postcode"
        label={{ text: 'Postcode' }}
        classes="govuk-input--width-10"
        errorMessage={{ text: 'Enter a postcode' }}
      />,
    ],
  },
  {
    name: 'GovukLabel',
    examples: [<GovukLabel text="National Insurance number" for="account-number" />],
  },
  {
    name: 'GovukPasswordInput',
    examples: [<GovukPasswordInput name="password" label={{ text: 'Password' }} />],
  },
  {
    name: 'GovukRadios',
    examples: [
      <GovukRadios
        name="contact"
        fieldset={{ legend: { text: 'How would you prefer to be contacted?' } }}
        items={[
          {
            value: 'email',
            text: 'Email',
            conditional: {
              html: (
                <GovukInput name="contact-email" type="email" label={{ text: 'Email address' }} />
              ),
            },
          },
          { value: 'phone', text: 'Phone', hint: { text: 'We call between 9am and 5pm.' } },
        ]}
      />,
      <GovukRadios
        name="changed"
        classes="govuk-radios--inline"
        fieldset={{ legend: { text: 'Have you changed your name?' } }}
        errorMessage={{ text: 'Say whether you have changed your name' }}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />,
    ],
  },
  {
    name: 'GovukSelect',
    examples: [
      <GovukSelect
        name="sort"
        label={{ text: 'Sort by' }}
        value="updated"
        items={[
          { value: 'published', text: 'Recently published' },
          { value: 'updated', text: 'Recently updated' },
        ]}
      />,
    ],
  },
  {
    name: 'GovukTextarea',
    examples: [
      <GovukTextarea
        name="note"
        label={{ text: 'Can you provide more detail?' }}
        hint={{ text: 'Don’t include personal or financial information.' }}
      />,
    ],
  },
]
