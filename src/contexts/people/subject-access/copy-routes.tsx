import { z } from 'zod'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { withDate } from '../../../platform/web/date-field.ts'
import { type Download, download } from '../../../platform/web/download.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import type { Look } from '../../../platform/web/route.ts'
import { mayWorkWithPeople } from '../../partnership/index.ts'
import { getPerson } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { closeRequest, decideItems, extendRequest, takeInRequest } from './copy-commands.ts'
import {
  CopiesSection,
  type ForRequest,
  itemsAtOnce,
  RequestPage,
  RequestsPage,
  ReviewPage,
  TakeInPage,
} from './copy-pages.tsx'
import {
  type Decision,
  gatherCopy,
  getRequest,
  listOpenRequests,
  listRequestsOf,
  makeCopy,
  type ShownRequest,
} from './gather-copy.ts'
import { writeCopyDocx, writeCopyHtml } from './write-copy.tsx'

const looked: Look<{ request: ShownRequest }, Record<string, string | undefined>> = {
  event: 'people.person.viewed',
  of: ({ request }) => [{ kind: 'person', id: request.personId }],
  details: () => ({ page: 'copy' }),
}

const versionForm = z.object({ version: z.coerce.number().int() })

const takeInForm = withDate(
  z.object({
    id: z.uuid(),
    receivedHow: z.enum(['in-person', 'phone', 'writing'], { error: 'Choose how they asked' }),
    askedFor: z
      .string()
      .trim()
      .max(2000, 'Use 2,000 letters or fewer')
      .default('')
      .transform(text => text || null),
  }),
  'receivedOn',
  'The day',
)

const extendForm = withDate(
  versionForm.extend({
    because: z
      .string()
      .trim()
      .min(1, 'Say why more time is needed')
      .max(500, 'Use 500 letters or fewer'),
  }),
  'extendedTo',
  'New last day',
)

const closeForm = versionForm.extend({
  because: z.enum(['given', 'taken-back', 'refused'], { error: 'Choose what became of it' }),
  words: z
    .string()
    .trim()
    .max(2000)
    .optional()
    .transform(text => text || null),
})

/** The rows of the review: each a thing, what was decided about it and why. Rows without a decision are left for later. */
const reviewForm = z.record(z.string(), z.unknown()).transform((typed, context) => {
  const decided = new Map<string, { decision: Decision; reason: string }>()
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name].trim() : '')
  for (let number = 0; number < itemsAtOnce; number += 1) {
    const decision = text(`decision-${number}`)
    if (decision === '') continue
    const reason = text(`reason-${number}`)
    if (decision !== 'release' && decision !== 'black-out' && decision !== 'leave-out')
      context.addIssue({
        code: 'custom',
        path: [`decision-${number}`],
        message: 'Choose what goes into the copy',
      })
    else if (reason === '')
      context.addIssue({
        code: 'custom',
        path: [`reason-${number}`],
        message: `Say why, for number ${number + 1}`,
      })
    else if (reason.length > 500)
      context.addIssue({
        code: 'custom',
        path: [`reason-${number}`],
        message: 'Use 500 letters or fewer',
      })
    else decided.set(text(`item-${number}`), { decision, reason })
  }
  return decided
})

export function copyRoutes(app: App): void {
  const pathOf = (id: string) => `/people/copies/${id}`
  addPersonSection({
    id: 'copies',
    title: 'A copy of everything',
    load: async ({ db, actor, personId }) =>
      actor.roles.includes('worker') ? await listRequestsOf(db, personId) : null,
    view: (requests, asked) =>
      requests ? <CopiesSection requests={requests} asked={asked} /> : null,
    next: async ({ db, actor, personId }) =>
      (actor.roles.includes('worker') ? await listRequestsOf(db, personId) : [])
        .filter(one => one.closedAt === null)
        .map(one => ({
          on: one.dueOn,
          words: 'Their copy of everything is due',
          href: pathOf(one.id),
        })),
  })
  page(app, '/people/copies', {
    allow: mayWorkWithPeople,
    audit: {
      event: 'people.person.viewed',
      of: listed =>
        [...new Set(listed.map(one => one.personId))].map(id => ({ kind: 'person', id })),
      details: () => ({ page: 'copies' }),
    },
    load: ({ db }) => listOpenRequests(db),
    view: RequestsPage,
  })
  formPage(app, '/people/:id/copies/new', {
    allow: mayWorkWithPeople,
    audit: 'people.copy.asked',
    look: {
      event: 'people.person.viewed',
      of: ({ personId }) => [{ kind: 'person', id: personId }],
      details: () => ({ page: 'copy' }),
    },
    load: async ({ db, params }) => {
      const person = await getPerson(db, params.id)
      return { personId: person.personId, person: person.name, newId: newId() }
    },
    view: TakeInPage,
    form: takeInForm,
    save: ({ tx, actor, input, params, now, today }) =>
      takeInRequest(tx, actor, params.id, input, { now, today }),
    next: ({ saved }) => pathOf(saved),
  })
  formPage(app, '/people/copies/:id', {
    allow: mayWorkWithPeople,
    audit: 'people.copy.extended',
    look: looked,
    load: async ({ db, actor, params }): Promise<ForRequest> => {
      const request = await getRequest(db, params.id)
      return { request, gathered: await gatherCopy(db, actor, request) }
    },
    view: RequestPage,
    form: extendForm,
    save: ({ tx, input, params, today }) => extendRequest(tx, params.id, input, today),
    said: () => 'Saved. Tell the person, and why.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/people/copies/:id/review', {
    allow: mayWorkWithPeople,
    audit: 'people.copy.reviewed',
    look: looked,
    load: async ({ db, actor, params }) => {
      const request = await getRequest(db, params.id)
      const { marked, mayMake, undecided } = await gatherCopy(db, actor, request)
      if (!mayMake || request.closedAt) throw new NotFound()
      const open = marked.filter(one => one.decision === null)
      return {
        request,
        items: (open.length > 0 ? open : marked).slice(0, itemsAtOnce),
        total: marked.length,
        undecided,
      }
    },
    view: ReviewPage,
    form: reviewForm,
    save: ({ tx, actor, input, params, now }) => decideItems(tx, actor, params.id, input, now),
    said: ({ saved }) => `${saved} saved.`,
    next: ({ params }) => pathOf(params.id),
  })
  postOnly(app, '/people/copies/:id/close', {
    allow: mayWorkWithPeople,
    audit: 'people.copy.closed',
    form: closeForm,
    save: ({ tx, actor, input, params, now }) => closeRequest(tx, actor, params.id, input, now),
    said: () => 'Saved.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  for (const type of ['docx', 'html', 'json'] as const)
    download(app, `/people/copies/:id/copy.${type}`, {
      allow: mayWorkWithPeople,
      audit: 'people.copy.made',
      stepUp: true,
      load: ({ db, actor, params, now }) =>
        makeFile(db, actor, (params as { id: string }).id, type, now),
    })
}

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Throws NotFound while something is not decided, for whoever may not read everything, and once it was answered. */
async function makeFile(
  db: ReadDb,
  actor: Actor,
  id: string,
  type: keyof typeof types,
  now: Date,
): Promise<Download> {
  const request = await getRequest(db, id)
  const gathered = await gatherCopy(db, actor, request)
  if (!gathered.mayMake || gathered.undecided > 0 || request.closedAt) throw new NotFound()
  const copy = await makeCopy(db, request, gathered, now)
  const body = {
    docx: () => writeCopyDocx(copy),
    html: () => writeCopyHtml(copy),
    json: () => `${JSON.stringify(copy, null, 2)}\n`,
  }[type]()
  return {
    name: `copy-${request.reference}.${type}`,
    type: types[type],
    body: await body,
    about: { kind: 'person', id: request.personId },
    details: { request: id, released: copy.left_out.released, leftOut: copy.left_out.left_out },
  }
}
