import type { PlainDate } from '../../../platform/dates.ts'
import type { DeathFacts } from './death-queries.ts'

/** What is wrong with a version of a death, beside which field; undefined where nothing is. */
export function problemOf(
  death: DeathFacts,
  today: PlainDate,
): { field: string; message: string } | undefined {
  return problemOfTime(death, today) ?? problemOfReview(death, today) ?? problemOfRest(death, today)
}

function problemOfTime(death: DeathFacts, today: PlainDate) {
  const { diedPrecision, diedOn, diedTime, diedUntil, foundOn, foundTime } = death
  if (diedPrecision === 'not-known' && !foundOn)
    return { field: 'foundOn', message: 'Enter the day on which they were found' }
  if (diedPrecision !== 'not-known' && !diedOn)
    return { field: 'diedOn', message: 'Enter the day of the death' }
  if (diedPrecision === 'time' && !diedTime)
    return { field: 'diedTime', message: 'Enter the time, like 06:30' }
  if (diedPrecision === 'between' && !diedUntil)
    return { field: 'diedUntil', message: 'Enter the later of the two days' }
  if (diedUntil && diedOn && diedUntil < diedOn)
    return { field: 'diedUntil', message: 'The later day must not be before the first' }
  if (foundTime && !foundOn)
    return { field: 'foundOn', message: 'Enter the day as well, or leave the time empty' }
  // Near a day is near it on both sides.
  if (foundOn && diedOn && foundOn < diedOn && diedPrecision !== 'about')
    return { field: 'foundOn', message: 'They cannot have been found before they died' }
  for (const [field, day] of Object.entries({ diedOn, diedUntil, foundOn }))
    if (day && day > today) return { field, message: 'The day must be today or before' }
  return undefined
}

function problemOfReview(death: DeathFacts, today: PlainDate) {
  const { referral, referredOn, decision, decidedOn, causeStage, cause } = death
  if (causeStage !== 'awaiting' && !cause) return { field: 'cause', message: 'Choose the cause' }
  if (referral === 'referred' && !referredOn)
    return { field: 'referredOn', message: 'Enter the day of the referral' }
  if (decision && !decidedOn)
    return { field: 'decidedOn', message: 'Enter the day of the decision' }
  if (decision && decidedOn && referredOn && decidedOn < referredOn)
    return { field: 'decidedOn', message: 'The decision must not be before the referral' }
  if (decidedOn && !decision) return { field: 'decision', message: 'Choose what was decided' }
  for (const [field, day] of Object.entries({ referredOn, decidedOn }))
    if (day && day > today) return { field, message: 'The day must be today or before' }
  return undefined
}

function problemOfRest(death: DeathFacts, today: PlainDate) {
  const { verifiedBy, verifiedOn, lastContactOn, diedOn, diedUntil } = death
  if (verifiedBy && !verifiedOn)
    return { field: 'verifiedOn', message: 'Enter the day on which it was confirmed' }
  if (verifiedOn && !verifiedBy) return { field: 'verifiedBy', message: 'Choose who confirmed it' }
  if (verifiedOn && verifiedOn > today)
    return { field: 'verifiedOn', message: 'The day must be today or before' }
  const last = diedUntil ?? diedOn
  if (lastContactOn && (lastContactOn > today || (last && lastContactOn > last)))
    return { field: 'lastContactOn', message: 'The last contact must not be after the death' }
  return undefined
}

/** Without what the choices made leave no room for: a time of day where only the day is known, a decision without a referral. */
export function tidied(death: DeathFacts): DeathFacts {
  const { diedPrecision, causeStage, referral } = death
  const isReferred = referral === 'referred'
  return {
    ...death,
    diedOn: diedPrecision === 'not-known' ? null : death.diedOn,
    diedTime: diedPrecision === 'time' ? death.diedTime : null,
    diedUntil: diedPrecision === 'between' ? death.diedUntil : null,
    cause: causeStage === 'awaiting' ? null : death.cause,
    referredOn: isReferred ? death.referredOn : null,
    decision: isReferred ? death.decision : null,
    decidedOn: isReferred ? death.decidedOn : null,
  }
}
