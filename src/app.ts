import { randomBytes } from 'node:crypto'
import { confirming, partnershipRoutes } from './contexts/partnership/index.ts'
import { peopleRoutes } from './contexts/people/index.ts'
import { planRoutes } from './contexts/plan/index.ts'
import { publicSiteRoutes } from './contexts/public-site/index.ts'
import { streetRoutes } from './contexts/street/index.ts'
import { loadAssets } from './design-system/index.ts'
import { FailurePage } from './failure-page.tsx'
import { type Actor, readAs } from './platform/db/access.ts'
import { makeJobSender } from './platform/jobs/send-job.ts'
import type { App } from './platform/web/app.ts'
import { sessionOf } from './platform/web/cookies.ts'
import { healthRoutes } from './platform/web/health.ts'
import { metricsRoute } from './platform/web/metrics.ts'
import { chromeOf, sendPage } from './platform/web/route.ts'
import { makeServer } from './platform/web/server.ts'

/** Everything that is switched on. */
export async function makeApp(
  parts: Pick<App, 'db' | 'files' | 'clock' | 'secure'> & {
    log: boolean
    /** Whoever brings it may read /metrics from another machine. */
    metricsToken?: string | undefined
    /** The address that people type; this machine where it is not given. */
    publicUrl?: string
    /** Seals what is entrusted to the service; one for this process only where it is not given. */
    secret?: Buffer
  },
): Promise<App> {
  const server = await makeServer({
    ...parts,
    // Shown without asking the database who is there: it may be what failed.
    showFailure: async (request, reply, failure) =>
      sendPage(
        reply,
        FailurePage({ chrome: chromeOf(app, request, reply, null), failure }),
        failure.status,
      ),
  })
  const jobs = makeJobSender(parts.db)
  server.addHook('onClose', jobs.close)
  const app: App = {
    publicUrl: 'http://127.0.0.1',
    secret: randomBytes(32),
    ...parts,
    server,
    navigationFor,
    confirming,
    sendJob: jobs.send,
  }
  healthRoutes(app)
  metricsRoute(app, parts.metricsToken)
  await assetRoutes(app)
  server.get('/', async (request, reply) => {
    const access = { session: sessionOf(request), purpose: 'GET /' }
    const start = await readAs(app.db, access, async (_db, actor) =>
      actor && worksWithPeople(actor) ? '/people' : '/plans',
    )
    return reply.redirect(start, 303)
  })
  partnershipRoutes(app)
  peopleRoutes(app)
  streetRoutes(app)
  planRoutes(app)
  publicSiteRoutes(app)
  return app
}

/** Styles and scripts, under names that change with their content, so that browsers may keep them for ever. */
async function assetRoutes(app: App) {
  for (const [path, asset] of await loadAssets())
    app.server.get(path, async (_request, reply) =>
      reply
        .type(asset.type)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(asset.body),
    )
}

function navigationFor(actor: Actor | null) {
  if (!actor) return []
  const sharesOrPermits =
    worksWithPeople(actor) ||
    actor.roles.some(role => ['administrator', 'organisation-administrator'].includes(role))
  return [
    ...(worksWithPeople(actor) ? [{ href: '/people', text: 'People' }] : []),
    goesOut(actor)
      ? { href: '/street', text: 'Street' }
      : { href: '/street/figures', text: 'Figures' },
    ...(actor.roles.includes('data-guardian') ? [{ href: '/street/deaths', text: 'Deaths' }] : []),
    ...(sharesOrPermits ? [{ href: '/partnership/agreements', text: 'Sharing' }] : []),
    { href: '/plans', text: 'Plans' },
    ...(actor.roles.includes('organisation-administrator')
      ? [{ href: '/organisation', text: 'Your organisation' }]
      : []),
    actor.roles.includes('administrator')
      ? { href: '/partnership', text: 'Partnership' }
      : { href: '/partnership/organisations', text: 'Partners' },
  ]
}

function goesOut(actor: Actor): boolean {
  return actor.roles.some(role => ['worker', 'coordinator'].includes(role))
}

function worksWithPeople(actor: Actor): boolean {
  return actor.roles.some(role => ['worker', 'data-guardian', 'matching-lead'].includes(role))
}
