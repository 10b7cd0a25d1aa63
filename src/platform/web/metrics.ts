import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Db, poolCounts } from '../db/connect.ts'
import { NotFound } from '../refusal.ts'
import type { App } from './app.ts'
import { type Line, writeMetric } from './metric-text.ts'
import { makeRequestCounts } from './request-counts.ts'

/**
 * `/metrics`, in the text format of Prometheus: requests, pool, jobs, process. Read from the machine itself, or with
 * `authorization: Bearer` and the token. Routes appear as their pattern: no address, no name, no id.
 */
export function metricsRoute(app: App, token: string | undefined): void {
  const counts = makeRequestCounts()
  app.server.addHook('onResponse', async (request, reply) => {
    counts.add(
      request.method,
      request.routeOptions.url ?? 'none',
      reply.statusCode,
      reply.elapsedTime / 1000,
    )
  })
  app.server.get('/metrics', async (request, reply) => {
    if (!isFromHere(request) && !bringsToken(request, token)) throw new NotFound()
    const text = [...counts.text(), ...poolText(app.db), ...(await jobText(app.db)), processText()]
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(text.join(''))
  })
}

/** From this machine, and not passed on by a proxy on it. */
function isFromHere(request: FastifyRequest): boolean {
  const passedOn = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'].some(
    name => request.headers[name] !== undefined,
  )
  const address = request.socket.remoteAddress ?? ''
  return !passedOn && /^(::ffff:)?127\.|^::1$/.test(address)
}

function bringsToken(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(request.headers.authorization ?? ''), hash(`Bearer ${token}`))
}

function poolText(db: Db): string[] {
  const { open, idle, waiting } = poolCounts(db)
  return [
    writeMetric('throughline_database_connections', 'gauge', 'Connections of the pool.', [
      { labels: { state: 'busy' }, value: open - idle },
      { labels: { state: 'idle' }, value: idle },
    ]),
    writeMetric(
      'throughline_database_waiting',
      'gauge',
      'Requests that wait for a connection of the pool.',
      [{ value: waiting }],
    ),
  ]
}

async function jobText(db: Db): Promise<string[]> {
  const answer = await countJobs(db).catch(() => undefined)
  const up = writeMetric('throughline_database_up', 'gauge', 'Whether the database answers.', [
    { value: answer ? 1 : 0 },
  ])
  if (!answer) return [up]
  return [up, writeMetric('throughline_jobs', 'gauge', 'Jobs that wait or run.', answer)]
}

async function countJobs(db: Db): Promise<Line[]> {
  return await db
    .transaction()
    .setAccessMode('read only')
    .execute(async tx => {
      await sql`set local role throughline_app`.execute(tx)
      const { rows } = await sql<{ queue: string; state: string; jobs: number }>`
        select * from platform.count_waiting_jobs()`.execute(tx)
      const of = (...states: string[]) =>
        rows.filter(row => states.includes(row.state)).reduce((sum, row) => sum + row.jobs, 0)
      return [
        { labels: { state: 'waiting' }, value: of('created', 'retry') },
        { labels: { state: 'running' }, value: of('active') },
      ]
    })
}

function processText(): string {
  return [
    writeMetric('process_resident_memory_bytes', 'gauge', 'Memory of the process.', [
      { value: process.memoryUsage.rss() },
    ]),
    writeMetric('process_uptime_seconds', 'gauge', 'How long the process has been running.', [
      { value: Math.round(process.uptime()) },
    ]),
  ].join('')
}
