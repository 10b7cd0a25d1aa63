import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** A statement as it went to the server. */
type Statement = { text: string; values: unknown[] }

/** The statements that some work sends to the database, in their order. */
export async function captureSql(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const capturing = new AsyncLocalStorage<true>()
  // Called with its own client below.
  // oxlint-disable-next-line typescript/unbound-method
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [text, values] = given
    if (capturing.getStore() && typeof text === 'string')
      statements.push({ text, values: Array.isArray(values) ? values : [] })
    // A statement whose plan is kept comes with its name.
    else if (capturing.getStore() && typeof text === 'object') statements.push(text as Statement)
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await capturing.run(true, work)
  } finally {
    pg.Client.prototype.query = query
  }
  return statements
}

/** How often a second the same statements run from bare connections, one after the other on each. */
export async function replaySql(
  connection: pg.ClientConfig,
  statements: readonly Statement[],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const clients = Array.from({ length: connections }, () => new pg.Client(connection))
  await Promise.all(clients.map(client => client.connect()))
  let rounds = 0
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    clients.map(async client => {
      while (performance.now() < until) {
        for (const { text, values } of statements) await client.query(text, values)
        rounds += 1
      }
    }),
  )
  const took = performance.now() - began
  await Promise.all(clients.map(client => client.end()))
  return (rounds * 1000) / took
}
