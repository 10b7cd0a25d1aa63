import { recordAudit, type Subject } from '../audit.ts'
import { dayOf } from '../dates.ts'
import { writeAs } from '../db/access.ts'
import type { App } from './app.ts'
import { sessionOf } from './cookies.ts'
import {
  type Allow,
  allowed,
  type Loading,
  type Params,
  parseQuery,
  type QueryOf,
} from './route.ts'
import { refuseUnconfirmed } from './step-up.ts'

/** A file to save. `name` may hold any letters. */
export type Download = {
  name: string
  type: string
  body: Uint8Array | string
  /** Whom or what it is about, for the audit chain. */
  about?: Subject
  /** What else is worth knowing about it in the audit chain, without any secret. */
  details?: Record<string, unknown>
}

type DownloadRoute<Path extends string, Query> = QueryOf<Query> & {
  allow: Allow
  /** What leaves is written down; 'none' only for what everyone may read. */
  audit: `${string}.${string}.${string}` | 'none'
  /** Only for whoever has just shown that it is them: they are asked first, and then given the file. */
  stepUp?: true
  load: (loading: Loading<Path, Query>) => Promise<Download> | Download
}

/** A file that leaves the service. That it left, and to whom, is in the audit chain. */
export function download<const Path extends string, Query = Record<string, string | undefined>>(
  app: App,
  path: Path,
  route: DownloadRoute<Path, Query>,
): void {
  app.server.get(path, async (request, reply) => {
    const now = app.clock()
    const query = parseQuery(route.query, request.query)
    const file = await writeAs(
      app.db,
      { session: sessionOf(request), purpose: `GET ${path}` },
      async (tx, who) => {
        const actor = allowed(who, route.allow)
        if (route.stepUp) refuseUnconfirmed(actor, 'file')
        const params = request.params as Params<Path>
        const made = await route.load({
          db: tx,
          actor,
          params,
          query,
          today: dayOf(now),
          now,
          request,
        })
        if (route.audit !== 'none')
          await recordAudit(tx, route.audit, made.about ?? null, {
            file: made.name,
            ...made.details,
          })
        return made
      },
    )
    return reply
      .type(file.type)
      .header('cache-control', 'no-store')
      .header('content-disposition', contentDisposition(file.name))
      .send(typeof file.body === 'string' ? file.body : Buffer.from(file.body))
  })
}

/** RFC 6266: a plain name for old browsers and the whole name for the others. */
function contentDisposition(name: string): string {
  const plain = name.replace(/[^\w. -]+/g, '-')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
