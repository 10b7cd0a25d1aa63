import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { tokenHash } from '../../../platform/db/access.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound, Refusal, StaleVersion } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { newToken } from '../../../platform/web/cookies.ts'
import type { FieldError, Values } from '../../../platform/web/form-page.ts'
import { NotAllowed, sendPage } from '../../../platform/web/route.ts'
import { AskedPage, ChallengePage, ChoicesPage, WrongPage } from './choice-pages.tsx'
import { comeBack, comeBackForm, enrol, newCodeForm } from './enter.ts'
import { BeforePage, ComeBackPage, NewCodePage, OwnFailurePage, StartPage } from './enter-pages.tsx'
import { hashOfCode, newCode, readCode } from './own-code.ts'
import {
  clearOwnSession,
  isOwnAccessForm,
  ownSessionOf,
  setOwnSession,
  setSaid,
} from './own-cookies.ts'
import {
  asNobody,
  OwnAccessPaused,
  type OwnChrome,
  OwnDoorClosed,
  openDoor,
  ownChromeOf,
  ownForm,
  ownPage,
  typedIn,
} from './own-door.ts'
import { HomePage, KeptPage, KeyPage, LookedPage, NewKeyPage, WhoPage } from './own-pages.tsx'
import {
  listHiddenReasons,
  listOwnConsents,
  listOwnCopies,
  listOwnCorrections,
  listOwnFacts,
  listOwnInvolved,
  listOwnLooks,
  listOwnObjections,
  listOwnOrganisations,
  listOwnReaders,
} from './own-queries.ts'

/** The person's own door: everything below /mine, apart from the pages of staff. */
export function mineRoutes(app: App): void {
  void app.server.register(
    async scope => {
      handleFailures(app, scope)
      enterRoutes(app, scope)
      leaveRoutes(app, scope)
      readRoutes(app, scope)
      choiceRoutes(app, scope)
      correctionRoutes(app, scope)
      keyRoutes(app, scope)
    },
    { prefix: '/mine' },
  )
}

function handleFailures(app: App, scope: FastifyInstance) {
  const fail = (request: FastifyRequest, reply: FastifyReply, status: number, reference?: string) =>
    sendPage(
      reply,
      OwnFailurePage({ chrome: ownChromeOf(app, request, reply, null), status, reference }),
      status,
    )
  scope.setNotFoundHandler((request, reply) => fail(request, reply, 404))
  scope.setErrorHandler(async (error, request, reply) => {
    if (error instanceof OwnDoorClosed || error instanceof OwnAccessPaused) {
      clearOwnSession(app, reply)
      return reply.redirect(
        `/mine?ended=${error instanceof OwnDoorClosed ? 'idle' : 'paused'}`,
        303,
      )
    }
    if (error instanceof NotAllowed) return fail(request, reply, 403)
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (error instanceof NotFound || code === '22P02') return fail(request, reply, 404)
    if (status >= 400 && status < 500) return fail(request, reply, status)
    request.log.error({ err: error, reference: request.id })
    return fail(request, reply, 500, request.id)
  })
}

type EnterView = (props: {
  chrome: OwnChrome
  values: Values
  errors: FieldError[]
}) => ReturnType<typeof NewCodePage>

function enterRoutes(app: App, scope: FastifyInstance) {
  scope.get('/', async (request, reply) => {
    const { ended } = request.query as { ended?: string }
    return sendPage(reply, StartPage({ chrome: ownChromeOf(app, request, reply, null), ended }))
  })
  const enterForm = <Input>(
    path: string,
    view: EnterView,
    form: z.ZodType<Input>,
    enter: (input: Input, place: string, newSession: string) => Promise<Refusal | undefined>,
  ) => {
    const show = (
      request: FastifyRequest,
      reply: FastifyReply,
      values: Values,
      errors: FieldError[],
    ) =>
      sendPage(
        reply,
        view({ chrome: ownChromeOf(app, request, reply, null), values, errors }),
        errors.length > 0 ? 400 : 200,
      )
    scope.get(path, async (request, reply) => show(request, reply, {}, []))
    scope.post(
      path,
      { config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
      async (request, reply) => {
        const values = typedIn(request)
        if (!isOwnAccessForm(request, values.csrf)) throw new NotAllowed('The form is too old')
        const parsed = form.safeParse(values)
        if (!parsed.success)
          return show(
            request,
            reply,
            values,
            parsed.error.issues.map(({ path: at, message }) => ({ field: at.join('.'), message })),
          )
        const token = newToken()
        const refusal = await enter(parsed.data, request.ip, token)
        if (refusal)
          return show(request, reply, values, [{ field: refusal.field, message: refusal.message }])
        await leave(app, request)
        setOwnSession(app, reply, token)
        return reply.redirect('/mine/before', 303)
      },
    )
  }
  enterForm('/new', NewCodePage, newCodeForm, (input, place, token) =>
    enrol(app.db, input, place, token),
  )
  enterForm('/back', ComeBackPage, comeBackForm, (input, place, token) =>
    comeBack(app.db, input, place, token),
  )
  ownPage(app, scope, '/before', { load: async () => null, view: BeforePage })
}

/** Ends the session of the browser, if it has one; answers with where its partnership wants people to go. */
async function leave(app: App, request: FastifyRequest): Promise<string | undefined> {
  const token = ownSessionOf(request)
  if (!token) return undefined
  const { rows } = await asNobody(app.db, tx =>
    sql<{ to: string | null }>`select people.leave_own_access(${tokenHash(token)}) as to`.execute(
      tx,
    ),
  )
  return rows[0]?.to ?? undefined
}

function leaveRoutes(app: App, scope: FastifyInstance) {
  // By GET, so that it works as a link, without a script. All that another site could do with it is sign somebody out.
  scope.get('/leave', async (request, reply) => {
    // Whatever is wrong with the service: they must get away.
    const to = await leave(app, request).catch((error: unknown) => {
      request.log.error({ err: error, reference: request.id })
      return undefined
    })
    clearOwnSession(app, reply)
    return reply
      .header('cache-control', 'no-store')
      .redirect(to ?? 'https://www.bbc.co.uk/weather', 303)
  })
  scope.post('/out', async (request, reply) => {
    if (!isOwnAccessForm(request, typedIn(request).csrf))
      throw new NotAllowed('The form is too old')
    await leave(app, request)
    clearOwnSession(app, reply)
    return reply.header('cache-control', 'no-store').redirect('/mine?ended=out', 303)
  })
}

const looksOnAPage = 50

function readRoutes(app: App, scope: FastifyInstance) {
  ownPage(app, scope, '/home', { load: async () => null, view: HomePage })
  ownPage(app, scope, '/kept', {
    load: async ({ tx, session }) => ({
      facts: await listOwnFacts(tx, session),
      hidden: await listHiddenReasons(tx, session),
    }),
    view: KeptPage,
  })
  ownPage(app, scope, '/who', {
    load: async ({ tx, session, visit }) => ({
      readers: await listOwnReaders(tx, session),
      involved: await listOwnInvolved(tx, session),
      restricted: visit.restricted,
    }),
    view: WhoPage,
  })
  ownPage(app, scope, '/looked', {
    load: async ({ tx, session, query, now }) => {
      const asked = new Date(query.before ?? '')
      // The newest event may carry the clock of the database, a little ahead of ours.
      const before = Number.isNaN(asked.getTime())
        ? new Date(Math.max(now.getTime(), Date.now()) + 60_000)
        : asked
      const looks = await listOwnLooks(tx, session, before, looksOnAPage + 1)
      const shown = looks.slice(0, looksOnAPage)
      const last = shown.at(-1)
      return {
        looks: shown,
        older: looks.length > looksOnAPage && last ? last.at.toISOString() : null,
      }
    },
    view: LookedPage,
  })
}

const choiceForm = z
  .object({
    what: z.enum(['withdraw', 'object', 'end'], { error: 'Choose what to do' }),
    id: z.uuid('Load the page again'),
    organisation: z
      .union([z.uuid(), z.literal('everybody')])
      .optional()
      .catch(undefined),
    why: z.string().max(2000, 'Use 2,000 letters or fewer').optional(),
  })
  .refine(({ what, organisation }) => what !== 'object' || organisation, {
    path: ['organisation'],
    message: 'Choose who should not see it',
  })

function choiceRoutes(app: App, scope: FastifyInstance) {
  ownForm(app, scope, '/choices', {
    load: async ({ tx, session }) => ({
      consents: await listOwnConsents(tx, session),
      objections: await listOwnObjections(tx, session),
      organisations: await listOwnOrganisations(tx, session),
      newId: newId(),
    }),
    view: ChoicesPage,
    form: choiceForm,
    save: async ({ tx, session, input, reply }) => {
      const { what, id, organisation, why } = input
      const to = organisation === 'everybody' ? null : (organisation ?? null)
      const done = {
        withdraw: () =>
          sql<{ ok: boolean }>`select people.own_withdraw(${session}, ${id}::uuid) as ok`,
        end: () =>
          sql<{ ok: boolean }>`select people.own_end_objection(${session}, ${id}::uuid) as ok`,
        object: () =>
          sql<{
            ok: boolean
          }>`select people.own_object(${session}, ${id}::uuid, ${to}::uuid, ${why ?? ''}) as ok`,
      }[what]()
      const { rows } = await done.execute(tx)
      if (!rows[0]?.ok) return new Refusal('form', 'This was changed meanwhile. Look again')
      setSaid(app, reply, { withdraw: 'withdrawn', end: 'ended', object: 'objected' }[what])
      return '/mine/choices'
    },
  })
}

function correctionRoutes(app: App, scope: FastifyInstance) {
  ownForm(app, scope, '/wrong/:kind/:factId', {
    load: async ({ tx, session, params }) => {
      const facts = await listOwnFacts(tx, session)
      const fact = facts.find(one => one.kind === params.kind && one.id === params.factId)
      if (!fact) throw new NotFound()
      return { fact, newId: newId() }
    },
    view: WrongPage,
    form: z.object({
      id: z.uuid('Load the page again'),
      said: z.string().trim().min(1, 'Write what is wrong').max(2000, 'Use 2,000 letters or fewer'),
    }),
    save: async ({ tx, session, input, params, reply }) => {
      const { rows } = await sql<{ outcome: string }>`
        select people.own_ask_correction(${session}, ${input.id}::uuid, ${params.kind}, ${params.factId}::uuid, ${input.said}) as outcome`.execute(
        tx,
      )
      if (rows[0]?.outcome === 'many')
        return new Refusal(
          'said',
          'You have asked for 50 changes. Wait for the answers, or ask a worker',
        )
      if (rows[0]?.outcome !== 'asked') throw new NotFound()
      setSaid(app, reply, 'asked')
      return '/mine/asked'
    },
  })
  ownForm(app, scope, '/challenge/:correctionId', {
    load: async ({ tx, session, params }) => {
      const correction = (await listOwnCorrections(tx, session)).find(
        one => one.id === params.correctionId,
      )
      if (!correction) throw new NotFound()
      return { correction }
    },
    view: ChallengePage,
    form: z.object({
      seen: z.coerce.number().int().min(0).max(10_000),
      words: z.string().trim().max(2000, 'Use 2,000 letters or fewer').default(''),
    }),
    save: async ({ tx, session, input, params, reply }) => {
      const { rows } = await sql<{ ok: boolean }>`
        select people.own_challenge(${session}, ${params.correctionId}::uuid, ${input.seen}, ${input.words}) as ok`.execute(
        tx,
      )
      if (!rows[0]?.ok)
        return new StaleVersion('This was changed meanwhile. Go back and look again')
      setSaid(app, reply, 'challenged')
      return '/mine/asked'
    },
  })
  ownForm(app, scope, '/asked', {
    load: async ({ tx, session }) => ({
      corrections: await listOwnCorrections(tx, session),
      copies: await listOwnCopies(tx, session),
    }),
    view: AskedPage,
    form: z.object({}),
    save: async ({ tx, session, today, reply }) => {
      const { rows } = await sql<{
        asked: number
      }>`select people.own_ask_copy(${session}, ${today}::date) as asked`.execute(tx)
      setSaid(app, reply, rows[0]?.asked ? 'copy' : 'copy-under-way')
      return '/mine/asked'
    },
  })
}

function keyRoutes(app: App, scope: FastifyInstance) {
  ownPage(app, scope, '/key', {
    load: async ({ visit }) => ({ hasKey: visit.hasKey }),
    view: KeyPage,
  })
  scope.post(
    '/key',
    { config: { rateLimit: { max: 20, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { csrf, what } = typedIn(request)
      if (!isOwnAccessForm(request, csrf)) throw new NotAllowed('The form is too old')
      const code = newCode()
      const key = what === 'make' ? hashOfCode('key', readCode(code) ?? '') : null
      const leaveTo = await asNobody(app.db, async tx => {
        const { session, visit } = await openDoor(tx, request)
        if (what === 'close') await sql`select people.own_close(${session})`.execute(tx)
        else await sql`select people.own_set_key(${session}, ${key})`.execute(tx)
        return visit.leaveTo
      })
      if (what === 'close') {
        clearOwnSession(app, reply)
        return reply.redirect('/mine?ended=closed', 303)
      }
      // Shown in the answer itself: it is kept nowhere, and sent again it is another key.
      if (what === 'make')
        return sendPage(
          reply,
          NewKeyPage({ chrome: ownChromeOf(app, request, reply, leaveTo), code }),
        )
      setSaid(app, reply, 'key-dropped')
      return reply.redirect('/mine/key', 303)
    },
  )
}
