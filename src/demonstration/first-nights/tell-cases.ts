import {
  beginSnapshot,
  changeDeath,
  entryForm,
  recordDeath,
  recordEnforcement,
  recordStatus,
  savePartner,
} from '../../contexts/street/index.ts'
import { addDays, dayOf, type PlainDate } from '../../platform/dates.ts'
import type { Actor } from '../../platform/db/access.ts'
import type { Tx } from '../../platform/db/connect.ts'
import { newId } from '../../platform/ids.ts'
import { actAs, type Stage } from '../stage.ts'
import { nightPeople } from './night-people.ts'

const larkminster = 'X06000001'

type Records = ReadonlyMap<string, string>

/** Who came inside, who is in hospital, who died; enforcement with what was offered before; the count that is planned. */
export async function tellCases(stage: Stage, records: Records, now: Date): Promise<void> {
  const today = dayOf(now)
  await tellStatuses(stage, records, today)
  await tellEnforcement(stage, records, { now, today })
  await tellDeath(stage, records, { now, today })
  await planCount(stage, today)
}

const statuses = [
  { key: 'imran', daysAgo: 15, status: 'housed', reason: 'social-tenancy' },
  { key: 'bracken', daysAgo: 19, status: 'hospital', reason: 'general-hospital' },
  { key: 'lorcan', daysAgo: 10, status: 'moved-on', reason: 'hostel' },
  { key: 'hob', daysAgo: 8, status: 'elsewhere', reason: 'another-area' },
] as const

async function tellStatuses(stage: Stage, records: Records, today: PlainDate) {
  await actAs(stage, 'outreach', 'keep the list', async (tx, actor) => {
    for (const { key, daysAgo, status, reason } of statuses)
      await recordStatus(
        tx,
        actor,
        {
          id: newId(),
          recordId: records.get(key) ?? '',
          status,
          reason,
          on: addDays(today, -daysAgo),
        },
        today,
      )
  })
}

function boxes(name: string, day: PlainDate) {
  const [year, month, date] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

type When = { now: Date; today: PlainDate }

async function tellEnforcement(stage: Stage, records: Records, when: When) {
  const { today } = when
  await actAs(stage, 'coordinator', 'write down enforcement', async (tx, actor) => {
    const write = async (key: string, typed: Record<string, unknown>) =>
      recordEnforcement(
        tx,
        actor,
        await personOf(tx, records, key),
        entryForm.parse({ id: newId(), area: larkminster, ...typed }),
        when,
      )
    await write('bodkin', {
      kind: 'protection-warning',
      doneBy: 'Larkminster City Centre Team',
      ...boxes('done', addDays(today, -12)),
      place: 'Teasel Viaduct',
      words: 'Fires under the arch, after a complaint of the railway.',
      'offer-1': 'shelter',
      ...boxes('offered-1', addDays(today, -14)),
      'answer-1': 'refused',
      'words-1': 'Lantern Outreach. He will not go where he cannot lock the door.',
      'offer-2': 'housing-options',
      ...boxes('offered-2', addDays(today, -13)),
      'answer-2': 'accepted',
      'words-2': 'Appointment on Thursday',
    })
    await write('quarrel', {
      kind: 'dispersal',
      doneBy: 'Thistleshire Police',
      ...boxes('done', addDays(today, -9)),
      place: 'Ring road underpass',
      noOffer: 'There was a fight and somebody was hurt. Nobody could talk with him that night.',
    })
  })
}

async function tellDeath(stage: Stage, records: Records, when: When) {
  const diedOn = addDays(when.today, -22)
  await actAs(stage, 'coordinator', 'write down a death', async (tx, actor) => {
    const id = newId()
    const person = nightPeople.find(one => one.key === 'osric')
    await recordDeath(
      tx,
      actor,
      {
        id,
        personId: await personOf(tx, records, 'osric'),
        because: 'The hospital rang the next morning',
        called: `${person?.given} ${person?.family}`,
        diedPrecision: 'day',
        diedOn,
        diedTime: null,
        diedUntil: null,
        foundOn: diedOn,
        foundTime: '06:40',
        areaCode: larkminster,
        place: 'Corn Street car park',
        accommodation: 'sleeping-rough',
        whatHappened:
          'Found by the guard in the morning. Outreach had met him three nights before.',
        coroner: 'investigation',
      },
      when,
    )
    await changeDeath(
      tx,
      actor,
      id,
      {
        version: 1,
        because: 'Rapid review with the hospital and Lantern Outreach',
        changes: {
          cohort: ['long-term'],
          referral: 'referred',
          referredOn: addDays(diedOn, 4),
          referralWords: 'Referred as every death of somebody sleeping rough is here.',
          criteria: ['care-needs', 'concern'],
          rapidReviewOn: addDays(diedOn, 12),
          themes: ['information-sharing', 'discharge'],
          themeWords: 'The ward did not know that he slept in a car park.',
          verifiedBy: 'local-charity',
          verifiedOn: addDays(diedOn, 2),
          verifiedWords: 'Lantern Outreach, who knew him',
        },
      },
      when,
    )
  })
}

/** The count of this autumn; loaded in winter, spring or summer, that of the next. */
async function planCount(stage: Stage, today: PlainDate) {
  await actAs(stage, 'coordinator', 'plan the count', async (tx: Tx, actor: Actor) => {
    const id = newId()
    const year = Number(today.slice(0, 4)) + (today.slice(5) > '11-30' ? 1 : 0)
    await beginSnapshot(tx, actor, {
      id,
      area: larkminster,
      approach: 'spotlight',
      night: `${year}-11-26`,
    })
    const agencies = [
      { name: 'Lantern Outreach', kind: 'outreach', independent: undefined },
      { name: 'Larkminster Faith Forum', kind: 'faith', independent: 'yes' },
    ] as const
    for (const { name, kind, independent } of agencies)
      await savePartner(tx, actor, id, {
        id: newId(),
        name,
        kind,
        independent: independent === 'yes',
        attended: null,
        agreed: false,
      })
  })
}

async function personOf(tx: Tx, records: Records, key: string): Promise<string> {
  const { personId } = await tx
    .selectFrom('people.record')
    .select('personId')
    .where('id', '=', records.get(key) ?? '')
    .executeTakeFirstOrThrow()
  return personId
}
