import { Dated, GovukDetails } from '../../../design-system/index.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Condition, ShownClause } from './agreement-queries.ts'
import { basisWords, categoryWords, purposeWords } from './agreement-words.ts'
import { spoken } from './sharing-rules.ts'

/**
 * A clause as one would say it: 'Lantern Outreach and Thistleshire Council share where people sleep rough, to find them a
 * home, as a public task.' The law that it rests on stands below it; whether the person is asked is said apart from it.
 */
export function ClauseInWords({
  clause,
  conditions,
  parties,
  today,
}: {
  clause: ShownClause
  conditions: readonly Condition[]
  /** Who shares it today; left out for what is past. */
  parties?: readonly string[]
  today: PlainDate
}) {
  const find = (code: string | null) => conditions.find(one => one.code === code)
  const basis = find(clause.lawfulBasis)
  const further = [find(clause.specialCondition), find(clause.scheduleCondition)].filter(
    one => one !== undefined,
  )
  return (
    <>
      <p class="govuk-body">
        {parties && parties.length > 1 ? spoken(parties) : 'The parties'} share{' '}
        {categoryWords(clause.category, clause.label)}, {purposeWords(clause.purpose)},{' '}
        {basisWords(clause.lawfulBasis, basis?.label)}.{' '}
        {clause.needsInvolvement
          ? 'Only staff who work with the person see it. '
          : 'Staff see it who have permission for this kind of information. '}
        {clause.needsConsent
          ? 'The person is asked first, and it is shared only while they say yes.'
          : 'The person’s consent is not needed for it.'}
      </p>
      {clause.fromDate > today && (
        <p class="govuk-body">
          This begins on <Dated value={clause.fromDate} />.
        </p>
      )}
      {clause.endsOn !== null && clause.endsOn > today && (
        <p class="govuk-body">
          This no longer counts from <Dated value={clause.endsOn} />.
        </p>
      )}
      <GovukDetails
        summaryText={`The law behind ‘${clause.label}’`}
        html={
          <ul class="govuk-list govuk-list--bullet">
            <li>
              {basis
                ? `${basis.label} (UK GDPR Article ${clause.lawfulBasis}): ${basis.about}`
                : clause.lawfulBasis}
            </li>
            {further.map(one => (
              <li>
                {one.label}
                {one.kind === 'article-9' && ` (UK GDPR Article ${one.code})`}
                {one.kind === 'schedule-1' && ' (Data Protection Act 2018, Schedule 1)'}:{' '}
                {one.about}
              </li>
            ))}
          </ul>
        }
      />
    </>
  )
}
