import type { Question } from '../reading.ts'
import type { DraftAction } from './draft.ts'
import { plainTimescale } from './timescale.ts'

type Pattern = {
  name: string
  test: RegExp
  ask: (count: number, example: string, reading: string) => string
  why: string
}

const patterns: Pattern[] = [
  {
    name: 'month-two-digits',
    test: /^[a-z]{3,9}\.?[ '-]*\d{2}$/u,
    ask: (count, example, reading) =>
      `${count} due ${count === 1 ? 'date is' : 'dates are'} written like ‘${example}’. ${reading}?`,
    why: 'two digits after a month can be a year or a day; they are read as a year',
  },
  {
    name: 'day-month',
    test: /^\d{1,2}[ -][a-z]{3,9}$/u,
    ask: (count, example) =>
      `${count} due ${count === 1 ? 'date is' : 'dates are'} written like ‘${example}’. Which year, or is the number the year?`,
    why: 'a spreadsheet turns a month and year typed as ‘Apr-20’ into 20 April of the year it was typed in',
  },
  {
    name: 'relative',
    test: /\b(month|mth|week|wk|year|yr|day)s?\b/u,
    ask: (count, example) =>
      `${count} due ${count === 1 ? 'date is a length' : 'dates are lengths'} of time, such as ‘${example}’. When does the plan start?`,
    why: 'a length of time has no date until the start of the plan is known',
  },
  {
    name: 'quarter-calendar',
    test: /^(q|qtr|quarter) ?[1-4][ ,-]*20\d\d$/u,
    ask: (count, example) =>
      `${count} due ${count === 1 ? 'date is' : 'dates are'} written like ‘${example}’. Are these calendar quarters?`,
    why: 'a quarter with one year can be of the calendar or of the financial year',
  },
]

/** One question for all dues of one spelling, and one for all that could not be read. */
export function askAboutTimescales(actions: DraftAction[]): Question[] {
  const questions: Question[] = []
  for (const pattern of patterns) {
    const group = actions.filter(action => matches(pattern, action))
    const [first] = group
    if (!first) continue
    questions.push({
      about: pattern.ask(group.length, first.timescale.raw, inWords(first.timescale.from)),
      why: pattern.why,
      key: `timescale:${pattern.name}`,
      kind: 'timescale',
      targets: group.map(action => action.id),
      proposal: pattern.name === 'month-two-digits' ? 'year' : 'as-read',
      options: optionsOf(pattern.name),
    })
  }
  const unread = actions.filter(
    action =>
      action.timescale.kind === 'other' && !patterns.some(pattern => matches(pattern, action)),
  )
  for (const raw of new Set(unread.map(action => action.timescale.raw))) {
    questions.push({
      about: `When is ‘${raw}’?`,
      why: 'the words are kept as they are, but name no date the reader knows',
      key: `timescale:${plainTimescale(raw)}`,
      kind: 'timescale',
      targets: unread.filter(action => action.timescale.raw === raw).map(action => action.id),
      proposal: raw,
    })
  }
  return questions
}

function matches(pattern: Pattern, action: DraftAction): boolean {
  const { kind, raw } = action.timescale
  if (pattern.name === 'relative') return kind === 'duration'
  return (
    pattern.test.test(plainTimescale(raw)) &&
    (kind === 'month' || kind === 'other' || kind === 'range')
  )
}

function optionsOf(name: string) {
  if (name === 'month-two-digits') {
    return [
      { value: 'year', label: 'The number is the year' },
      { value: 'unread', label: 'The number is not the year: keep the words only' },
    ]
  }
  if (name === 'quarter-calendar') {
    return [
      { value: 'as-read', label: 'Calendar quarters (the first is January to March)' },
      { value: 'financial', label: 'Financial quarters (the first is April to June)' },
    ]
  }
  return [{ value: 'as-read', label: 'Leave them as they are' }]
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

function inWords(value: string | null): string {
  const match = /^(\d{4})-(\d{2})$/u.exec(value ?? '')
  return match ? `${months[Number(match[2]) - 1]} ${match[1]}` : (value ?? 'Is that right')
}
