import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { VNode } from 'preact'
import type { z } from 'zod'
import { dayOf, type PlainDate } from '../../../platform/dates.ts'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Db, Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import type { FieldError, Values } from '../../../platform/web/form-page.ts'
import { NotAllowed, sendPage, withoutNul } from '../../../platform/web/route.ts'
import { isOwnAccessForm, ownFormToken, ownSessionOf, takeSaid } from './own-cookies.ts'
import { ownSaid } from './own-words.ts'

/** Nobody is in, or the session is over: they begin again. */
export class OwnDoorClosed extends Error {
  override name = 'OwnDoorClosed'
}

/** Records were merged or parted: a worker has to say first whose the access is. */
export class OwnAccessPaused extends Error {
  override name = 'OwnAccessPaused'
}

/** What stands around a page of somebody's own access. */
export type OwnChrome = {
  csrfToken: string
  leaveTo: string
  isIn: boolean
  path: string
  said: string | undefined
}

export type OwnVisit = {
  leaveTo: string
  restricted: boolean
  hasKey: boolean
  partnership: string
}

export type OwnProps<Loaded> = {
  chrome: OwnChrome
  loaded: Loaded
  values: Values
  errors: FieldError[]
  today: PlainDate
}

type OwnLoading = {
  tx: Tx
  /** The hash of the session's token, which every function behind the door takes. */
  session: Buffer
  visit: OwnVisit
  params: Record<string, string>
  query: Record<string, string | undefined>
  now: Date
}

type OwnRoute<Loaded> = {
  load: (loading: OwnLoading) => Promise<Loaded>
  view: (props: OwnProps<Loaded>) => VNode
}

type OwnForm<Input, Loaded> = OwnRoute<Loaded> & {
  form: z.ZodType<Input>
  /** Answers with the address to go on to; a Refusal shows the page again. */
  save: (saving: {
    tx: Tx
    session: Buffer
    input: Input
    params: Record<string, string>
    today: PlainDate
    reply: FastifyReply
  }) => Promise<string | Refusal>
}

/** As nobody: no user, no partnership, no rights but to call the functions behind the door. */
export async function asNobody<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async tx => {
    await sql`set local role throughline_app`.execute(tx)
    return await work(tx)
  })
}

/** A page that the person reads. That they read it is in the audit chain. */
export function ownPage<Loaded>(
  app: App,
  scope: FastifyInstance,
  path: string,
  route: OwnRoute<Loaded>,
): void {
  scope.get(path, async (request, reply) => show(app, route, request, reply, {}, []))
}

/** A page with a form behind the door: saves in one transaction and goes on. */
export function ownForm<Input, Loaded>(
  app: App,
  scope: FastifyInstance,
  path: string,
  route: OwnForm<Input, Loaded>,
): void {
  ownPage(app, scope, path, route)
  scope.post(
    path,
    { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
    async (request, reply) => {
      const values = typedIn(request)
      if (!isOwnAccessForm(request, values.csrf)) throw new NotAllowed('The form is too old')
      const outcome = await asNobody(app.db, async tx => {
        const { session } = await openDoor(tx, request)
        const parsed = route.form.safeParse(values)
        if (!parsed.success)
          return parsed.error.issues.map(
            issue => new Refusal(issue.path.join('.') || 'form', issue.message),
          )
        const params = request.params as Record<string, string>
        const next = await route.save({
          tx,
          session,
          input: parsed.data,
          params,
          today: dayOf(app.clock()),
          reply,
        })
        return typeof next === 'string' ? next : [next]
      }).catch((error: unknown) => {
        if (error instanceof Refusal) return [error]
        // Two of the same form at once: the first one counted.
        if (error instanceof Error && 'code' in error && error.code === '23505')
          return [new StaleVersion('This was changed meanwhile. Look again.')]
        throw error
      })
      if (typeof outcome === 'string') return reply.redirect(outcome, 303)
      return show(app, route, request, reply, values, outcome)
    },
  )
}

async function show<Loaded>(
  app: App,
  route: OwnRoute<Loaded>,
  request: FastifyRequest,
  reply: FastifyReply,
  values: Values,
  refusals: Refusal[],
) {
  const now = app.clock()
  const { loaded, visit } = await asNobody(app.db, async tx => {
    const { session, visit } = await openDoor(tx, request)
    const params = request.params as Record<string, string>
    const query = request.query as Record<string, string | undefined>
    return { visit, loaded: await route.load({ tx, session, visit, params, query, now }) }
  })
  const errors = refusals.map(({ field, message }) => ({ field, message }))
  const chrome = ownChromeOf(app, request, reply, visit.leaveTo)
  return sendPage(
    reply,
    route.view({ chrome, loaded, values, errors, today: dayOf(now) }),
    errors.length > 0 ? 400 : 200,
  )
}

/** What stands around a page; `leaveTo` null before somebody has come in. */
export function ownChromeOf(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  leaveTo: string | null,
): OwnChrome {
  return {
    csrfToken: ownFormToken(app, request, reply),
    leaveTo: '/mine/leave',
    isIn: leaveTo !== null,
    path: request.url.split('?')[0] ?? '/mine',
    said: ownSaid[takeSaid(app, request, reply) ?? ''],
  }
}

/** Says who is in and writes the visit down. Throws OwnDoorClosed, or OwnAccessPaused after a merge. */
export async function openDoor(
  tx: Tx,
  request: FastifyRequest,
): Promise<{ session: Buffer; visit: OwnVisit }> {
  const token = ownSessionOf(request)
  if (!token) throw new OwnDoorClosed()
  const session = tokenHash(token)
  const page = `${request.method} ${request.routeOptions.url ?? ''}`
  const { rows } = await sql<OwnVisit & { state: string }>`
    select * from people.open_own_access(${session}, ${page})`.execute(tx)
  const visit = rows[0]
  if (!visit) throw new OwnDoorClosed()
  if (visit.state !== 'open') throw new OwnAccessPaused()
  return { session, visit }
}

/** What was typed, without the one character that the database cannot keep. */
export function typedIn(request: FastifyRequest): Values {
  return Object.fromEntries(
    Object.entries((request.body ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      [value]
        .flat()
        .filter(one => typeof one === 'string')
        .map(withoutNul)
        .at(0),
    ]),
  )
}
