import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { NotFound } from '../refusal.ts'
import { makeServer } from './server.ts'

const lines: string[] = []
const warnings: string[] = []
process.on('warning', warning => warnings.push(String(warning)))

const server = await makeServer({
  log: true,
  logTo: { write: line => void lines.push(line) },
  secure: true,
  showFailure: async (_request, reply, { status, reference }) =>
    reply.code(status).send(reference ?? 'failed'),
})
server.get('/people/:name', async request => {
  if (request.query && 'break' in (request.query as object)) throw new Error('it broke')
  if (request.query && 'refuse' in (request.query as object))
    throw Object.assign(new Error('violates check constraint'), {
      code: '23514',
      detail: 'Failing row contains (Oswin Tarrant).',
      where: 'SQL statement with Oswin Tarrant',
    })
  if (request.query && 'missing' in (request.query as object)) throw new NotFound()
  return request.ip
})
server.post(
  '/limited',
  { config: { rateLimit: { max: 2, timeWindow: 60_000 } } },
  async () => 'done',
)
after(() => server.close())

/** What is logged meanwhile, parsed. */
async function logOf(run: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  lines.length = 0
  await run()
  return lines.map(line => JSON.parse(line))
}

test('one line is logged for a response, with the pattern of the route and never the address', async () => {
  const logged = await logOf(() => server.inject('/people/ada-invented?q=private'))
  assert.equal(logged.length, 1)
  assert.deepEqual(
    { method: logged[0]?.method, route: logged[0]?.route, status: logged[0]?.status },
    { method: 'GET', route: '/people/:name', status: 200 },
  )
  assert.doesNotMatch(lines.join(), /ada-invented|private|127\.0\.0\.1/)
})

test('what is not found is one line too, without its address', async () => {
  const logged = await logOf(() => server.inject('/nowhere/ada-invented'))
  assert.deepEqual(
    logged.map(line => [line.route, line.status]),
    [['none', 404]],
  )
  assert.doesNotMatch(lines.join(), /ada-invented/)
})

test('what the database tells of a row is not logged', async () => {
  const logged = await logOf(() => server.inject('/people/ada-invented?refuse=1'))
  const { type, message, stack, code } = (logged[0]?.err ?? {}) as Record<string, string>
  assert.deepEqual([type, message, code], ['Error', 'violates check constraint', '23514'])
  assert.match(stack ?? '', /server\.test/)
  assert.doesNotMatch(lines.join(), /Tarrant/)
})

test('a mistake of ours is logged with the reference that is shown, and the line of the response', async () => {
  let shown = ''
  const logged = await logOf(async () => {
    shown = (await server.inject('/people/ada-invented?break=1')).body
  })
  assert.deepEqual(
    logged.map(line => line.reference ?? line.status),
    [shown, 500],
  )
  assert.doesNotMatch(lines.join(), /ada-invented/)
})

test('starting the server uses nothing that Fastify is about to remove', () => {
  assert.deepEqual(
    warnings.filter(warning => warning.includes('FSTDEP')),
    [],
  )
})

test('behind a proxy, the address is what the nearest proxy says, not what the browser claims', async () => {
  const reply = await server.inject({
    url: '/people/x',
    headers: { 'x-forwarded-for': '127.0.0.1, 192.0.2.44' },
  })
  assert.equal(reply.body, '192.0.2.44')
  const direct = await server.inject({
    url: '/people/x',
    remoteAddress: '192.0.2.9',
    headers: { 'x-forwarded-for': '127.0.0.1' },
  })
  assert.equal(direct.body, '192.0.2.9')
})

test('a route may limit how often one network address asks, and does not tell how often is left', async () => {
  const from = async (remoteAddress: string) =>
    await server.inject({ method: 'POST', url: '/limited', remoteAddress })
  assert.equal((await from('192.0.2.1')).statusCode, 200)
  const second = await from('192.0.2.1')
  assert.deepEqual(
    Object.keys(second.headers).filter(name => name.startsWith('x-ratelimit')),
    [],
  )
  const third = await from('192.0.2.1')
  assert.equal(third.statusCode, 429)
  assert.ok(Number(third.headers['retry-after']) > 0)
  assert.equal((await from('192.0.2.2')).statusCode, 200)
})
