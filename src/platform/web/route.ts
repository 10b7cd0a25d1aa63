import type { FastifyReply, FastifyRequest } from 'fastify'
import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { z } from 'zod'
import { recordAudit, type Subject } from '../audit.ts'
import { dayOf, type PlainDate } from '../dates.ts'
import type { Actor, ActorSession, Role } from '../db/access.ts'
import { readAs, readTracedAs, touchSession } from '../db/access.ts'
import type { ReadDb, Tx } from '../db/connect.ts'
import type { App, Chrome } from './app.ts'
import { csrfTokenFor, sessionOf, takeFlash } from './cookies.ts'
import { refuseUnconfirmed } from './step-up.ts'

/** Who may use a route. Row-level security decides again about each record. */
export type Allow = 'everyone' | 'signed-in' | readonly Role[]

/** The `:name` parts of a path, as properties. */
export type Params<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name | keyof Params<`/${Rest}`>]: string }
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : Record<never, string>

export type Loading<Path extends string, Query> = {
  db: ReadDb
  /** Never null on a route that is not open to everyone. */
  actor: Actor
  params: Params<Path>
  query: Query
  today: PlainDate
  now: Date
  request: FastifyRequest
}

/**
 * What looking leaves in the audit chain: pages about people say whom they showed. `of` answers with one subject for
 * each person shown, null for one event about several (whom `details` names), or an empty list for nobody; `details`
 * says what else is worth knowing, without any secret.
 */
export type Look<Loaded, Query> = {
  event: `${string}.${string}.${string}`
  of: (loaded: Loaded) => readonly Subject[]
  details?: (loaded: Loaded, query: Query) => Record<string, unknown>
}

export type PageProps<Loaded, Query = Record<string, string | undefined>> = {
  loaded: Loaded
  chrome: Chrome
  actor: Actor
  query: Query
  today: PlainDate
}

export type QueryOf<Query> = { query?: z.ZodType<Query> }

/** The person may not: they are signed in, but not for this. */
export class NotAllowed extends Error {
  override name = 'NotAllowed'
}

/** Nobody is signed in: they are sent to sign in and come back. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded'
}

/** The person who is asking, if the route is for them. On a public route the caller does not look at it. */
export function allowed(actor: Actor | null, allow: Allow): Actor {
  if (allow === 'everyone') return actor as Actor
  if (!actor) throw new SignInNeeded()
  if (allow !== 'signed-in' && !allow.some(role => actor.roles.includes(role)))
    throw new NotAllowed()
  return actor
}

export function parseQuery<Query>(schema: z.ZodType<Query> | undefined, raw: unknown): Query {
  // A filter that makes no sense is left out, never an error page: addresses are shared and edited by hand.
  const readable = Object.fromEntries(
    Object.entries(raw as Record<string, string | string[]>).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(withoutNul) : withoutNul(value),
    ]),
  )
  if (!schema) return readable as Query
  const parsed = schema.safeParse(readable)
  return parsed.success ? parsed.data : schema.parse({})
}

/** The one character that PostgreSQL cannot keep in a text. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

export function chromeOf(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | null,
): Chrome {
  const path = request.url.split('?')[0] ?? '/'
  const entries = app.navigationFor(actor)
  const current = entries
    .filter(entry => path === entry.href || path.startsWith(`${entry.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return {
    partnershipName: actor?.partnershipName ?? null,
    userName: actor?.name ?? null,
    navigation: entries.map(entry => ({ ...entry, current: entry === current })),
    csrfToken: csrfTokenFor(app, request, reply),
    flash: takeFlash(app, request, reply),
    currentPath: path,
    session: actor?.session && timesOf(actor.session),
  }
}

/** When a session ends from now on: what is shown now counts as use of it, to the minute. */
function timesOf({ seenAt, idleMinutes, endsAt }: ActorSession) {
  const now = Date.now()
  const used = now - seenAt.getTime() > 60_000 ? now : seenAt.getTime()
  return { idleEndsAt: new Date(used + idleMinutes * 60_000), endsAt }
}

export function sendPage(reply: FastifyReply, page: JSX.Element, status = 200): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(`<!doctype html>${renderToString(page)}`)
}

/** Loads through a handle that cannot write, as whoever is asking. */
export async function loadAs<Path extends string, Query, Loaded>(
  app: App,
  request: FastifyRequest,
  purpose: string,
  allow: Allow,
  schema: z.ZodType<Query> | undefined,
  load: (loading: Loading<Path, Query>) => Promise<Loaded> | Loaded,
  look?: Look<Loaded, Query>,
  stepUp?: true,
): Promise<{ loaded: Loaded; actor: Actor; query: Query }> {
  const session = sessionOf(request)
  const query = parseQuery(schema, request.query)
  const now = app.clock()
  const read = async (db: ReadDb, who: Actor | null) => {
    const actor = allowed(who, allow)
    if (stepUp) refuseUnconfirmed(actor)
    const params = request.params as Params<Path>
    const loaded = await load({
      db,
      actor,
      params,
      query,
      today: dayOf(now),
      now,
      request,
    })
    return { loaded, actor, query }
  }
  const access = { session, purpose }
  const answer = look
    ? await readTracedAs(app.db, access, read, (tx, shown) => recordLook(tx, look, shown))
    : await readAs(app.db, access, read)
  if (session && answer.actor && 'needsTouch' in answer.actor && answer.actor.needsTouch)
    await touchSession(app.db, session)
  return answer
}

async function recordLook<Loaded, Query>(
  tx: Tx,
  look: Look<Loaded, Query>,
  { loaded, query }: { loaded: Loaded; query: Query },
) {
  const details = look.details?.(loaded, query) ?? {}
  for (const subject of look.of(loaded)) await recordAudit(tx, look.event, subject, details)
}
