import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { getDisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import type { App } from '../../../platform/web/app.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, mayReadPlans } from '../../partnership/index.ts'
import { peopleShown } from '../people-shown.ts'
import { FlowPage, type ForFlow } from './flow-page.tsx'
import { type Between, getFlow, listChanged, listPeriods, monthEnds } from './flow-queries.ts'
import { type FlowQuery, flowQuery } from './flow-query-form.ts'
import { exactPeriods, flowWords, type Period, protectPeriods } from './flow-rules.ts'
import { mayReadStreet } from './list-counts.ts'

export function flowRoutes(app: App): void {
  page(app, '/street/list/flow', {
    // Numbers for everybody of the partnership; who stands behind them only for those who may see them.
    allow: mayReadPlans,
    audit: peopleShown('list-flow'),
    query: flowQuery,
    load: ({ db, query, today }) => loadFlow(db, query, today),
    view: FlowPage,
  })
}

async function loadFlow(db: ReadDb, query: FlowQuery, today: PlainDate): Promise<ForFlow> {
  const isExact = await mayReadStreet(db)
  // Whoever is not shown numbers as they are sees whole months that are over, of everywhere: the difference of two days, of
  // an area and the rest, or of what was known on two days, would say of one person what they did.
  const ends = monthEnds(isExact ? today : addDays(`${today.slice(0, 7)}-01`, -1))
  const area = isExact ? query.area : ''
  const periods = await listPeriods(db, ends, area)
  const shown = isExact
    ? exactPeriods(periods)
    : protectPeriods(periods, await getDisclosureRule(db))
  const known = isExact && query.known !== null && query.known < today ? query.known : null
  const days = isExact ? daysOf(query, today) : { from: ends.at(-2), until: ends.at(-1) }
  const { from = today, until = today } = days
  const between: Between = { from, fromKnown: known, until, untilKnown: known, area }
  const [opening, closing] = isExact ? exactPeriods(await getFlow(db, between)) : shown.slice(-2)
  if (!opening || !closing) throw new Error('There are no months to show')
  const behind = isExact && query.reason ? await loadBehind(db, between, query.reason) : null
  return {
    from,
    until,
    known,
    opening,
    closing,
    months: shown.map((period, at) => ({ end: ends[at] ?? until, period })),
    isExact,
    behind,
    areas: await listAreas(db),
    people: {
      shown: behind?.changed.map(one => one.person.personId) ?? [],
      contacts: 0,
    },
  }
}

/** From the end of last month to today, where nothing else is asked for. Nothing is told of days to come. */
function daysOf({ from, until, known }: FlowQuery, today: PlainDate) {
  const last = known !== null && known < today ? known : today
  const end = until !== null && until < last ? until : last
  const begin = from ?? addDays(`${end.slice(0, 7)}-01`, -1)
  // Told the wrong way round, it is turned; what lies ahead is nothing.
  const [first = end, second = end] = [begin, end].sort()
  return second > last ? { from: end, until: last } : { from: first, until: second }
}

async function loadBehind(db: ReadDb, between: Between, asked: string): Promise<ForFlow['behind']> {
  const [direction = '', reason = ''] = asked.split(':')
  const word = flowWords.find(one => one.direction === direction && one.reason === reason)
  if (!word) return null
  const [, closing]: [Period, Period] = await getFlow(db, between)
  const changed = await listChanged(db, between, { direction, reason })
  const all = closing.flows.find(one => one.direction === direction && one.reason === reason)
  return { words: word.label, changed, hidden: (all?.people ?? 0) - changed.length }
}
