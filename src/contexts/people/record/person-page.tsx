import {
  Dated,
  GovukButton,
  GovukDetails,
  GovukInsetText,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import { TimelineSection } from '../timeline/timeline-section.tsx'
import { AnswersSection } from './answers/answers-section.tsx'
import { mayBothBeTrue } from './birth-rules.ts'
import type { BirthInput } from './fact-inputs.ts'
import { AddLink, Fact, FactSection, NothingSeen, type Reader } from './facts/fact-section.tsx'
import { belongingKind } from './kinds/belonging.tsx'
import { birthKind } from './kinds/birth.tsx'
import { companionKind } from './kinds/companion.tsx'
import { contactRouteKind } from './kinds/contact-route.tsx'
import { identifierKind } from './kinds/identifier.tsx'
import { lookKind } from './kinds/look.tsx'
import { nameKind } from './kinds/name.tsx'
import { verificationKind } from './kinds/verification.tsx'
import { warningKind } from './kinds/warning.tsx'
import { whereaboutsKind } from './kinds/whereabouts.tsx'
import type { PersonPageLoaded } from './load-person-page.ts'
import type { PersonPageQuery } from './person-page-form.ts'
import { PersonTop } from './person-top.tsx'
import { pictureKind } from './pictures/picture-kind.ts'

/** One page for a person: at the top what has to be known, then what is held, then everything that happened. */
export function PersonPage({
  loaded,
  chrome,
  query,
  today,
}: PageProps<PersonPageLoaded, PersonPageQuery>) {
  const { person, sections } = loaded
  return (
    <Page
      title={person.name}
      chrome={chrome}
      width="full"
      back={{ href: '/people', text: 'Find somebody' }}
    >
      <PersonTop loaded={loaded} today={today} />
      {loaded.mayTell.length > 0 && (
        <div class="tl-action-bar">
          <GovukButton href={`/people/${person.personId}/notes/new`} text="Add a note" />
          {loaded.mayTell.includes('street') && (
            <GovukButton
              href={`/people/${person.personId}/places/new`}
              text="Add where they were seen"
              classes="govuk-button--secondary"
            />
          )}
        </div>
      )}
      <p class="govuk-body">There may be more that you may not see.</p>
      <nav class="tl-person__nav" aria-label="On this page">
        <ul class="govuk-list">
          {[{ id: 'timeline', title: 'Timeline' }, ...ownSections, ...sections].map(section => (
            <li>
              <a class="govuk-link" href={`#${section.id}`}>
                {section.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <OwnSections loaded={loaded} />
      {sections.map(section => (
        <section class="tl-person__section">
          <h2 class="govuk-heading-m" id={section.id}>
            {section.title}
          </h2>
          {section.content}
        </section>
      ))}
      <TimelineSection
        path={`/people/${person.personId}`}
        timeline={loaded.timeline}
        kinds={loaded.timelineKinds}
        chosen={query.kind}
        isFirstPage={query.before === null}
      />
    </Page>
  )
}

const ownSections = [
  { id: 'warnings', title: 'Warnings' },
  { id: 'names', title: 'Names, birth and looks' },
  { id: 'answers', title: 'What they said about themselves' },
  { id: 'contact', title: 'How to reach them' },
  { id: 'places', title: 'Where they were seen' },
  { id: 'companions', title: 'Who belongs to them' },
  { id: 'belongings', title: 'Belongings kept for them' },
  { id: 'numbers', title: 'Numbers they are known by' },
  { id: 'records', title: 'Whose records these are' },
]

function OwnSections({ loaded }: { loaded: PersonPageLoaded }) {
  const { person, standing, ownOrganisationId, mayTell } = loaded
  const reader: Reader = { person, ownOrganisationId, mayTell }
  return (
    <div class="tl-person__sections">
      <WarningsSection loaded={loaded} reader={reader} />
      <FactSection reader={reader} rows={standing.names} kind={nameKind} />
      <FactSection
        reader={reader}
        rows={standing.births}
        kind={birthKind}
        before={<Disagreement births={standing.births as BirthInput[]} />}
      />
      <FactSection
        reader={reader}
        rows={standing.looks}
        kind={lookKind}
        addText="Add how they can be recognised"
      />
      <Pictures loaded={loaded} reader={reader} />
      <FactSection reader={reader} rows={standing.verifications} kind={verificationKind} />
      <AnswersSection loaded={loaded} />
      <FactSection reader={reader} rows={standing.contactRoutes} kind={contactRouteKind} />
      <Places loaded={loaded} reader={reader} />
      <FactSection reader={reader} rows={standing.companions} kind={companionKind} />
      <FactSection
        reader={reader}
        rows={standing.belongings}
        kind={belongingKind}
        extraOf={row => [
          { href: `/people/${person.personId}/belongings/${row.id}/hand-back`, text: 'Hand back' },
        ]}
      />
      <FactSection reader={reader} rows={standing.identifiers} kind={identifierKind} />
      <Records loaded={loaded} />
    </div>
  )
}

/** Two tellings that cannot both be true are shown side by side; nobody is called wrong. */
function Disagreement({ births }: { births: readonly BirthInput[] }) {
  const differ = births.some(one => births.some(other => !mayBothBeTrue(one, other)))
  if (!differ) return null
  return (
    <GovukInsetText>
      These do not agree. All are shown as they were told; ask them when there is a good moment.
    </GovukInsetText>
  )
}

function WarningsSection({ loaded, reader }: { loaded: PersonPageLoaded; reader: Reader }) {
  const { standing } = loaded
  return (
    <section class="tl-person__section">
      <h2 class="govuk-heading-m" id="warnings">
        Warnings
      </h2>
      {standing.warnings.length === 0 && <NothingSeen />}
      {standing.warnings.map(row => {
        const text = standing.warningTexts.find(one => one.warningId === row.id)
        return (
          <Fact reader={reader} row={row} kind={{ ...warningKind, isChangeable: Boolean(text) }}>
            {text ? (
              <p class="govuk-body-s tl-words" dir="auto">
                {`${text.words}\nWhat to do: ${text.whatToDo}`}
              </p>
            ) : (
              <p class="govuk-body-s">You may not read the words of this warning.</p>
            )}
          </Fact>
        )
      })}
      {reader.mayTell.includes('identity') && (
        <AddLink href={`/people/${reader.person.personId}/warnings/new`} text="Add a warning" />
      )}
    </section>
  )
}

function Places({ loaded, reader }: { loaded: PersonPageLoaded; reader: Reader }) {
  const rows = loaded.standing.whereabouts
  const [newest, ...older] = rows
  return (
    <section class="tl-person__section">
      <h2 class="govuk-heading-m" id="places">
        {whereaboutsKind.words.heading}
      </h2>
      {newest ? <Fact reader={reader} row={newest} kind={whereaboutsKind} /> : <NothingSeen />}
      {older.length > 0 && (
        <GovukDetails
          summaryText={older.length === 1 ? 'One more place' : `${older.length} more places`}
        >
          {older.slice(0, 30).map(row => (
            <Fact reader={reader} row={row} kind={whereaboutsKind} />
          ))}
          {older.length > 30 && <p class="govuk-body">Older ones are in the timeline.</p>}
        </GovukDetails>
      )}
      {reader.mayTell.includes('street') && (
        <AddLink
          href={`/people/${reader.person.personId}/places/new`}
          text="Add where they were seen"
        />
      )}
    </section>
  )
}

function Pictures({ loaded, reader }: { loaded: PersonPageLoaded; reader: Reader }) {
  const { person, standing, mayAddPicture } = loaded
  if (standing.pictures.length === 0 && !mayAddPicture) return null
  return (
    <section class="tl-person__section">
      <h2 class="govuk-heading-m" id="pictures">
        Pictures
      </h2>
      {standing.pictures.map(row => (
        <Fact reader={reader} row={row} kind={pictureKind}>
          <img
            class="tl-person__picture"
            src={`/people/${person.personId}/pictures/${row.id}/picture`}
            alt={row.words}
            loading="lazy"
          />
        </Fact>
      ))}
      {standing.pictures.length === 0 && <NothingSeen />}
      {mayAddPicture && (
        <AddLink href={`/people/${person.personId}/pictures/new`} text="Add a picture" />
      )}
    </section>
  )
}

const sources: Record<string, string> = {
  told: 'told by the person',
  seen: 'by a worker who could not ask',
  referral: 'from a referral',
  import: 'from a file',
}

/** Which organisations hold records about the person, as far as the reader sees them. */
function Records({ loaded }: { loaded: PersonPageLoaded }) {
  return (
    <section class="tl-person__section">
      <h2 class="govuk-heading-m" id="records">
        Whose records these are
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {loaded.person.records.map(record => (
          <li>
            Record of {record.organisation}, begun on <Dated value={record.givenAt} />,{' '}
            {sources[record.source] ?? record.source}
          </li>
        ))}
      </ul>
    </section>
  )
}
