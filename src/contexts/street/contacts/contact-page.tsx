import {
  Dated,
  GovukButton,
  GovukInsetText,
  GovukSummaryList,
  GovukWarningText,
  Page,
} from '../../../design-system/index.ts'
import type { PageProps } from '../../../platform/web/route.ts'
import type { Code } from '../code-queries.ts'
import { gridReference } from '../sites/grid-reference-rules.ts'
import type { ShownContact, ShownLink } from './contact-queries.ts'
import { beddingInWords, Whom } from './contact-words.tsx'

export type ContactLoaded = { contact: ShownContact; needs: Code[] }

const companies = {
  alone: 'Alone',
  'with-others': 'With others',
  'not-known': 'Not written down',
}
const answers = {
  accepted: 'accepted',
  refused: 'did not want it',
  'not-answered': 'did not answer',
}

/** One contact: what was seen, what was offered, and whom it is said to be about. */
export function ContactPage({ chrome, loaded }: PageProps<ContactLoaded>) {
  const { contact, needs } = loaded
  const here = `/street/contacts/${contact.id}`
  return (
    <Page
      title="Contact"
      chrome={chrome}
      back={{ href: '/street/contacts', text: 'Back to contacts' }}
    >
      <span class="govuk-caption-l">Contact</span>
      <h1 class="govuk-heading-l">
        <Dated value={contact.seenAt} withTime />
      </h1>
      {contact.withdrawnAt && (
        <GovukInsetText>
          Withdrawn on <Dated value={contact.withdrawnAt} withTime /> by {contact.withdrawnBy}
          {contact.withdrawnBecause && `: ${contact.withdrawnBecause}`}. It counts no more.
          {contact.replacedById && (
            <>
              {' '}
              <a class="govuk-link" href={`/street/contacts/${contact.replacedById}`}>
                The contact that took its place
              </a>
            </>
          )}
        </GovukInsetText>
      )}
      {contact.isErased && (
        <GovukInsetText>
          What was held about whoever it was has been deleted. What is left is a figure.
        </GovukInsetText>
      )}
      {contact.warning !== '' && (
        <GovukWarningText text={contact.warning} iconFallbackText="Warning" />
      )}
      <h2 class="govuk-heading-m">Whom it is about</h2>
      <p class="govuk-body">
        <Whom contact={contact} />
      </p>
      <WhomButtons contact={contact} here={here} />
      <h2 class="govuk-heading-m">What was seen</h2>
      <GovukSummaryList rows={seenRows(contact, needs)} />
      {contact.files.map(file => (
        <p class="govuk-body">
          <a class="govuk-link" href={`${here}/pictures/${file.fileId}`}>
            Picture: {file.words || 'no words go with it'}
          </a>
        </p>
      ))}
      {contact.links.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Whom it was said to be about</h2>
          <ul class="govuk-list">
            {contact.links.map(link => (
              <li>
                <Link link={link} />
              </li>
            ))}
          </ul>
        </>
      )}
      {contact.mayChange && (
        <>
          <h2 class="govuk-heading-m">If it is not right</h2>
          <p class="govuk-body">
            What was seen is never changed. Another contact can take its place, or it can be
            withdrawn.
          </p>
          <ul class="govuk-list">
            <li>
              <a class="govuk-link" href={`${here}/correct`}>
                Put it right
              </a>
            </li>
            <li>
              <a class="govuk-link" href={`${here}/withdraw`}>
                Withdraw it
              </a>
            </li>
          </ul>
        </>
      )}
    </Page>
  )
}

function WhomButtons({ contact, here }: { contact: ShownContact; here: string }) {
  if (!contact.mayChange) return null
  return (
    <div class="govuk-button-group">
      <GovukButton
        href={`${here}/link`}
        text={contact.recordId ? 'It was somebody else' : 'Say who it was'}
        classes={contact.recordId ? 'govuk-button--secondary' : ''}
      />
      {contact.recordId && (
        <a class="govuk-link" href={`${here}/detach`}>
          Nobody knows who it was
        </a>
      )}
    </div>
  )
}

function seenRows(contact: ShownContact, needs: readonly Code[]) {
  const { easting, northing, accuracy } = contact
  const row = (text: string, value: string) => ({
    key: { text },
    value: { html: <span class="tl-words">{value}</span> },
  })
  return [
    {
      key: { text: 'Where' },
      value: {
        html: (
          <>
            {contact.siteId && (
              <a class="govuk-link" href={`/street/sites/${contact.siteId}`}>
                {contact.site}
              </a>
            )}
            {[
              contact.siteId ? '' : null,
              ...[contact.place, contact.placeKindLabel, contact.area].filter(Boolean),
            ]
              .filter(part => part !== null)
              .join(', ') || (contact.siteId ? '' : 'Not written down')}
          </>
        ),
      },
    },
    ...(easting !== null && northing !== null
      ? [
          row(
            'Point',
            `${gridReference({ easting, northing })}${accuracy === null ? '' : `, to about ${accuracy} metres`}`,
          ),
        ]
      : []),
    {
      key: { text: 'Night that began on' },
      value: { html: <Dated value={contact.nightOf} /> },
    },
    row('How they were', beddingInWords(contact)),
    ...(contact.description ? [row('How they looked', contact.description)] : []),
    row('Company', [companies[contact.company], contact.companyWords].filter(Boolean).join(': ')),
    ...(contact.needs.length > 0
      ? [
          row(
            'What they needed',
            contact.needs
              .map(code => needs.find(need => need.code === code)?.label ?? code)
              .join(', '),
          ),
        ]
      : []),
    row(
      'What was offered',
      contact.offers.length === 0
        ? 'Nothing written down'
        : contact.offers
            .map(
              offer =>
                `${offer.label}: ${answers[offer.answer]}${offer.words ? ` (${offer.words})` : ''}`,
            )
            .join('\n'),
    ),
    ...(contact.words ? [row('What happened', contact.words)] : []),
    ...(contact.shiftId
      ? [
          {
            key: { text: 'Shift' },
            value: {
              html: (
                <a class="govuk-link" href={`/street/shifts/${contact.shiftId}`}>
                  <Dated value={contact.shiftAt} withTime />
                </a>
              ),
            },
          },
        ]
      : []),
    ...contact.alerts.map(alert => ({
      key: { text: 'Alert' },
      value: {
        html: (
          <a class="govuk-link" href={`/street/alerts/${alert.id}`}>
            {alert.place}
          </a>
        ),
      },
    })),
    {
      key: { text: 'Written down' },
      value: {
        html: (
          <>
            {contact.recordedBy}, {contact.organisation}, <Dated value={contact.notedAt} withTime />
            {contact.way === 'phone' ? ', on the phone' : ', at the desk'}
          </>
        ),
      },
    },
    ...(contact.replacesId
      ? [
          {
            key: { text: 'Took the place of' },
            value: {
              html: (
                <a class="govuk-link" href={`/street/contacts/${contact.replacesId}`}>
                  another contact
                </a>
              ),
            },
          },
        ]
      : []),
  ]
}

const because: Record<ShownLink['because'], string> = {
  seen: 'said by whoever saw them',
  thought: 'thought by whoever saw them',
  later: 'said later',
  detached: 'nobody knows after all',
  wrong: 'it was somebody else',
}

function Link({ link }: { link: ShownLink }) {
  return (
    <>
      {link.person ? (
        <a class="govuk-link" href={`/people/${link.person.personId}`}>
          <bdi>{link.person.isRestricted ? 'Somebody who is restricted' : link.person.name}</bdi>
        </a>
      ) : (
        'Nobody'
      )}
      : {because[link.because]}, {link.linkedBy}, <Dated value={link.linkedAt} withTime />
      {link.words !== '' && <span class="govuk-hint tl-words">{link.words}</span>}
    </>
  )
}
