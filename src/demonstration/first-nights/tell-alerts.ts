import { timeOf } from '../../contexts/people/index.ts'
import {
  answerFor,
  joinAlerts,
  keepAnswer,
  putOnShift,
  recordAlert,
  recordAlertForm,
  setOutcome,
} from '../../contexts/street/index.ts'
import { dayOf } from '../../platform/dates.ts'
import type { Actor } from '../../platform/db/access.ts'
import type { Tx } from '../../platform/db/connect.ts'
import { newId } from '../../platform/ids.ts'
import { actAs, type Stage } from '../stage.ts'
import { type NightAlert, nightAlerts } from './night-alerts.ts'

const day = 24 * 60 * 60_000

type Told = {
  sites: ReadonlyMap<string, string>
  contacts: readonly { key: string; id: string; at: Date }[]
  tonight: string
}

/** What the public told, what came of it, and who was told so; two are late, two are for tonight. */
export async function tellAlerts(stage: Stage, told: Told, now: Date): Promise<void> {
  const ids = new Map(nightAlerts.map(({ key }) => [key, newId()]))
  const idOf = (key: string) => ids.get(key) ?? ''
  await actAs(stage, 'coordinator', 'answer alerts', async (tx, actor) => {
    for (const alert of nightAlerts) await write(tx, actor, alert, idOf(alert.key), told, now)
    for (const { key, joinedTo } of nightAlerts)
      if (joinedTo) await joinAlerts(tx, idOf(key), { version: 1, to: idOf(joinedTo) })
    for (const alert of nightAlerts) await follow(tx, actor, alert, idOf(alert.key), told, now)
    for (const alert of nightAlerts) if (alert.isAnswered) await answer(tx, actor, alert, idOf, now)
    for (const { key, forTonight } of nightAlerts)
      if (forTonight) await putOnShift(tx, idOf(key), { version: 1, shift: told.tonight }, now)
  })
}

function toldAt({ daysAgo }: NightAlert, now: Date): Date {
  return new Date(now.getTime() - daysAgo * day - 60 * 60_000)
}

async function write(
  tx: Tx,
  actor: Actor,
  alert: NightAlert,
  id: string,
  { sites }: Told,
  now: Date,
) {
  const at = toldAt(alert, now)
  const [year, month, date] = dayOf(at).split('-')
  const input = recordAlertForm.parse({
    id,
    young: 'no',
    source: alert.source,
    'on-day': date,
    'on-month': month,
    'on-year': year,
    time: timeOf(at),
    area: alert.areaCode,
    site: (alert.site && sites.get(alert.site)) ?? '',
    place: alert.place,
    description: alert.description,
    words: alert.words ?? '',
    wantsAnswer: alert.reporter ? 'yes' : 'no',
    ...alert.reporter,
  })
  await recordAlert(tx, actor, input, at)
}

async function follow(
  tx: Tx,
  actor: Actor,
  alert: NightAlert,
  id: string,
  { contacts }: Told,
  now: Date,
) {
  const { outcome } = alert
  if (!outcome) return
  const at = new Date(toldAt(alert, now).getTime() + outcome.afterDays * day)
  const met = contacts
    .filter(one => one.key !== '' && one.key === outcome.met && one.at <= at)
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  await setOutcome(
    tx,
    actor,
    id,
    { version: 1, outcome: outcome.code, words: outcome.words, contact: met?.id ?? null },
    at,
  )
}

async function answer(
  tx: Tx,
  actor: Actor,
  alert: NightAlert,
  idOf: (key: string) => string,
  now: Date,
) {
  const stands = nightAlerts.find(one => one.key === (alert.joinedTo ?? alert.key))
  if (!stands?.outcome) throw new Error(`Nothing came of '${alert.key}' that could be told`)
  const at = new Date(toldAt(stands, now).getTime() + (stands.outcome.afterDays + 1) * day)
  await keepAnswer(
    tx,
    actor,
    { id: idOf(stands.key), reporterOf: idOf(alert.key) },
    { how: alert.reporter?.email ? 'email' : 'phone', answer: answerFor(stands.outcome.code) },
    at,
  )
}
