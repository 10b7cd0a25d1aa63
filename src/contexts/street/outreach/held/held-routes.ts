import { z } from 'zod'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import type { App } from '../../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import type { Look } from '../../../../platform/web/route.ts'
import {
  listAreas,
  mayCoordinate,
  mayGoOut,
  mayGuardData,
  mayWorkWithPeople,
} from '../../../partnership/index.ts'
import { listPersonNames } from '../../../people/index.ts'
import { listCodes } from '../../code-queries.ts'
import { pageNumber } from '../../list-form.ts'
import { peopleShown } from '../../people-shown.ts'
import type { Reason } from '../contract.ts'
import { handOverHeld, putHeldRight, setHeldAside, takeHeldAsItIs } from './decide-held.ts'
import { HandedOverPage } from './handed-over-page.tsx'
import { asItIsForm, handOverForm, putRightForm, setAsideForm } from './held-form.ts'
import { type ForHeld, HandOverPage, HeldPage, SetAsidePage } from './held-page.tsx'
import {
  getHeld,
  listHandedOver,
  listHeldUnseen,
  listOwnHeld,
  listSent,
  listUnseenContacts,
} from './held-queries.ts'
import { type MyNights, MyNightsPage } from './my-nights-page.tsx'
import { PutRightPage } from './put-right-page.tsx'

const paged = z.object({ page: pageNumber })

/** Whoever it names was looked at; nobody, where it names nobody. */
const looked: Look<ForHeld, Record<string, string | undefined>> = {
  event: 'people.person.viewed',
  of: ({ held }) => (held.person ? [{ kind: 'person', id: held.person.personId }] : []),
  details: () => ({ page: 'held' }),
}

const saidWith =
  (first: string) =>
  ({ saved }: { saved: Reason[] }) =>
    [first, ...saved.map(({ message }) => message)].join('. ').concat('.')

export function heldRoutes(app: App): void {
  const pathOf = (id: string) => `/street/held/${id}`
  const load = async ({ db, params }: { db: ReadDb; params: { id: string } }) => ({
    held: await getHeld(db, params.id),
  })
  page(app, '/street/my-nights', {
    allow: mayWorkWithPeople,
    audit: peopleShown<MyNights, { page: number }>('my-nights'),
    query: paged,
    load: async ({ db, actor, query }) => {
      const sent = await listSent(db, actor, query.page)
      const recordIds = sent.items.flatMap(({ recordId }) => recordId ?? [])
      const people = await listPersonNames(db, recordIds)
      return {
        held: await listOwnHeld(db, actor),
        sent,
        names: new Map(
          [...people.values()].map(one => [
            one.recordId,
            one.isRestricted ? 'Somebody who is restricted' : one.name,
          ]),
        ),
        people: {
          shown: [...people.values()].map(({ personId }) => personId),
          contacts: sent.items.filter(({ seenAt }) => seenAt !== null).length,
        },
      }
    },
    view: MyNightsPage,
  })
  page(app, '/street/handed-over', {
    allow: [...mayCoordinate, ...mayGuardData],
    // Neither list names anybody whom it is about.
    audit: 'none',
    query: paged,
    load: async ({ db, actor, query }) => {
      const coordinates = actor.roles.includes('coordinator')
      const guards = actor.roles.includes('data-guardian')
      return {
        handed: coordinates ? await listHandedOver(db, actor, query.page) : null,
        unseen: coordinates ? await listHeldUnseen(db) : [],
        closed: guards ? await listUnseenContacts(db) : null,
      }
    },
    view: HandedOverPage,
  })
  page(app, '/street/held/:id', { allow: mayGoOut, audit: looked, load, view: HeldPage })
  formPage(app, '/street/held/:id/put-right', {
    allow: mayGoOut,
    audit: 'street.item.put-right',
    look: {
      event: 'people.person.viewed',
      of: ({ held }) => (held.person ? [{ kind: 'person', id: held.person.personId }] : []),
      details: () => ({ page: 'held' }),
    },
    load: async ({ db, params, today, now }) => ({
      held: await getHeld(db, params.id),
      areas: await listAreas(db),
      sites: await listOpenSites(db),
      beddings: await listCodes(db, 'bedding', today),
      now,
    }),
    view: PutRightPage,
    form: putRightForm,
    save: ({ tx, actor, input, params, now }) => putHeldRight(tx, actor, params.id, input, now),
    said: saidWith('Recorded'),
    next: ({ params }) => pathOf(params.id),
  })
  postOnly(app, '/street/held/:id/as-it-is', {
    allow: mayCoordinate,
    audit: 'street.item.as-it-is',
    form: asItIsForm,
    save: ({ tx, actor, input, params, now }) =>
      takeHeldAsItIs(tx, actor, params.id, input.version, now),
    said: saidWith('Recorded as it is'),
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  formPage(app, '/street/held/:id/hand-over', {
    allow: mayWorkWithPeople,
    audit: 'street.item.handed-over',
    look: looked,
    load,
    view: HandOverPage,
    form: handOverForm,
    save: ({ tx, actor, input, params }) => handOverHeld(tx, actor, params.id, input),
    said: () => 'The co-ordinator has it now.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/held/:id/set-aside', {
    allow: mayCoordinate,
    audit: 'street.item.set-aside',
    look: looked,
    load,
    view: SetAsidePage,
    form: setAsideForm,
    save: ({ tx, actor, input, params, now }) => setHeldAside(tx, actor, params.id, input, now),
    said: () => 'Set aside. It stays here with your reason.',
    next: ({ params }) => pathOf(params.id),
  })
}

async function listOpenSites(db: ReadDb): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom('street.site')
    .select(['id', 'name'])
    .where('endedOn', 'is', null)
    .orderBy('name')
    .limit(1000)
    .execute()
}
