import { addDays, type PlainDate } from '../../../../platform/dates.ts'

/** What the ministry asks that these rules look at. */
type Asked = {
  windowFrom: string
  windowTo: string
  earliestStart: string
  planningWeeks: number
}

/** Something that weakens the figure. `leadsTo` is what the guidance says that it leads to. */
export type Warning = { text: string; leadsTo: 'not-fully' | null }

/** Why a night cannot be that of the count; undefined where it can. */
export function refusalOfNight(night: PlainDate, asked: Asked): string | undefined {
  const day = night.slice(5)
  if (day >= asked.windowFrom && day <= asked.windowTo) return undefined
  return `The night must be from ${spoken(asked.windowFrom)} to ${spoken(asked.windowTo)}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function spoken(monthDay: string): string {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  return `${day} ${months[month - 1]}`
}

/** Minutes since the noon before the night: 23:30 comes before 00:30. */
function minuteOfNight(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return (hour * 60 + minute + 720) % 1440
}

/** Whether people set out earlier in the night than the guidance asks. */
export function startsTooEarly(startsAt: string, asked: Pick<Asked, 'earliestStart'>): boolean {
  return minuteOfNight(startsAt) < minuteOfNight(asked.earliestStart)
}

/** What weakens the figure as it is planned, from the snapshot toolkit 2025. */
export function warningsOf(
  plan: {
    approach: 'count' | 'estimate' | 'spotlight'
    night: PlainDate
    startsAt: string | null
    begunOn: PlainDate
    hasIndependent: boolean
    undone: readonly string[]
  },
  asked: Asked,
  today: PlainDate,
): Warning[] {
  const warnings: Warning[] = []
  const isOut = plan.approach !== 'estimate'
  if (isOut && plan.startsAt && startsTooEarly(plan.startsAt, asked))
    warnings.push({
      text: `Setting out at ${plan.startsAt} is before ${asked.earliestStart === '00:00' ? 'midnight' : asked.earliestStart}.`,
      leadsTo: 'not-fully',
    })
  if (isOut && !plan.startsAt)
    warnings.push({ text: 'Nobody has said when the teams set out.', leadsTo: null })
  if (!plan.hasIndependent)
    warnings.push({
      text: 'No independent partner, who is not commissioned by the council, takes part yet.',
      leadsTo: 'not-fully',
    })
  if (addDays(plan.begunOn, asked.planningWeeks * 7) > plan.night)
    warnings.push({
      text: `Planning began less than ${asked.planningWeeks} weeks before the night.`,
      leadsTo: null,
    })
  if (plan.undone.length > 0 && today >= addDays(plan.night, -7))
    warnings.push({ text: `Not prepared yet: ${plan.undone.join('; ')}.`, leadsTo: null })
  return warnings
}
