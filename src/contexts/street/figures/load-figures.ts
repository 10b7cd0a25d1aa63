import { addDays, addMonths, lastDayOfMonth, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { getDisclosureRule, seesExactCounts } from '../../../platform/disclosure/disclosure-rule.ts'
import {
  getDefinition,
  getFlow,
  getNight,
  listCurrentImports,
  listIndicators,
  listNamedAreas,
  noFigures,
} from './figure-queries.ts'
import type { FiguresQuery } from './figures-form.ts'
import { protectFlow, protectNight, protectValues } from './protect-figures-rules.ts'

/**
 * The figures that somebody may see. Those without access to people see small numbers hidden, and only what was known at the
 * end of the last month: asking day after day would show who was added.
 */
export async function loadFigures(db: ReadDb, actor: Actor, query: FiguresQuery, today: PlainDate) {
  const [areas, definition, rule, imports] = [
    await listNamedAreas(db),
    await getDefinition(db, actor.partnershipId),
    await getDisclosureRule(db),
    await listCurrentImports(db),
  ]
  const exact = seesExactCounts(rule, actor.roles)
  const endOfLastMonth = addDays(`${today.slice(0, 7)}-01`, -1)
  const asOf = exact ? query.asOf : endOfLastMonth
  const wished = query.month ?? endOfLastMonth.slice(0, 7)
  const month = !exact && wished > endOfLastMonth.slice(0, 7) ? endOfLastMonth.slice(0, 7) : wished
  const area = areas.find(one => one.code === query.area) ?? areas[0]
  const to = lastDayOfMonth(month)
  const from = addMonths(`${month}-01`, -11)
  const night = query.night && query.night <= to ? query.night : to
  const asked = { areas, area, month, asOf, exact, night, from, to, threshold: rule.threshold }
  if (!area) return { ...asked, imports, definition, figures: undefined }
  const [counted] = await listIndicators(
    db,
    { month, asOf, area: area.code },
    definition.parameters,
  )
  const inArea = { asOf, area: area.code }
  const flow = await getFlow(db, { from, to, ...inArea })
  const single = await getNight(db, { night, ...inArea })
  const values = counted?.values ?? noFigures
  const leftAny = counted?.leftAny ?? 0
  const figures = exact
    ? { values, leftAny, flow: { ...flow, total: flow.flow + flow.stock + flow.returner }, single }
    : {
        ...protectValues(values, leftAny, rule),
        flow: protectFlow(flow, rule),
        single: protectNight(single, rule),
      }
  return { ...asked, imports, definition, figures }
}

export type LoadedFigures = Awaited<ReturnType<typeof loadFigures>>
