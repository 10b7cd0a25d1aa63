/**
 * The pages of a plan with 5,000 actions over HTTP, beside the same SQL run bare in the same run:
 *
 *   sh scripts/with-node.sh bench/plan-page.ts [--actions N] [--seconds N] [--rounds N]
 *
 * Prints one JSON object for each page.
 */
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { makeApp } from '../src/app.ts'
import { largePlan } from '../src/demonstration/large/large-people.ts'
import { demonstrationPassword } from '../src/demonstration/sign-ins.ts'
import { connect } from '../src/platform/db/connect.ts'
import { folderStore } from '../src/platform/files.ts'
import { aBrowser } from '../test/browser.ts'
import { captureSql, replaySql } from './bare-sql.ts'
import { type LargePlan, openLargePlan, startServing } from './large-plan.ts'
import { median, report, rounded, share } from './measure.ts'
import { demonstrationCodeAt, signIn } from './sign-in.ts'

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '5000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
  },
})
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]
const connections = 10
const email = 'lead@farthingland.example'
const start = `/plans/${largePlan.slug}`
const pages = {
  'by priority': start,
  'by owner': `${start}?by=owner`,
  'late, searched': `${start}?flag=late&q=prison`,
  'as it stood': `${start}/as-at?day=2025-06-30`,
}

/** Milliseconds of every answer, and answers a second. */
async function load(url: string, cookie: string, at: number) {
  const times: number[] = []
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url, connections: at, duration: seconds, headers: { cookie } }
    const run = autocannon(options, (error, answer) => (error ? reject(error) : resolve(answer)))
    run.on('response', (_client, status, _bytes, ms) => {
      if (status !== 200) reject(new Error(`${url} answered ${status}`))
      times.push(ms)
    })
  })
  return { times, perSecond: result.requests.total / result.duration }
}

/** What each page asks the database. */
async function listStatements({ database, folder }: LargePlan) {
  const db = connect({ ...database.app, max: 1 })
  const parts = { db, files: folderStore(folder), clock: () => new Date() }
  const app = await makeApp({ ...parts, secure: false, log: false })
  const browser = aBrowser(app)
  await browser.submit('/sign-in', { email, password: demonstrationPassword })
  // The code of half a minute ago, so that the one of now is left for the server that is measured.
  await browser.submit('/sign-in/second', { code: demonstrationCodeAt(Date.now() - 30_000) })
  const found = new Map<string, Awaited<ReturnType<typeof captureSql>>>()
  for (const [name, path] of Object.entries(pages)) {
    // What one process remembers of a plan between two changes is not asked again, so the second request counts.
    await browser.get(path)
    const statements = await captureSql(async () => {
      const page = await browser.get(path)
      if (page.status !== 200) throw new Error(`${path} answered ${page.status}`)
    })
    found.set(name, statements)
  }
  return { found, close: () => app.server.close().then(() => db.destroy()) }
}

const plan = await openLargePlan(Number(values.actions))
const asked = await listStatements(plan)
const server = await startServing(plan)
try {
  const cookie = await signIn(server.address, email)
  for (const [name, path] of Object.entries(pages)) {
    const url = `${server.address}${path}`
    const statements = asked.found.get(name) ?? []
    await load(url, cookie, connections)
    const alone = (await load(url, cookie, 1)).times
    const [http, bare]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      http.push((await load(url, cookie, connections)).perSecond)
      bare.push(await replaySql(plan.database.app, statements, { connections, seconds }))
    }
    report({
      page: name,
      actions: Number(values.actions),
      p50Ms: rounded(share(alone, 0.5)),
      p95Ms: rounded(share(alone, 0.95)),
      pagesASecond: rounded(median(http)),
      sameSqlASecond: rounded(median(bare)),
      ratio: rounded(median(http) / median(bare), 2),
      statements: statements.length,
    })
  }
} finally {
  await server.stop()
  await asked.close()
  await plan.close()
}
