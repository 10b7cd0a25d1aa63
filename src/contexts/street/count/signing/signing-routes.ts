import { z } from 'zod'
import { toCsv } from '../../../../platform/csv.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { getDisclosureRule } from '../../../../platform/disclosure/disclosure-rule.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import type { App } from '../../../../platform/web/app.ts'
import { download } from '../../../../platform/web/download.ts'
import { formPage, postOnly } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import { mayCoordinate, mayReadPlans } from '../../../partnership/index.ts'
import { getCountLists } from '../count-lists.ts'
import { nameOf } from '../count-page.tsx'
import { OverviewPage } from '../overview-page.tsx'
import { getOwnSnapshot, listWarnings } from '../planning/own-snapshot.ts'
import {
  getSignedFigures,
  getSnapshot,
  getSnapshotRule,
  getStanding,
  listMembers,
  listPartners,
  listTasks,
  listTeams,
  type ShownSnapshot,
} from '../snapshot-queries.ts'
import { AssurancePage } from './assurance-page.tsx'
import { protectedRows, type ReturnRow, returnRows } from './return-rows.ts'
import {
  fixFigure,
  forgetList,
  listAssurances,
  listSignatures,
  openFigure,
  recordAssurance,
  signFigure,
} from './sign-commands.ts'
import { assuranceForm, signForm } from './sign-form.ts'
import { SignPage } from './sign-page.tsx'
import { odsType, writeFiguresOds } from './write-figures-ods.ts'

/** The independent partner may have any role that writes something; who takes part, the database decides. */
const maySign = mayReadPlans.filter(role => role !== 'reader')

const coordinates = (actor: Pick<Actor, 'roles'>) => actor.roles.includes('coordinator')

export function signingRoutes(app: App): void {
  const pathOf = (id: string) => `/street/count/${id}`
  page(app, '/street/count/:id', {
    allow: mayReadPlans,
    // Numbers only: nobody is named.
    audit: 'none',
    load: async ({ db, params, actor, today }) => {
      const snapshot = await getSnapshot(db, params.id)
      const { id } = snapshot
      const tasks = await listTasks(db, id)
      const mayCoordinateIt = coordinates(actor)
      return {
        snapshot,
        rule: await getSnapshotRule(db, snapshot.year),
        lists: await getCountLists(db),
        standing: snapshot.signedAt ? await getSignedFigures(db, id) : await getStanding(db, id),
        figures: snapshot.signedAt
          ? mayCoordinateIt
            ? await loadReturn(db, snapshot)
            : await loadProtected(db, snapshot)
          : null,
        warnings: await listWarnings(db, snapshot, today),
        prepared: { done: tasks.filter(task => task.doneOn).length, of: tasks.length },
        counts: {
          partners: (await listPartners(db, id)).length,
          members: (await listMembers(db, id)).length,
          teams: (await listTeams(db, id)).length,
        },
        signatures: await listSignatures(db, id),
        assurances: await listAssurances(db, id),
        mayCoordinate: mayCoordinateIt,
        mayForget: actor.roles.some(role => role === 'coordinator' || role === 'data-guardian'),
      }
    },
    view: OverviewPage,
  })
  formPage(app, '/street/count/:id/sign', {
    allow: maySign,
    audit: 'street.count.signed',
    load: async ({ db, params, actor }) => ({
      snapshot: await getOwnSnapshot(db, params.id),
      standing: await getStanding(db, params.id),
      partners: await listPartners(db, params.id),
      signatures: await listSignatures(db, params.id),
      mayCoordinate: coordinates(actor),
    }),
    view: SignPage,
    form: signForm,
    save: ({ tx, actor, params, input, now }) => signFigure(tx, actor, params.id, input, now),
    said: ({ saved }) =>
      saved.isFrozen
        ? 'Signed by both. The count is frozen.'
        : 'Signed. The other signature is left.',
    next: ({ params, saved }) => (saved.isFrozen ? pathOf(params.id) : `${pathOf(params.id)}/sign`),
  })
  postOnly(app, '/street/count/:id/fix', {
    allow: mayCoordinate,
    audit: 'street.count.fixed',
    form: z.object({}),
    save: ({ tx, actor, params, now }) => fixFigure(tx, actor, params.id, now),
    said: ({ saved }) => `The figure is fixed: ${saved}.`,
    back: params => `${pathOf(params.id)}/sign`,
    next: ({ params }) => `${pathOf(params.id)}/sign`,
  })
  postOnly(app, '/street/count/:id/open', {
    allow: mayCoordinate,
    audit: 'street.count.opened',
    form: z.object({}),
    save: ({ tx, params }) => openFigure(tx, params.id),
    said: () => 'The figure is open again.',
    back: params => `${pathOf(params.id)}/sign`,
    next: ({ params }) => `${pathOf(params.id)}/sign`,
  })
  formPage(app, '/street/count/:id/assurance', {
    allow: mayCoordinate,
    audit: 'street.count.assured',
    load: async ({ db, params, today }) => {
      const snapshot = await getOwnSnapshot(db, params.id)
      return {
        snapshot,
        lists: await getCountLists(db),
        warnings: await listWarnings(db, snapshot, today),
      }
    },
    view: AssurancePage,
    form: assuranceForm,
    save: ({ tx, actor, params, input }) => recordAssurance(tx, actor, params.id, input),
    said: () => 'Quality assurance recorded.',
    next: ({ params }) => pathOf(params.id),
  })
  postOnly(app, '/street/count/:id/forget', {
    allow: ['coordinator', 'data-guardian'],
    audit: 'street.count.list-deleted',
    form: z.object({}),
    save: ({ tx, params }) => forgetList(tx, params.id),
    said: ({ saved }) =>
      `The working list was deleted: ${saved} ${saved === 1 ? 'line' : 'lines'}.`,
    back: params => pathOf(params.id),
    next: ({ params }) => pathOf(params.id),
  })
  // The return itself is published without hiding anything, so whoever submits it gets every number.
  for (const kind of ['csv', 'ods'] as const)
    download(app, `/street/count/:id/return.${kind}`, {
      allow: mayCoordinate,
      audit: 'street.count.return-taken',
      load: async ({ db, params }) => {
        const snapshot = await getSigned(db, params.id)
        const rows = tableOf(await loadReturn(db, snapshot))
        const name = `Return ${nameOf(snapshot)}.${kind}`
        const about = { kind: 'snapshot', id: snapshot.id }
        return kind === 'csv'
          ? { name, about, type: 'text/csv; charset=utf-8', body: toCsv(rows) }
          : { name, about, type: odsType, body: writeFiguresOds('Return', rows) }
      },
    })
  download(app, '/street/count/:id/figures.csv', {
    allow: mayReadPlans,
    audit: 'street.count.figures-taken',
    load: async ({ db, params }) => {
      const snapshot = await getSigned(db, params.id)
      return {
        name: `Figures ${nameOf(snapshot)}.csv`,
        type: 'text/csv; charset=utf-8',
        about: { kind: 'snapshot', id: snapshot.id },
        body: toCsv(tableOf(await loadProtected(db, snapshot))),
      }
    },
  })
}

async function getSigned(db: ReadDb, id: string): Promise<ShownSnapshot> {
  const snapshot = await getSnapshot(db, id)
  if (!snapshot.signedAt) throw new NotFound('nothing leaves before it is signed')
  return snapshot
}

async function loadReturn(db: ReadDb, snapshot: ShownSnapshot): Promise<ReturnRow[]> {
  const rule = await getSnapshotRule(db, snapshot.year)
  return returnRows(
    snapshot,
    await getSignedFigures(db, snapshot.id),
    await listPartners(db, snapshot.id),
    await getCountLists(db),
    rule.returnOrder,
  )
}

async function loadProtected(db: ReadDb, snapshot: ShownSnapshot): Promise<ReturnRow[]> {
  return protectedRows(
    await getSignedFigures(db, snapshot.id),
    await getCountLists(db),
    await getDisclosureRule(db),
  )
}

function tableOf(rows: readonly ReturnRow[]): (string | number)[][] {
  return [
    ['Part', 'Item', 'Figure'],
    ...rows.map(({ heading, label, value }) => [
      heading,
      label,
      value === 'suppressed' ? 'hidden' : value,
    ]),
  ]
}
