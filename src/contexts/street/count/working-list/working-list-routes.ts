import { z } from 'zod'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { newId } from '../../../../platform/ids.ts'
import type { App } from '../../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import { mayCoordinate, mayWorkWithPeople } from '../../../partnership/index.ts'
import { addCopyPart } from '../../../people/index.ts'
import { pageNumber } from '../../list-form.ts'
import { peopleShown } from '../../people-shown.ts'
import { getCountLists } from '../count-lists.ts'
import { getOwnSnapshot } from '../planning/own-snapshot.ts'
import { getStanding, listTeams } from '../snapshot-queries.ts'
import { countCopy } from './count-copy.ts'
import { DebriefPage } from './debrief-page.tsx'
import {
  addEvidence,
  addSheet,
  changeRow,
  decidePair,
  decideRow,
  takeContacts,
} from './row-commands.ts'
import { decisionForm, evidenceForm, pairForm, rowForm } from './row-form.ts'
import { DecisionPage, EvidencePage, RowPage } from './row-form-pages.tsx'
import { countContacts, getRow, listPairs, listRows, peopleOf } from './row-queries.ts'
import { MeetingPage, SheetsPage } from './rows-page.tsx'
import { linesOnPage, sheetForm } from './sheet-form.ts'
import { SheetPage } from './sheet-page.tsx'
import { getSheetTemplate, setSheetTemplate } from './sheet-template.ts'
import { templateForm } from './template-form.ts'
import { TemplatePage } from './template-page.tsx'

/** The working list names people: it is read by those who work with people and take part, as the database lets them. */
export function workingListRoutes(app: App): void {
  const pathOf = (id: string) => `/street/count/${id}`
  addCopyPart(countCopy)
  formPage(app, '/street/count/template', {
    allow: mayCoordinate,
    audit: 'street.count.template-set',
    load: ({ db }) => getSheetTemplate(db),
    view: TemplatePage,
    form: templateForm,
    save: ({ tx, actor, input }) => setSheetTemplate(tx, actor, input),
    said: () => 'The sheet is saved as a new version.',
    next: () => '/street/count/template',
  })
  const loadRows = async (db: ReadDb, id: string, kind: 'seen' | 'evidence', at: number) => ({
    snapshot: await getOwnSnapshot(db, id),
    ...(await listRows(db, id, kind, at)),
    lists: await getCountLists(db),
    contacts: await countContacts(db, id),
  })
  const rowsQuery = z.object({ page: pageNumber.default(1) })
  page(app, '/street/count/:id/sheets', {
    allow: mayWorkWithPeople,
    audit: peopleShown('count sheets'),
    query: rowsQuery,
    load: ({ db, params, query }) => loadRows(db, params.id, 'seen', query.page),
    view: SheetsPage,
  })
  page(app, '/street/count/:id/meeting', {
    allow: mayWorkWithPeople,
    audit: peopleShown('estimate meeting'),
    query: rowsQuery,
    load: ({ db, params, query }) => loadRows(db, params.id, 'evidence', query.page),
    view: MeetingPage,
  })
  formPage(app, '/street/count/:id/sheet', {
    allow: mayWorkWithPeople,
    audit: 'street.count.sheet-typed',
    query: z.object({ team: z.uuid().catch('').default('') }),
    load: async ({ db, params, query }) => ({
      snapshot: await getOwnSnapshot(db, params.id),
      teams: await listTeams(db, params.id),
      team: query.team,
      fields: (await getSheetTemplate(db)).fields,
      lists: await getCountLists(db),
      newIds: Array.from({ length: linesOnPage }, () => newId()),
    }),
    view: SheetPage,
    form: sheetForm,
    save: ({ tx, actor, params, input }) => addSheet(tx, actor, params.id, input),
    said: ({ saved }) => `${saved} ${saved === 1 ? 'line' : 'lines'} added.`,
    next: ({ params }) => `${pathOf(params.id)}/sheets`,
  })
  postOnly(app, '/street/count/:id/take', {
    allow: mayWorkWithPeople,
    audit: 'street.count.contacts-taken',
    form: z.object({}),
    save: ({ tx, actor, params }) => takeContacts(tx, actor, params.id),
    said: ({ saved }) => `${saved} taken over.`,
    back: params => `${pathOf(params.id)}/sheets`,
    next: ({ params }) => `${pathOf(params.id)}/debrief`,
  })
  formPage(app, '/street/count/:id/evidence/new', {
    allow: mayWorkWithPeople,
    audit: 'street.count.evidence-added',
    load: async ({ db, params }) => ({
      snapshot: await getOwnSnapshot(db, params.id),
      lists: await getCountLists(db),
      newId: newId(),
    }),
    view: EvidencePage,
    form: evidenceForm,
    save: ({ tx, actor, params, input }) => addEvidence(tx, actor, params.id, input),
    said: () => 'Added.',
    next: ({ params }) => `${pathOf(params.id)}/meeting`,
  })
  const loadRow = async (db: ReadDb, id: string, rowId: string) => {
    const snapshot = await getOwnSnapshot(db, id)
    const row = await getRow(db, id, rowId)
    return { snapshot, row, lists: await getCountLists(db), people: peopleOf([row]) }
  }
  formPage(app, '/street/count/:id/lines/:row', {
    allow: mayWorkWithPeople,
    audit: 'street.count.line-changed',
    look: peopleShown('count line'),
    load: ({ db, params }) => loadRow(db, params.id, params.row),
    view: RowPage,
    form: rowForm,
    save: ({ tx, actor, params, input }) => changeRow(tx, actor, params.id, params.row, input),
    said: () => 'Line saved.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/count/:id/lines/:row/decision', {
    allow: mayWorkWithPeople,
    audit: 'street.count.line-decided',
    look: peopleShown('count line'),
    load: ({ db, params }) => loadRow(db, params.id, params.row),
    view: DecisionPage,
    form: decisionForm,
    save: async ({ tx, actor, params, input, now }) => {
      await decideRow(tx, actor, params.id, params.row, input, now)
      return (await getRow(tx, params.id, params.row)).kind
    },
    next: ({ params, saved }) =>
      `${pathOf(params.id)}/${saved === 'evidence' ? 'meeting' : 'sheets'}`,
  })
  page(app, '/street/count/:id/debrief', {
    allow: mayWorkWithPeople,
    audit: peopleShown('count debrief'),
    load: async ({ db, params }) => ({
      snapshot: await getOwnSnapshot(db, params.id),
      ...(await listPairs(db, params.id)),
      lists: await getCountLists(db),
      standing: await getStanding(db, params.id),
    }),
    view: DebriefPage,
  })
  postOnly(app, '/street/count/:id/pairs', {
    allow: mayWorkWithPeople,
    audit: 'street.count.pair-decided',
    form: pairForm,
    save: ({ tx, actor, params, input }) => decidePair(tx, actor, params.id, input),
    back: params => `${pathOf(params.id)}/debrief`,
    next: ({ params }) => `${pathOf(params.id)}/debrief`,
  })
}
