import {
  beginInvolvement,
  beginRecord,
  ownRecord,
  recordConsent,
  restrictPerson,
} from '../../contexts/people/index.ts'
import { dayOf } from '../../platform/dates.ts'
import { newId } from '../../platform/ids.ts'
import { actAs, type Stage } from '../stage.ts'
import { agreeToShare } from './sharing.ts'
import { tellings } from './tellings.ts'

const day = 24 * 60 * 60 * 1000

/** The agreements, the first invented people, and who works with them: all by workers under their own rights. */
export async function tellPeople(stage: Stage, now: Date): Promise<void> {
  await agreeToShare(stage)
  const begun = new Map<string, string>()
  const inOrder = [...tellings].sort((a, b) => b.daysAgo - a.daysAgo)
  for (const { key, by, daysAgo, foundAs, telling } of inOrder) {
    const at = new Date(now.getTime() - daysAgo * day)
    const { whereabouts } = telling
    await actAs(stage, by, 'begin a record', async (tx, actor) => {
      const { personId } = await beginRecord(
        tx,
        actor,
        {
          ...telling,
          recordId: newId(),
          personId: foundAs ? (begun.get(foundAs) ?? null) : null,
          whereabouts: whereabouts ? { ...whereabouts, seenAt: at } : null,
        },
        at,
      )
      begun.set(key, personId)
    })
  }
  const personOf = (key: string) => begun.get(key) ?? ''
  await workWithOak(stage, personOf('oak'), now)
  await actAs(stage, 'refuge', 'restrict a person', (tx, actor) =>
    restrictPerson(
      tx,
      actor,
      personOf('wren'),
      {
        id: newId(),
        reason: 'Somebody dangerous looks for her',
        reviewOn: dayOf(new Date(now.getTime() + 180 * day)),
        staff: [],
      },
      dayOf(now),
    ),
  )
}

async function workWithOak(stage: Stage, personId: string, now: Date) {
  await actAs(stage, 'outreach', 'work with a person', async (tx, actor) => {
    const recordId = await ownRecord(tx, actor, personId, now)
    await beginInvolvement(tx, actor, {
      id: newId(),
      recordId,
      kind: 'caseload',
      organisationId: actor.organisationId,
      userId: actor.userId,
    })
    await recordConsent(
      tx,
      actor,
      personId,
      {
        asking: newId(),
        decision: 'given',
        askedHow: 'in-person',
        askedWhere: 'Larkminster bus station',
        witnessedBy: '',
        said: '',
        on: dayOf(now),
        expiresOn: null,
        refusesRest: false,
        organisations: null,
        categories: null,
        withWhom: 'all',
        what: 'all',
        rest: '',
        form: 'share.1',
        scan: undefined,
      },
      { now, today: dayOf(now), files: stage.files },
    )
  })
}
