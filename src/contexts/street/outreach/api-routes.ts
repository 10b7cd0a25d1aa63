import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { dayOf } from '../../../platform/dates.ts'
import { type Actor, readAs, writeAs } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { sessionOf } from '../../../platform/web/cookies.ts'
import { allowed, NotAllowed, SignInNeeded } from '../../../platform/web/route.ts'
import { mayWorkWithPeople } from '../../partnership/index.ts'
import { listChanges } from './changes-queries.ts'
import {
  type ChangesResponse,
  type Failure,
  handOverSchema,
  outreachHeader,
  packRequestSchema,
  type ShiftsResponse,
  syncSchema,
} from './contract.ts'
import { givePack } from './give-pack.ts'
import { handOver } from './hand-over.ts'
import { keepFile } from './keep-file.ts'
import { PackGone, writeAsPack } from './pack-access.ts'
import { renewSending } from './renew-sending.ts'
import { listShiftsTonight } from './shift-queries.ts'
import { syncItems, tally } from './sync-items.ts'
import { sealedType } from './wire.ts'

/** 8 MB twice in base64, and what sealing adds. */
const mostSealedBytes = 15 * 1024 * 1024

/** What a whole request is refused with: JSON, never a page. */
class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What the phone app asks of the server: JSON, from the app's own pages only. */
export function outreachApiRoutes(app: App): void {
  app.server.register(async api => {
    api.addContentTypeParser(
      sealedType,
      { parseAs: 'string', bodyLimit: mostSealedBytes },
      (_request, body, done) => done(null, body),
    )
    api.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store')
      // A form of another site cannot send a header of its own, and a script of one is not let.
      if (request.headers[outreachHeader.name] !== outreachHeader.value)
        throw new Refused(403, 'This is for the phone app alone')
    })
    api.setErrorHandler(async (error, request, reply) => sendFailure(error, request, reply))
    sessionRoutes(app, api)
    packRoutes(app, api)
  })
}

/** As whoever is signed in. */
function sessionRoutes(app: App, api: FastifyInstance) {
  const access = (request: FastifyRequest, purpose: string) => ({
    session: sessionOf(request),
    purpose,
  })
  const write = <T>(
    request: FastifyRequest,
    purpose: string,
    work: (tx: Tx, actor: Actor) => Promise<T>,
  ) =>
    writeAs(app.db, access(request, purpose), (tx, who) =>
      work(tx, allowed(who, mayWorkWithPeople)),
    )
  api.get('/outreach/api/shifts', async (request): Promise<ShiftsResponse> => {
    const now = app.clock()
    const read = async (db: ReadDb, who: Actor | null) => {
      const actor = allowed(who, mayWorkWithPeople)
      const shifts = await listShiftsTonight(db, actor, now)
      return {
        user: { id: actor.userId, name: actor.name },
        serverNow: now.toISOString(),
        shifts: shifts.map(({ ends: _, ...shift }) => shift),
      }
    }
    return await readAs(app.db, access(request, 'GET /outreach/api/shifts'), read)
  })
  api.post('/outreach/api/packs', limit(30), async request => {
    const now = app.clock()
    return await write(request, 'POST /outreach/api/packs', (tx, actor) => {
      const asked = read(packRequestSchema, request.body)
      return givePack(tx, actor, asked, { now, today: dayOf(now), secret: app.secret })
    })
  })
  api.post('/outreach/api/packs/:packId/sending', limit(30), async request => {
    const { packId } = request.params as { packId: string }
    return await write(request, 'POST /outreach/api/packs/:packId/sending', tx =>
      renewSending(tx, packId, app.clock()),
    )
  })
}

/** As the worker of a pack, by the token of their phone. */
function packRoutes(app: App, api: FastifyInstance) {
  const { db, files, secret, sendJob } = app
  api.post('/outreach/api/sync', limit(240), async request => {
    const token = bearerOf(request)
    const tellFault = (error: unknown) => {
      request.log.error({ err: error, reference: request.id })
      return request.id
    }
    const sending = { db, secret, sendJob, token, now: app.clock(), tellFault }
    // Who is asking comes before what: a stranger learns nothing from the errors of the form.
    await tally(sending)
    return await syncItems(sending, read(syncSchema, request.body))
  })
  api.put('/outreach/api/files/:sha256', limit(240), async (request, reply) => {
    const token = bearerOf(request)
    const { sha256 } = request.params as { sha256: string }
    if (!/^[0-9a-f]{64}$/.test(sha256) || typeof request.body !== 'string')
      throw new Refused(422, 'This is not a picture of the phone app')
    await keepFile({ db, files, secret, token, now: app.clock() }, sha256, request.body)
    return await reply.code(204).send()
  })
  api.get('/outreach/api/changes', async (request): Promise<ChangesResponse> => {
    const token = bearerOf(request)
    const now = app.clock()
    const { since = '' } = request.query as { since?: string }
    const asked = Number.isNaN(Date.parse(since)) ? new Date(0) : new Date(since)
    const { safe, held, isOpen } = await tally({ db, token, now })
    const purpose = 'phone: changes'
    const changes = await writeAsPack(db, { token, purpose, now }, async (tx, pack) =>
      pack.isOpen ? await listChanges(tx, pack.tokenHash, asked) : { gone: [], merged: [] },
    )
    return { serverNow: now.toISOString(), revoked: !isOpen, ...changes, safe, held }
  })
  api.post('/outreach/api/hand-over', limit(60), async (request, reply) => {
    const token = bearerOf(request)
    const purpose = 'phone: hand over'
    await writeAsPack(db, { token, purpose, now: app.clock() }, async (tx, pack) => {
      // What a closed pack sent is with the co-ordinator already.
      if (!pack.isOpen) return
      const { id, words } = read(handOverSchema, request.body)
      await handOver(tx, id, words.replaceAll('\0', ''))
    })
    return await reply.code(204).send()
  })
}

const limit = (max: number) => ({ config: { rateLimit: { max, timeWindow: 60_000 } } })

function bearerOf(request: FastifyRequest): string {
  const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? []
  if (!token) throw new PackGone()
  return token
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refused(
    422,
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not what was asked'}`,
  )
}

async function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const { status, failure } = failureOf(error)
  if (status >= 500) request.log.error({ err: error, reference: request.id })
  return await reply.code(status).type('application/json; charset=utf-8').send(failure)
}

function failureOf(error: unknown): { status: number; failure: Failure } {
  const say = (status: number, message: string, gone = false) => ({
    status,
    failure: { gone, message },
  })
  if (error instanceof PackGone)
    return say(401, 'This phone can send no more. Show it to your co-ordinator', true)
  if (error instanceof SignInNeeded) return say(401, 'Sign in')
  if (error instanceof NotAllowed) return say(403, 'You may not do this')
  if (error instanceof NotFound) return say(404, 'There is no such thing')
  if (error instanceof Refusal) return say(422, error.message)
  if (error instanceof Refused) return say(error.status, error.message)
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500
  if (status >= 500) return say(500, 'Something went wrong on the server. Try again later')
  return say(status, status === 413 ? 'This is too large' : 'This cannot be read')
}
