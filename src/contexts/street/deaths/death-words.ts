import { formatDay } from '../../../design-system/index.ts'
import { causeStages, memorials, referrals } from './death-form.ts'
import type { DeathFacts } from './death-queries.ts'

/** What codes, organisations and areas are called. */
export type Names = {
  labels: ReadonlyMap<string, string>
  organisations: ReadonlyMap<string, string>
  areas: ReadonlyMap<string, string>
}

/** The parts of a death that are changed together, in the order in which they are shown. */
export const sectionTitles = {
  happened: 'What happened',
  background: 'Who they were to the partners',
  coroner: 'Coroner and cause',
  review: 'Safeguarding and review',
  family: 'Family and funeral',
  verify: 'Confirmed',
} as const
export type Section = keyof typeof sectionTitles

type DeathTime = Pick<DeathFacts, 'diedPrecision' | 'diedOn' | 'diedUntil' | 'foundOn'> & {
  diedTime?: string | null
}

/** '3 March 2026 at 06:30', 'near 3 March 2026', 'found on 3 March 2026'. */
export function whenDied(death: DeathTime): string {
  const { diedPrecision, diedOn, diedTime, diedUntil, foundOn } = death
  if (!diedOn) return foundOn ? `Found on ${formatDay(foundOn)}` : 'Not known'
  const day = formatDay(diedOn)
  if (diedPrecision === 'time' && diedTime) return `${day} at ${diedTime}`
  if (diedPrecision === 'about') return `Near ${day}`
  if (diedPrecision === 'between' && diedUntil) return `Between ${day} and ${formatDay(diedUntil)}`
  return day
}

const none = 'Not written down yet'
const on = (day: string | null) => (day ? formatDay(day) : none)
const said = (words: string) => words || none

/** What a section says of a death, line by line, for its page and for two versions side by side. */
export function linesOf(
  section: Section,
  death: DeathFacts,
  { labels, organisations, areas }: Names,
): [label: string, text: string][] {
  const label = (list: string, code: string | null) =>
    code ? (labels.get(`${list} ${code}`) ?? code) : none
  const several = (list: string, codes: readonly string[]) =>
    codes.length === 0 ? none : codes.map(code => label(list, code)).join('; ')
  switch (section) {
    case 'happened':
      return [
        ['Called', death.called],
        ['Died', whenDied(death)],
        [
          'Found',
          death.foundOn
            ? [formatDay(death.foundOn), death.foundTime].filter(Boolean).join(' at ')
            : none,
        ],
        [
          'Where',
          [death.place, death.areaCode && areas.get(death.areaCode)].filter(Boolean).join(', ') ||
            none,
        ],
        ['Lived', label('death-accommodation', death.accommodation)],
        ['What happened', said(death.whatHappened)],
      ]
    case 'background':
      return [
        ['What applied to them', several('death-cohort', death.cohort)],
        [
          'Agencies that knew them',
          [
            ...death.agencies.map(id => organisations.get(id) ?? 'An organisation'),
            death.otherAgencies,
          ]
            .filter(Boolean)
            .join('; ') || none,
        ],
        [
          'Last contact of another agency',
          [death.lastContactWith, death.lastContactOn && formatDay(death.lastContactOn)]
            .filter(Boolean)
            .join(', ') || none,
        ],
      ]
    case 'coroner':
      return [
        ['Coroner', label('coroner', death.coroner)],
        ['More', said(death.coronerWords)],
        [
          'Cause',
          death.cause
            ? `${label('death-cause', death.cause)} (${causeStages[death.causeStage].toLowerCase()})`
            : causeStages.awaiting,
        ],
        ['About the cause', said(death.causeWords)],
      ]
    case 'review':
      return [
        [
          'Referral for a safeguarding adults review',
          [referrals[death.referral], death.referredOn && formatDay(death.referredOn)]
            .filter(Boolean)
            .join(', '),
        ],
        ['Criteria that were met', several('review-criterion', death.criteria)],
        [
          'Decision',
          death.decision
            ? [label('review-decision', death.decision), on(death.decidedOn)].join(', ')
            : none,
        ],
        ['About the referral', said(death.referralWords)],
        ['Rapid review', on(death.rapidReviewOn)],
        ['Themes', several('review-theme', death.themes)],
        ['What was learned', said(death.themeWords)],
      ]
    case 'family':
      return [
        ['Family', said(death.kinWords)],
        ['Remembered in public', memorials[death.memorial]],
        ['What they said', said(death.memorialWords)],
        ['Funeral', on(death.funeralOn)],
        ['About the funeral', said(death.funeralWords)],
      ]
    case 'verify':
      return [
        [
          'Confirmed',
          death.verifiedBy
            ? [label('death-verified-by', death.verifiedBy), on(death.verifiedOn)].join(', ')
            : 'Not confirmed yet: it is in no figure',
        ],
        ['How', said(death.verifiedWords)],
        ['Stands', death.stands ? 'Yes' : 'No: it was written down by mistake and is in no figure'],
      ]
  }
}
