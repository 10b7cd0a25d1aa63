import {
  ActionBar,
  CompareVersions,
  CsrfField,
  DataTable,
  Dated,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukTextarea,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, typedText } from '../../../platform/web/form-page.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { versionName } from './consent-page.tsx'
import { FormWords, Sheet } from './consent-parts.tsx'
import type { SharingChoices } from './consent-queries.ts'
import { yourCategory } from './consent-words.ts'
import { type FormKind, type FormVersion, keyOf } from './form-queries.ts'
import { readingAge } from './reading-age.ts'

const kindNames: Record<FormKind, string> = {
  share: 'Consent to share',
  'duty-to-refer': 'Before a referral to a council',
}

/** The forms, and who wrote which version. */
export function FormsPage({
  chrome,
  loaded,
}: PageProps<{ kind: FormKind; versions: FormVersion[] }[]>) {
  return (
    <Page
      title="Consent forms"
      chrome={chrome}
      back={{ href: '/partnership/agreements', text: 'Back to agreements' }}
    >
      <h1 class="govuk-heading-l">Consent forms</h1>
      <p class="govuk-body">
        The words in which people are asked. What somebody decided stays with the version that they
        were asked in.
      </p>
      {loaded.map(({ kind, versions }) => (
        <DataTable
          caption={kindNames[kind]}
          rows={versions}
          columns={[
            {
              heading: 'Version',
              isRowHeading: true,
              cell: one => (
                <a class="govuk-link" href={`/people/consent-forms/${kind}?version=${keyOf(one)}`}>
                  {versionName(one)}
                  <span class="govuk-visually-hidden"> of ‘{one.title}’</span>
                </a>
              ),
            },
            { heading: 'From', cell: one => <Dated value={one.validFrom} /> },
            { heading: 'Written by', cell: one => one.writtenBy ?? 'Throughline' },
            { heading: 'In use', cell: one => (one === versions[0] ? 'Yes' : 'No') },
          ]}
        />
      ))}
    </Page>
  )
}

type ForBlank = {
  kind: FormKind
  form: FormVersion
  isInUse: boolean
  choices: SharingChoices
  partnership: string
}

/** The empty form on A4 paper. */
export function BlankFormPage({ actor, chrome, loaded }: PageProps<ForBlank, { version: string }>) {
  const { kind, form, isInUse, choices } = loaded
  return (
    <Page
      title={form.title}
      chrome={chrome}
      back={{ href: '/people/consent-forms', text: 'Back to consent forms' }}
    >
      {actor.roles.includes('data-guardian') && isInUse && (
        <ActionBar>
          <a class="govuk-link" href={`/people/consent-forms/${kind}/edit`}>
            Write a new version
          </a>
        </ActionBar>
      )}
      <Sheet>
        <span class="govuk-caption-l">{loaded.partnership}</span>
        <h1 class="govuk-heading-l" dir="auto">
          {form.title}
        </h1>
        <FormWords words={form.words} />
        {kind === 'share' ? <ShareBoxes {...choices} /> : <ReferBoxes />}
        <Signatures />
        <p class="govuk-hint">{versionName(form)}</p>
      </Sheet>
    </Page>
  )
}

function Boxes({ items }: { items: readonly string[] }) {
  return (
    <ul class="govuk-list tl-sheet__boxes">
      {items.map(item => (
        <li>
          <span class="tl-sheet__box" aria-hidden="true" /> {item}
        </li>
      ))}
    </ul>
  )
}

function Line({ label }: { label: string }) {
  return (
    <p class="govuk-body tl-sheet__line">
      {label} <span class="tl-sheet__rule" aria-hidden="true" />
    </p>
  )
}

function ShareBoxes({ organisations, categories }: SharingChoices) {
  return (
    <>
      <h2 class="govuk-heading-s">What do you say?</h2>
      <Boxes items={['Yes, to all of it', 'Yes, to what I tick below', 'No']} />
      <h2 class="govuk-heading-s">Who can we share with?</h2>
      <Boxes items={['All partners', ...organisations.map(one => one.name)]} />
      <h2 class="govuk-heading-s">What can we share?</h2>
      <Boxes items={['All of it', ...categories.map(one => yourCategory(one.code, one.label))]} />
      <Line label="Until when?" />
    </>
  )
}

function ReferBoxes() {
  return (
    <>
      <h2 class="govuk-heading-s">Can we tell the council about you?</h2>
      <Boxes items={['Yes', 'No']} />
      <h2 class="govuk-heading-s">Which council do you choose?</h2>
      <Line label="Council" />
      <h2 class="govuk-heading-s">Can we give the council a way to reach you?</h2>
      <Boxes items={['Yes', 'No']} />
      <Line label="How can the council reach you?" />
    </>
  )
}

function Signatures() {
  return (
    <>
      <Line label="Your name" />
      <Line label="Sign here, if you like" />
      <Line label="Day" />
      <Line label="Who asked you, and where they work" />
      <Line label="Who else was there (witness or interpreter)" />
    </>
  )
}

type ForWording = { kind: FormKind; inUse: FormVersion; newest: number }

/** A new version of the partnership's own words. */
export function WordingPage({ chrome, errors, loaded, stale, values }: FormProps<ForWording>) {
  const { kind, inUse, newest } = loaded
  const words = typedText(values, 'words', inUse.words)
  const age = readingAge(words)
  return (
    <Page
      title={`Write a new version – ${kindNames[kind]}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/people/consent-forms/${kind}`, text: 'Back to the form' }}
    >
      <span class="govuk-caption-l">{kindNames[kind]}</span>
      <h1 class="govuk-heading-l">Write a new version</h1>
      {stale && (
        <CompareVersions
          caption="Their version and yours"
          beforeHeading="Saved by someone else"
          afterHeading="Typed by you"
          fields={[
            { label: 'Title', before: inUse.title, after: typedText(values, 'title') },
            { label: 'Words', before: inUse.words, after: words },
          ]}
        />
      )}
      <p class="govuk-body">
        Say why you ask, that they can change their mind at any time, and that whoever says no is
        helped all the same. Write for a reader of 9 to 11 years.
        {age !== null && ` The words below read like a text for about ${age} years.`}
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion({ values, stale }, newest)} />
        <GovukInput
          id="title"
          name="title"
          label={{ text: 'Title' }}
          value={typedText(values, 'title', inUse.title)}
          attributes={{ dir: 'auto' }}
          errorMessage={errorMessageFor(errors, 'title')}
        />
        <GovukTextarea
          id="words"
          name="words"
          rows={20}
          label={{ text: 'Words' }}
          hint={{
            text: 'Leave an empty line between paragraphs. The boxes to tick are added below',
          }}
          value={words}
          attributes={{ dir: 'auto' }}
          errorMessage={errorMessageFor(errors, 'words')}
        />
        <GovukButton text="Save the new version" preventDoubleClick />
      </form>
    </Page>
  )
}
