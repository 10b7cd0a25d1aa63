import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { MovedTo, NotFound } from '../refusal.ts'
import { isNearestProxy } from './nearest-proxy.ts'
import { NotAllowed, SignInNeeded } from './route.ts'
import { ConfirmationNeeded, confirmationPath } from './step-up.ts'

export type Failure = { status: 403 | 404 | 413 | 429 | 500; reference?: string }

const untold = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
}

const maxUpload = 50 * 1024 * 1024

/**
 * The web server without any route: cookies, forms, uploads, security headers, logs without personal data, and a
 * calm page for whatever goes wrong.
 */
export async function makeServer(options: {
  log: boolean
  /** Where log lines go; standard output unless given. */
  logTo?: { write: (line: string) => void } | undefined
  secure: boolean
  showFailure: (
    request: FastifyRequest,
    reply: FastifyReply,
    failure: Failure,
  ) => Promise<FastifyReply>
}): Promise<FastifyInstance> {
  const server = Fastify({
    logger: options.log ? loggerTo(options.logTo) : false,
    // Our own line below names the route, never the address: addresses can hold names that somebody searched for.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.secure ? isNearestProxy : false,
    bodyLimit: 5 * 1024 * 1024,
    forceCloseConnections: true,
    genReqId: () => randomBytes(4).toString('hex'),
  })
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: options.secure ? [] : null,
      },
    },
    strictTransportSecurity: options.secure,
    referrerPolicy: { policy: 'same-origin' },
  })
  await server.register(cookie)
  // Only routes that ask for it: see `limit` in form-page.ts. Headers would tell how much is left to try.
  await server.register(rateLimit, {
    global: false,
    addHeaders: untold,
    addHeadersOnExceeding: untold,
  })
  await server.register(formbody, { bodyLimit: 5 * 1024 * 1024 })
  await server.register(multipart, {
    limits: { fileSize: maxUpload, files: 1, fields: 500, fieldSize: 1024 * 1024 },
  })
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
  server.setNotFoundHandler((request, reply) =>
    options.showFailure(request, reply, { status: 404 }),
  )
  server.setErrorHandler(async (error, request, reply) => {
    if (error instanceof SignInNeeded) return sendToSignIn(request, reply)
    if (error instanceof ConfirmationNeeded)
      return reply.redirect(confirmationPath(request.url, error.kind), 303)
    // What was typed for the old address is not saved anywhere: a form that was sent says that it is not there.
    if (error instanceof MovedTo && request.method === 'GET')
      return reply.redirect(request.url.replace(error.id, error.newId), 303)
    return options.showFailure(request, reply, failureOf(error, request))
  })
  return server
}

function loggerTo(stream: { write: (line: string) => void } | undefined) {
  return { level: 'info', base: null, serializers: { err: faultOf }, ...(stream ? { stream } : {}) }
}

/** A fault as it is logged: where it was and what kind, without the details of the database, which can quote a whole row. */
function faultOf(error: Error & { code?: unknown; table?: unknown; constraint?: unknown }) {
  const { code, table, constraint, message } = error
  return { type: error.name, message, stack: error.stack ?? '', code, table, constraint }
}

function sendToSignIn(request: FastifyRequest, reply: FastifyReply) {
  const back = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : ''
  return reply.redirect(`/sign-in${back}`, 303)
}

function failureOf(error: unknown, request: FastifyRequest): Failure {
  if (error instanceof NotFound || error instanceof MovedTo) return { status: 404 }
  if (error instanceof NotAllowed) return { status: 403 }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  if (status === 413) return { status: 413 }
  if (status === 429) return { status: 429 }
  if (typeof status === 'number' && status < 500) return { status: 404 }
  // An address that holds no id where one belongs (22P02), or NUL (22021), names nothing.
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === '22P02' || code === '22021') return { status: 404 }
  request.log.error({ err: error, reference: request.id })
  return { status: 500, reference: request.id }
}
