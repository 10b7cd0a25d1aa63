import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, Flash } from './app.ts'

const session = 'throughline_session'
const visit = 'throughline_visit'
const signingIn = 'throughline_signing_in'
const browser = 'throughline_browser'
const flash = 'throughline_flash'

function options(app: App) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: app.secure } as const
}

export function sessionOf(request: FastifyRequest): string | undefined {
  return request.cookies[session]
}

/** A new token for every sign-in, so that one planted before it is worth nothing (session fixation). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function setSession(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(session, token, options(app))
}

export function clearSession(app: App, reply: FastifyReply): void {
  reply.clearCookie(session, options(app))
}

/** The cookie of somebody on their way in: worth nothing but to go on with the next step. */
export function signingInOf(request: FastifyRequest): string | undefined {
  return request.cookies[signingIn]
}

export function setSigningIn(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(signingIn, token, { ...options(app), maxAge: 20 * 60 })
}

export function clearSigningIn(app: App, reply: FastifyReply): void {
  reply.clearCookie(signingIn, options(app))
}

/** The cookie by which a browser is known again, so that strangers cannot make its people wait. Opens nothing. */
export function browserOf(request: FastifyRequest): string | undefined {
  return request.cookies[browser]
}

export function setBrowser(app: App, reply: FastifyReply, token: string): void {
  reply.setCookie(browser, token, { ...options(app), maxAge: 400 * 24 * 60 * 60 })
}

// Browsers drop a cookie of more than 4 KB, and with it what was said.
const longestFlash = 700

export function setFlash(app: App, reply: FastifyReply, { kind, text }: Flash): void {
  const short = text.length > longestFlash ? `${text.slice(0, longestFlash)}…` : text
  reply.setCookie(flash, Buffer.from(JSON.stringify({ kind, text: short })).toString('base64url'), {
    ...options(app),
    maxAge: 60,
  })
}

/** What was said after the last change; it is shown once. */
export function takeFlash(app: App, request: FastifyRequest, reply: FastifyReply): Flash | null {
  const value = request.cookies[flash]
  if (!value) return null
  reply.clearCookie(flash, options(app))
  try {
    const said = JSON.parse(Buffer.from(value, 'base64url').toString()) as Partial<Flash>
    if (typeof said.text !== 'string') return null
    return { kind: said.kind === 'notice' ? 'notice' : 'success', text: said.text }
  } catch {
    return null
  }
}

/**
 * The token that every form carries: keyed with the browser's own secret cookie, so another site can neither read
 * nor guess it, and a token from before signing in is worth nothing after.
 */
export function csrfTokenFor(app: App, request: FastifyRequest, reply: FastifyReply): string {
  let secret = sessionOf(request) ?? request.cookies[visit]
  if (!secret) {
    secret = newToken()
    reply.setCookie(visit, secret, options(app))
  }
  return csrfToken(secret)
}

/** The token for the forms of whoever holds a secret cookie. */
export function csrfToken(secret: string): string {
  return createHmac('sha256', secret).update('form').digest('base64url')
}

/** Whether a form was sent from one of our own pages, by this browser. */
export function isOwnForm(request: FastifyRequest, token: unknown): boolean {
  return isFormOf(request, sessionOf(request) ?? request.cookies[visit], token)
}

/** Whether a form was sent from one of our own pages, by the browser that holds the secret. */
export function isFormOf(
  request: FastifyRequest,
  secret: string | undefined,
  token: unknown,
): boolean {
  if (!isOwnOrigin(request)) return false
  if (!secret || typeof token !== 'string') return false
  const expected = Buffer.from(csrfToken(secret))
  const given = Buffer.from(token)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

function isOwnOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.origin
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.host
}
