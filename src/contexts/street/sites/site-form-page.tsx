import {
  CompareVersions,
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import {
  type FormProps,
  seenVersion,
  typedText,
  type Values,
} from '../../../platform/web/form-page.ts'
import type { Area } from '../../partnership/index.ts'
import { ChoiceField, type FieldsShown, LineField, WordsField } from '../../people/index.ts'
import type { Code } from '../code-queries.ts'
import { gridReference } from './grid-reference-rules.ts'
import type { ShownSite } from './site-queries.ts'

export type ForAddSite = { newId: string; areas: Area[]; kinds: Code[] }
export type ForChangeSite = { site: ShownSite; kinds: Code[] }

/** Adding a site. */
export function AddSitePage({ chrome, errors, loaded, values }: FormProps<ForAddSite>) {
  return (
    <Page
      title="Add a site"
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/sites', text: 'Back to sites' }}
    >
      <h1 class="govuk-heading-l">Add a site</h1>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />
        <GovukSelect
          id="area"
          name="area"
          label={{ text: 'Area' }}
          hint={{ text: 'It cannot be changed later: what is seen here is counted there.' }}
          value={typedText(values, 'area')}
          errorMessage={errorMessageFor(errors, 'area')}
          items={[
            { value: '', text: 'Choose an area' },
            ...loaded.areas.map(area => ({ value: area.code, text: area.name })),
          ]}
        />
        <SiteFields values={values} errors={errors} kinds={loaded.kinds} />
        <GovukButton text="Add the site" preventDoubleClick />
      </form>
    </Page>
  )
}

/** Changing a site; after somebody else did, with both versions. */
export function ChangeSitePage(props: FormProps<ForChangeSite>) {
  const { chrome, errors, loaded, values, stale } = props
  const { site, kinds } = loaded
  const stands = valuesOf(site)
  const typed = { ...stands, ...values }
  return (
    <Page
      title={`Change ${site.name}`}
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/sites/${site.id}`, text: 'Back to the site' }}
    >
      <span class="govuk-caption-l">{site.area}</span>
      <h1 class="govuk-heading-l">Change {site.name}</h1>
      {stale && (
        <CompareVersions
          caption="What was saved meanwhile, and what you typed"
          beforeHeading="Saved by somebody else"
          afterHeading="Typed by you"
          fields={[
            ['name', 'Name'],
            ['words', 'How to find it'],
            ['safety', 'What to know'],
            ['point', 'Grid reference'],
            ['hotSpot', 'Hot spot'],
          ].map(([name = '', label = '']) => ({
            label,
            before: typedText(stands, name),
            after: typedText(typed, name),
          }))}
        />
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, site.version)} />
        <SiteFields values={typed} errors={errors} kinds={kinds} />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}

/** A site as its form has it. */
function valuesOf(site: ShownSite): Values {
  const { name, kind, words, safety, easting, northing, hotSpot } = site
  const point = easting !== null && northing !== null ? gridReference({ easting, northing }) : ''
  return { name, kind, words, safety, point, hotSpot: hotSpot ? 'yes' : 'no' }
}

function SiteFields({ kinds, ...shown }: FieldsShown & { kinds: readonly Code[] }) {
  return (
    <>
      <LineField
        {...shown}
        name="name"
        label="What the place is called"
        hint="As those who go out call it: Viaduct, north arch"
      />
      <GovukSelect
        id="kind"
        name="kind"
        label={{ text: 'What kind of place is it?' }}
        value={typedText(shown.values, 'kind')}
        errorMessage={errorMessageFor(shown.errors, 'kind')}
        items={[
          { value: '', text: 'Choose a kind' },
          ...kinds.map(kind => ({ value: kind.code, text: kind.label })),
        ]}
      />
      <WordsField
        {...shown}
        name="words"
        label="How to find it"
        hint="So that somebody who was never there gets there in the dark"
        rows={3}
      />
      <WordsField
        {...shown}
        name="safety"
        label="What to know before going there"
        hint="Light, water, dogs, no signal. Nothing about any one person: that belongs on their own page."
        rows={3}
      />
      <LineField
        {...shown}
        name="point"
        label="Grid reference (optional)"
        hint="For example, SK 353 362"
        classes="govuk-input--width-20"
      />
      <ChoiceField
        {...shown}
        name="hotSpot"
        label="Does every shift in the area go there?"
        items={[
          { value: 'yes', text: 'Yes, it is a hot spot' },
          { value: 'no', text: 'No' },
        ]}
      />
    </>
  )
}
