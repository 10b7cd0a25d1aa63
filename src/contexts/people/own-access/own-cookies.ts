import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../../platform/web/app.ts'
import { csrfToken, isFormOf, newToken } from '../../../platform/web/cookies.ts'

// Apart from those of staff: a person and a worker can use the same browser, and neither is the other.
const session = 'mine'
const visit = 'mine_visit'
const said = 'mine_said'

function options(app: App) {
  return { path: '/mine', httpOnly: true, sameSite: 'strict', secure: app.secure } as const
}

export function ownSessionOf(request: FastifyRequest): string | undefined {
  return request.cookies[session]
}

export function setOwnSession(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(session, token, options(app))
}

/**
 * Takes away what the browser keeps of the visit. Pages kept for the back button go too (Clear-Site-Data); only those:
 * the browser may be a worker's, with contacts waiting to be sent in its storage and a session of their own.
 */
export function clearOwnSession(app: App, reply: FastifyReply): void {
  for (const name of [session, visit, said]) reply.clearCookie(name, options(app))
  reply.header('clear-site-data', '"cache"')
}

/** The token that every form behind this door carries: keyed with the session, or before it with the visit. */
export function ownFormToken(app: App, request: FastifyRequest, reply: FastifyReply): string {
  let secret = ownSessionOf(request) ?? request.cookies[visit]
  if (!secret) {
    secret = newToken()
    reply.setCookie(visit, secret, options(app))
  }
  return csrfToken(secret)
}

export function isOwnAccessForm(request: FastifyRequest, token: unknown): boolean {
  return isFormOf(request, ownSessionOf(request) ?? request.cookies[visit], token)
}

/** What was done is said once, on the next page. Only the name of it is kept, never words about the person. */
export function setSaid(app: App, reply: FastifyReply, what: string): void {
  reply.setCookie(said, what, { ...options(app), maxAge: 60 })
}

export function takeSaid(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
): string | undefined {
  const what = request.cookies[said]
  if (what !== undefined) reply.clearCookie(said, options(app))
  return what
}
