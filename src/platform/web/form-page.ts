import type { FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseError } from 'pg'
import type { VNode } from 'preact'
import type { z } from 'zod'
import { dayOf, type PlainDate } from '../dates.ts'
import { type Actor, readAs, writeAs } from '../db/access.ts'
import type { Tx } from '../db/connect.ts'
import { Refusal, StaleVersion } from '../refusal.ts'
import type { App, Chrome, Flash } from './app.ts'
import { isOwnForm, sessionOf, setFlash } from './cookies.ts'
import { readMultipart } from './read-multipart.ts'
import {
  type Allow,
  allowed,
  chromeOf,
  type Loading,
  type Look,
  loadAs,
  NotAllowed,
  type PageProps,
  type Params,
  type QueryOf,
  sendPage,
  withoutNul,
} from './route.ts'
import { ConfirmationNeeded, refuseUnconfirmed, takeConfirmation } from './step-up.ts'

/** What was typed, as it was typed. */
export type Values = Record<string, string | string[] | UploadedFile | undefined>

export type UploadedFile = { name: string; bytes: Uint8Array }

export type FieldError = { field: string; message: string }

export type FormProps<Loaded, Query = Record<string, string | undefined>> = PageProps<
  Loaded,
  Query
> & {
  /** What was typed last time; empty on the first visit. */
  values: Values
  errors: FieldError[]
  /** Somebody else changed the same thing: `loaded` is their version, `values` is what was typed here. */
  stale: boolean
}

export type Saving<Path extends string, Input> = {
  tx: Tx
  actor: Actor
  input: Input
  params: Params<Path>
  today: PlainDate
  now: Date
  request: FastifyRequest
}

type SaveRoute<Path extends string, Input, Saved> = {
  allow: Allow
  form: z.ZodType<Input>
  /** The event that the command records in its transaction; the database refuses a change without one. */
  audit: `${string}.${string}.${string}`
  /** The form holds files. They are read only after it is known that whoever sends them may. */
  uploads?: boolean
  /** Only for whoever has just shown that it is them. They are asked where they stand, and nothing typed is lost. */
  stepUp?: true
  /** How often one network address may send it in a minute, right or wrong: for what costs much or may be guessed. */
  mostPerMinute?: number
  /** The command. A thrown Refusal rolls back; a returned one is shown too, but what was written stays. */
  save: (saving: Saving<Path, Input>) => Promise<Saved | Refusal>
  next: (after: {
    saved: Saved
    input: Input
    params: Params<Path>
    request: FastifyRequest
    reply: FastifyReply
  }) => string
  said?: (after: { saved: Saved; input: Input }) => Flash | string | null
  /** Shown in the answer itself instead of going on: for what may be seen only once, such as a one-time code. */
  once?: (after: {
    saved: Saved
    input: Input
    params: Params<Path>
    chrome: Chrome
    actor: Actor
    request: FastifyRequest
  }) => VNode
}

type FormRoute<Path extends string, Input, Saved, Query, Loaded> = SaveRoute<Path, Input, Saved> &
  QueryOf<Query> & {
    /** `values` is what was typed so far; empty on the first visit. */
    load: (loading: Loading<Path, Query> & { values: Values }) => Promise<Loaded> | Loaded
    view: (props: FormProps<Loaded, Query>) => VNode
    /** What was typed on another page may be carried here (a POST with the field `carried`): shown, not saved. */
    mayBeCarried?: boolean
    /** What showing the form leaves in the audit chain, where it shows somebody. */
    look?: Look<Loaded, Query>
  }

/**
 * A page with a form: GET shows it, POST saves it in one transaction and goes on to the next page. Wrong input or a
 * refusal shows the same page again with the message beside the field and everything typed still there.
 */
export function formPage<
  const Path extends string,
  Input,
  Saved,
  Loaded,
  Query = Record<string, string | undefined>,
>(app: App, path: Path, route: FormRoute<Path, Input, Saved, Query, Loaded>): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    values: Values,
    refusal: Refusal[],
  ) => {
    const { loaded, actor, query } = await loadAs(
      app,
      request,
      `GET ${path}`,
      route.allow,
      route.query,
      (loading: Loading<Path, Query>) => route.load({ ...loading, values }),
      route.look,
      // What was sent is answered with what it was sent from; asking again comes before saving.
      request.method === 'GET' ? route.stepUp : undefined,
    )
    const chrome = chromeOf(app, request, reply, actor)
    const errors = refusal.map(({ field, message }) => ({ field, message }))
    const stale = refusal.some(error => error instanceof StaleVersion)
    const today = dayOf(app.clock())
    const status = stale ? 409 : errors.length > 0 ? 400 : 200
    return sendPage(
      reply,
      route.view({ loaded, chrome, actor, query, today, values, errors, stale }),
      status,
    )
  }
  app.server.get(path, async (request, reply) => show(request, reply, {}, []))
  app.server.post(
    path,
    { ...limitOf(route), ...uploadsOf(app, path, route) },
    async (request, reply) => {
      const values = typedIn(request)
      if (route.mayBeCarried && values.carried) {
        refuseForeignForm(request, values)
        return show(request, reply, values, [])
      }
      const outcome = await save(app, path, route, request, reply, values)
      return Array.isArray(outcome) ? show(request, reply, values, outcome) : outcome
    },
  )
}

/** A button of its own on another page: only POST. A refusal goes back to that page and is said there. */
export function postOnly<const Path extends string, Input, Saved>(
  app: App,
  path: Path,
  route: SaveRoute<Path, Input, Saved> & { back: (params: Params<Path>) => string },
): void {
  app.server.post(path, limitOf(route), async (request, reply) => {
    const outcome = await save(app, path, route, request, reply, typedIn(request))
    if (!Array.isArray(outcome)) return outcome
    setFlash(app, reply, {
      kind: 'notice',
      text: outcome.map(refusal => refusal.message).join(' '),
    })
    return reply.redirect(route.back(request.params as Params<Path>), 303)
  })
}

function limitOf({ mostPerMinute }: { mostPerMinute?: number }) {
  if (mostPerMinute === undefined) return {}
  return { config: { rateLimit: { max: mostPerMinute, timeWindow: 60_000 } } }
}

/** Megabytes from somebody who may not send them are never taken into memory. */
function uploadsOf(
  app: App,
  path: string,
  { uploads, allow }: { uploads?: boolean; allow: Allow },
) {
  if (!uploads) return {}
  return {
    preValidation: async (request: FastifyRequest) => {
      if (!request.isMultipart()) return
      const access = { session: sessionOf(request), purpose: `POST ${path}` }
      await readAs(app.db, access, async (_db, who) => allowed(who, allow))
      await readMultipart(request)
    },
  }
}

async function save<Path extends string, Input, Saved>(
  app: App,
  path: Path,
  route: SaveRoute<Path, Input, Saved>,
  request: FastifyRequest,
  reply: FastifyReply,
  values: Values,
): Promise<FastifyReply | Refusal[]> {
  refuseForeignForm(request, values)
  const outcome = await runConfirmed(app, path, route, request, reply, values)
  if (Array.isArray(outcome) || !('saved' in outcome)) return outcome
  const params = request.params as Params<Path>
  if (route.once) {
    const chrome = chromeOf(app, request, reply, outcome.actor)
    return sendPage(reply, route.once({ ...outcome, params, chrome, request }))
  }
  const said = route.said?.(outcome)
  if (said) setFlash(app, reply, typeof said === 'string' ? { kind: 'success', text: said } : said)
  return reply.redirect(route.next({ ...outcome, params, request, reply }), 303)
}

/** Runs the command; where whoever sends it has to show again that it is them, asks first and keeps what was typed. */
async function runConfirmed<Path extends string, Input, Saved>(
  app: App,
  path: Path,
  route: SaveRoute<Path, Input, Saved>,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Values,
): Promise<FastifyReply | Outcome<Input, Saved> | Refusal[]> {
  if (!route.stepUp) return await runCommand(app, path, route, request, typed)
  const access = { session: sessionOf(request), purpose: `POST ${path}` }
  const { values, answer } = takeConfirmation(typed)
  const error =
    answer &&
    (await writeAs(app.db, access, async (tx, who) => {
      allowed(who, route.allow)
      return await app.confirming.check({ app, tx, request, answer })
    }))
  try {
    if (error === undefined) return await runCommand(app, path, route, request, values)
  } catch (needed) {
    if (!(needed instanceof ConfirmationNeeded)) throw needed
  }
  const { actor, ways } = await writeAs(app.db, access, async (tx, who) => ({
    actor: allowed(who, route.allow),
    ways: await app.confirming.ways({ tx, request }),
  }))
  const chrome = chromeOf(app, request, reply, actor)
  const page = app.confirming.page({ chrome, ways, kept: textOnly(values), error })
  return sendPage(reply, page, error === undefined ? 403 : 400)
}

/** Files cannot be carried in a page: after showing that it is them, people choose the file again. */
function textOnly(values: Values): Record<string, string[]> {
  const kept = Object.entries(values).filter(([name]) => name !== 'csrf')
  return Object.fromEntries(
    kept.map(([name, value]) => [
      name,
      [value ?? []].flat().filter(one => typeof one === 'string'),
    ]),
  )
}

type Outcome<Input, Saved> = { saved: Saved; input: Input; actor: Actor }

/** Runs the command in one transaction; answers with what it saved, or with every reason why not. */
async function runCommand<Path extends string, Input, Saved>(
  app: App,
  path: Path,
  route: SaveRoute<Path, Input, Saved>,
  request: FastifyRequest,
  values: Values,
): Promise<Outcome<Input, Saved> | Refusal[]> {
  const now = app.clock()
  const params = request.params as Params<Path>
  const parsed = route.form.safeParse(values)
  try {
    const access = { session: sessionOf(request), purpose: `POST ${path}` }
    return await writeAs(app.db, access, async (tx, who) => {
      // Asked before the input is looked at: whoever may not save learns nothing from the form's errors.
      const actor = allowed(who, route.allow)
      if (route.stepUp) refuseUnconfirmed(actor)
      if (!parsed.success)
        return parsed.error.issues.map(
          issue => new Refusal(issue.path.join('.') || 'form', issue.message),
        )
      const input = parsed.data
      const saved = await route.save({ tx, actor, input, params, today: dayOf(now), now, request })
      return saved instanceof Refusal ? [saved] : { saved, input, actor }
    })
  } catch (error) {
    if (error instanceof Refusal) return [error]
    if (isWriteConflict(error)) return [new StaleVersion()]
    const refused = refusedByKey(error)
    if (refused) return [refused]
    throw error
  }
}

/**
 * Two people saved the same at the same moment and the database let only the first one through: a version that another
 * one was before (keys of tables of versions are named `…_follows_newest` for this), or two that waited for each other.
 */
function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false
  return (
    error.code === '40001' ||
    error.code === '40P01' ||
    (error.code === '23505' && (error.constraint ?? '').endsWith('_follows_newest'))
  )
}

/**
 * A key of the database said no to what the rules let through: something that was chosen is not there, or not in this
 * partnership (23503), or the same was saved by another request between looking and saving (23505).
 */
function refusedByKey(error: unknown): Refusal | undefined {
  if (!(error instanceof DatabaseError)) return undefined
  if (error.code === '23503')
    return new Refusal('form', 'Something that you chose is not there any more. Choose again')
  if (error.code === '23505')
    return new Refusal('form', 'The same was saved at this moment. Check it, and try again')
  return undefined
}

/** Throws where a form was not sent from one of our own pages. */
export function refuseForeignForm(request: FastifyRequest, values: Values): void {
  if (!isOwnForm(request, values.csrf))
    throw new NotAllowed('The form is too old or came from another site')
}

/** What was typed, without what the database cannot keep. */
export function typedIn(request: FastifyRequest): Values {
  const typed = (request.body ?? {}) as Values
  return Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, readable(value)]))
}

/** Text pasted from some documents holds NUL, which the database cannot keep and nobody can see. */
function readable(value: Values[string]): Values[string] {
  if (typeof value === 'string') return withoutNul(value)
  if (Array.isArray(value)) return value.map(withoutNul)
  return value && { ...value, name: withoutNul(value.name) }
}

/** The version that a form was filled in from: after a mistake the one first seen, after a conflict that was shown the newest. */
export function seenVersion(
  { values, stale }: { values: Values; stale: boolean },
  newest: number | string,
  field = 'version',
): string {
  return stale ? String(newest) : typedText(values, field, String(newest))
}

/** What was typed in a text field, or `before` where the form has not been sent yet. */
export function typedText(values: Values, field: string, before = ''): string {
  const value = values[field]
  return typeof value === 'string' ? value : before
}

/** What was ticked among checkboxes of one name. */
export function ticked(values: Values, field: string): string[] {
  return [values[field] ?? []].flat().filter(value => typeof value === 'string')
}
