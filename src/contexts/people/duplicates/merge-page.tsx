import {
  CsrfField,
  Dated,
  GovukButton,
  GovukInsetText,
  GovukRadios,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { FactLines } from '../record/facts/fact-lines.tsx'
import { WordsField } from '../record/fields.tsx'
import type { MergeQuery } from './merge-form.ts'
import { namesOfSides, type Side } from './merge-queries.ts'

export type Merging = { newId: string; sides: Side[] }

/** What a merge would do, before it is done. */
export function MergePage(props: FormProps<Merging, MergeQuery>) {
  const { chrome, errors, loaded, values } = props
  const { newId, sides } = loaded
  const [kept] = sides
  if (sides.length < 2) return <OneAlready {...props} />
  const names = namesOfSides(sides)
  const seen = sides.flatMap(({ person }) =>
    person.recordIds.map(recordId => `${recordId}=${person.personId}`),
  )
  const ids = sides.map(side => side.person.personId)
  return (
    <Page
      title="Merge people"
      chrome={chrome}
      errors={errors}
      width="full"
      back={{ href: '/people/matches', text: 'Back to possible matches' }}
    >
      <h1 class="govuk-heading-l">Are these {words(sides.length)} one person?</h1>
      <p class="govuk-body">
        Everything is kept. Each record stays as it was given, with who said it and when; after the
        merge they are read together, and a merge can be undone. Records that you may not see come
        along too.
      </p>
      <Sections sides={sides} />
      <h2 class="govuk-heading-m">What comes along</h2>
      <p class="govuk-body">
        What protects one of them protects the person from then on: whoever is barred from one, or
        not named for one who is restricted, will not see the person.
      </p>
      <div class="tl-beside">
        {sides.map(side => (
          <section class="tl-beside__one">
            <h3 class="govuk-heading-s">With {side.person.name}</h3>
            <Along side={side} />
          </section>
        ))}
      </div>
      {kept && (
        <GovukInsetText>
          <p class="govuk-body">
            {kept.person.name} has been known since <Dated value={kept.createdAt} />, so the
            reference {kept.person.reference} stays. Old addresses and references of the others will
            lead there.
          </p>
        </GovukInsetText>
      )}
      <form method="post" action={`/people/merge?people=${ids.join(',')}`} novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="decision" value={typedText(values, 'decision', newId)} />
        <input type="hidden" name="people" value={ids.join(',')} />
        <input type="hidden" name="seen" value={seen.join(' ')} />
        {names.length > 1 && (
          <GovukRadios
            name="showName"
            fieldset={{
              legend: { text: 'Which name is shown first?', classes: 'govuk-fieldset__legend--s' },
            }}
            hint={{ text: 'What they want to be called, if you know it' }}
            value={typedText(values, 'showName', nameShownNow(names, kept))}
            items={names.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <WordsField
          name="because"
          label="Why are they one person?"
          hint="For example, whom you asked and what they said"
          rows={3}
          {...{ values, errors }}
        />
        <GovukButton text={`Merge these ${words(sides.length)}`} preventDoubleClick />
      </form>
    </Page>
  )
}

/** Until somebody chooses another, the name by which whoever is kept is known now. */
function nameShownNow(names: readonly { id: string; name: string }[], kept: Side | undefined) {
  return (names.find(({ name }) => name === kept?.person.name) ?? names[0])?.id
}

/** The people beside each other, one section after the other. */
function Sections({ sides }: { readonly sides: readonly Side[] }) {
  const headings = sides[0]?.sections.map(section => section.heading) ?? []
  return (
    <>
      <div class="tl-beside">
        {sides.map(({ person, createdAt }) => (
          <section class="tl-beside__one">
            <h2 class="govuk-heading-m">
              <a class="govuk-link" href={`/people/${person.personId}`}>
                {person.name}
              </a>
            </h2>
            <p class="govuk-body-s">
              Reference {person.reference}. Known since <Dated value={createdAt} />.
            </p>
            <ul class="govuk-list govuk-list--bullet">
              {person.records.map(record => (
                <li>
                  {record.organisation}, <Dated value={record.givenAt} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {headings.map((heading, at) => {
        const shown = sides.map(side => side.sections[at]?.lines ?? [])
        if (shown.every(lines => lines.length === 0)) return null
        return (
          <>
            <h2 class="govuk-heading-m">{heading}</h2>
            <div class="tl-beside">
              {sides.map(({ person }, index) => (
                <section class="tl-beside__one">
                  <h3 class="govuk-heading-s">{person.name}</h3>
                  {(shown[index] ?? []).length > 0 ? (
                    <FactLines lines={shown[index] ?? []} />
                  ) : (
                    <p class="govuk-body">Nothing that you may read.</p>
                  )}
                </section>
              ))}
            </div>
          </>
        )
      })}
    </>
  )
}

const alongWords: Record<string, readonly [one: string, many: string]> = {
  warning: ['warning', 'warnings'],
  restriction: ['restriction to named staff', 'restrictions to named staff'],
  bar: ['member of staff barred', 'members of staff barred'],
  objection: ['objection to sharing', 'objections to sharing'],
  consent: ['decision about consent', 'decisions about consent'],
  involvement: ['service or worker involved', 'services or workers involved'],
}

function Along({ side }: { readonly side: Side }) {
  if (side.along.length === 0)
    return <p class="govuk-body">No warning, restriction, objection, consent or involvement.</p>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {side.along.map(({ kind, howMany }) => (
        <li>
          {howMany} {alongWords[kind]?.[howMany === 1 ? 0 : 1] ?? kind}
        </li>
      ))}
    </ul>
  )
}

function OneAlready({ chrome, errors, loaded }: FormProps<Merging, MergeQuery>) {
  const [only] = loaded.sides
  return (
    <Page
      title="One person already"
      chrome={chrome}
      errors={errors}
      back={{ href: '/people/matches', text: 'Back to possible matches' }}
    >
      <h1 class="govuk-heading-l">They are one person already</h1>
      <p class="govuk-body">
        Somebody merged them meanwhile.{' '}
        {only && (
          <a class="govuk-link" href={`/people/${only.person.personId}`}>
            Go to {only.person.name}
          </a>
        )}
      </p>
    </Page>
  )
}

function words(count: number): string {
  return count === 2 ? 'two' : count === 3 ? 'three' : String(count)
}
