import type { VNode } from 'preact'
import { dayOf } from '../dates.ts'
import type { App } from './app.ts'
import {
  type Allow,
  chromeOf,
  type Loading,
  type Look,
  loadAs,
  type PageProps,
  type QueryOf,
  sendPage,
} from './route.ts'

type ReadRoute<Path extends string, Query, Loaded> = QueryOf<Query> & {
  allow: Allow
  /** Pages about people record who looked at whom; 'none' says that nothing on the page is about a person. */
  audit: 'none' | Look<Loaded, Query>
  /** Only for whoever has just shown that it is them: they are asked first, and come back here. */
  stepUp?: true
  load: (loading: Loading<Path, Query>) => Promise<Loaded> | Loaded
  view: (props: PageProps<Loaded, Query>) => VNode
}

/** A page that only reads. */
export function page<const Path extends string, Loaded, Query = Record<string, string | undefined>>(
  app: App,
  path: Path,
  route: ReadRoute<Path, Query, Loaded>,
): void {
  app.server.get(path, async (request, reply) => {
    const { loaded, actor, query } = await loadAs(
      app,
      request,
      `GET ${path}`,
      route.allow,
      route.query,
      route.load,
      route.audit === 'none' ? undefined : route.audit,
      route.stepUp,
    )
    const chrome = chromeOf(app, request, reply, actor)
    return sendPage(reply, route.view({ loaded, chrome, actor, query, today: today(app) }))
  })
}

function today(app: App) {
  return dayOf(app.clock())
}
