import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'

const loopback = ['127.0.0.1', 'localhost', '[::1]']

/**
 * The address under which people see the service, such as 'https://plan.example.org': the one in PUBLIC_URL. On one's
 * own machine the one that was typed, since it has several names for itself.
 */
export function originOf(app: Pick<App, 'publicUrl'>, request: FastifyRequest): string {
  const configured = new URL(app.publicUrl)
  if (!loopback.includes(configured.hostname)) return configured.origin
  const host = request.headers.host ?? ''
  const asked = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : configured
  return loopback.includes(asked.hostname) ? asked.origin : configured.origin
}
