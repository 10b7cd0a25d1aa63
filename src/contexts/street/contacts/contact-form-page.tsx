import {
  CsrfField,
  errorMessageFor,
  formatDay,
  GovukButton,
  GovukCheckboxes,
  GovukInsetText,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { dayOf } from '../../../platform/dates.ts'
import { datePartsOf } from '../../../platform/web/date-field.ts'
import {
  type FieldError,
  type FormProps,
  ticked,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import {
  ChoiceField,
  type FieldsShown,
  LineField,
  MomentField,
  timeOf,
  WordsField,
} from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import type { PeopleShown } from '../people-shown.ts'
import type { ListedShift } from '../shifts/shift-queries.ts'
import { shiftInWords } from '../shifts/shift-words.ts'
import { gridReference } from '../sites/grid-reference-rules.ts'
import type { SiteChoice } from '../sites/site-queries.ts'
import type { LatelySeen, ShownContact } from './contact-queries.ts'

export type ForContact = {
  newId: string
  now: Date
  areas: Area[]
  sites: SiteChoice[]
  shifts: ListedShift[]
  lately: LatelySeen[]
  placeKinds: Code[]
  offers: Code[]
  needs: Code[]
  /** What stands in the fields of a form that was not sent yet. */
  start: Values
  /** The contact that this one puts right. */
  replaces: ShownContact | null
  people: PeopleShown
}

/** Writing down one contact with everything that it can say. */
export function ContactFormPage({ chrome, errors, loaded, values }: FormProps<ForContact>) {
  const { replaces, start } = loaded
  const wasSent = values.csrf !== undefined
  const shown = { values: wasSent ? values : start, errors }
  const heading = replaces ? 'Put a contact right' : 'Write down a contact'
  return (
    <Page
      title={heading}
      chrome={chrome}
      errors={errors.map(withLink)}
      back={
        replaces
          ? { href: `/street/contacts/${replaces.id}`, text: 'Back to the contact' }
          : { href: '/street/contacts', text: 'Back to contacts' }
      }
    >
      <h1 class="govuk-heading-l">{heading}</h1>
      {replaces && (
        <GovukInsetText>
          What you save takes the place of the contact. The contact itself stays to be read and
          counts no more.
        </GovukInsetText>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <MomentField {...shown} now={loaded.now} legend="When were they seen?" />
        <Where {...shown} loaded={loaded} />
        <Who {...shown} loaded={loaded} />
        <How {...shown} loaded={loaded} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** An error of a group leads to its first box. */
function withLink(error: FieldError) {
  return error.field === 'on' ? { ...error, href: '#on-day' } : error
}

type Part = FieldsShown & { loaded: ForContact }

function Where({ loaded, ...shown }: Part) {
  return (
    <>
      <h2 class="govuk-heading-m">Where</h2>
      <Choice
        {...shown}
        name="site"
        label="Site"
        none="None of our sites"
        items={loaded.sites.map(site => ({ value: site.id, text: `${site.area}: ${site.name}` }))}
      />
      <LineField
        {...shown}
        name="place"
        label="Place in words"
        hint="Where at the site, or where it was if it is none of our sites"
      />
      <Choice
        {...shown}
        name="area"
        label="Area"
        hint="Only where it is none of our sites"
        none="Not known"
        items={loaded.areas.map(area => ({ value: area.code, text: area.name }))}
      />
      <Choice
        {...shown}
        name="placeKind"
        label="What kind of place (optional)"
        none="Not said"
        items={loaded.placeKinds.map(kind => ({ value: kind.code, text: kind.label }))}
      />
      <LineField
        {...shown}
        name="point"
        label="Grid reference (optional)"
        hint="Only where the exact spot is needed to find them again. For example, SK 353 362"
        classes="govuk-input--width-20"
      />
      <Choice
        {...shown}
        name="shift"
        label="Shift"
        none="Not on a shift"
        items={loaded.shifts.map(shift => ({ value: shift.id, text: shiftInWords(shift) }))}
      />
    </>
  )
}

function Who({ loaded, ...shown }: Part) {
  const person = (
    <Choice
      {...shown}
      name="person"
      label="Who"
      hint="Somebody seen lately. Not among them: leave it, and find them on the next page."
      none="Find them on the next page"
      items={loaded.lately.map(one => ({
        value: one.recordId,
        text: `${one.name}, last met on ${formatDay(one.lastNight)}${one.place ? `, ${one.place}` : ''}`,
      }))}
    />
  )
  return (
    <>
      <h2 class="govuk-heading-m">Who</h2>
      <ChoiceField
        {...shown}
        name="known"
        label="Do you know who it was?"
        items={[
          { value: 'known', text: 'Yes' },
          { value: 'thought', text: 'I think so' },
          { value: 'unknown', text: 'No' },
        ]}
      />
      {person}
      <LineField
        {...shown}
        name="description"
        label="How did they look? (optional)"
        hint="So that they can be known again: about how old, clothes, tent, dog, what they are called"
      />
    </>
  )
}

function How({ loaded, ...shown }: Part) {
  return (
    <>
      <h2 class="govuk-heading-m">How they were</h2>
      <ChoiceField
        {...shown}
        name="bedding"
        label="Were they bedded down?"
        items={[
          {
            value: 'bedded-down',
            text: 'Bedded down',
            hint: 'Lying down or asleep, in the open or in a place not made for living in',
          },
          {
            value: 'about-to',
            text: 'About to bed down',
            hint: 'Sitting on or in their bedding, or standing next to it',
          },
          { value: 'no', text: 'Not sleeping out' },
        ]}
      />
      <GovukCheckboxes
        idPrefix="leftAsleep"
        name="leftAsleep"
        values={ticked(shown.values, 'leftAsleep')}
        items={[{ value: 'yes', text: 'Seen, and left asleep' }]}
      />
      <ChoiceField
        {...shown}
        name="company"
        label="Were they alone?"
        before="not-known"
        items={[
          { value: 'alone', text: 'Alone' },
          { value: 'with-others', text: 'With others' },
          { value: 'not-known', text: 'Not known' },
        ]}
      />
      <LineField {...shown} name="companyWords" label="Who was with them? (optional)" />
      <GovukCheckboxes
        idPrefix="needs"
        name="needs"
        classes="govuk-checkboxes--small"
        fieldset={{
          legend: { text: 'What did they need? (optional)', classes: 'govuk-fieldset__legend--s' },
        }}
        values={ticked(shown.values, 'needs')}
        errorMessage={errorMessageFor(shown.errors, 'needs')}
        items={loaded.needs.map(need => ({ value: need.code, text: need.label }))}
      />
      <h2 class="govuk-heading-m">What was offered</h2>
      {loaded.offers.map(offer => (
        <Choice
          {...shown}
          name={`offer-${offer.code}`}
          label={offer.label}
          none="Not offered"
          items={[
            { value: 'accepted', text: 'Accepted' },
            { value: 'refused', text: 'Did not want it' },
            { value: 'not-answered', text: 'Did not answer' },
          ]}
        />
      ))}
      <WordsField {...shown} name="words" label="What happened? (optional)" rows={4} />
      <WordsField
        {...shown}
        name="warning"
        label="Warning for colleagues (optional)"
        hint="What somebody has to know before they go to this person again"
        rows={2}
      />
    </>
  )
}

function Choice({
  values,
  errors,
  name,
  label,
  hint,
  none,
  items,
}: FieldsShown & {
  name: string
  label: string
  hint?: string
  none: string
  items: readonly { value: string; text: string }[]
}) {
  return (
    <GovukSelect
      id={name}
      name={name}
      label={{ text: label }}
      hint={hint ? { text: hint } : undefined}
      value={typedText(values, name)}
      errorMessage={errorMessageFor(errors, name)}
      items={[{ value: '', text: none }, ...items]}
    />
  )
}

/** A contact as its form has it, to put it right. */
export function valuesOf(contact: ShownContact): Values {
  const { seenAt, easting, northing } = contact
  const { day, month, year } = datePartsOf({}, 'on', dayOf(seenAt))
  return {
    'on-day': day,
    'on-month': month,
    'on-year': year,
    time: timeOf(seenAt),
    shift: contact.shiftId ?? '',
    site: contact.siteId ?? '',
    area: contact.siteId ? '' : (contact.areaCode ?? ''),
    place: contact.place,
    placeKind: contact.placeKind ?? '',
    point: easting !== null && northing !== null ? gridReference({ easting, northing }) : '',
    bedding: contact.bedding,
    ...(contact.leftAsleep ? { leftAsleep: 'yes' } : {}),
    known: contact.known === 'unknown' && contact.recordId ? 'known' : contact.known,
    person: contact.recordId ?? '',
    description: contact.description,
    company: contact.company,
    companyWords: contact.companyWords,
    words: contact.words,
    warning: contact.warning,
    needs: contact.needs,
    ...Object.fromEntries(contact.offers.map(({ offer, answer }) => [`offer-${offer}`, answer])),
  }
}
