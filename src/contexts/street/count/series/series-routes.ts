import { z } from 'zod'
import type { Actor, Role } from '../../../../platform/db/access.ts'
import { newId } from '../../../../platform/ids.ts'
import type { App } from '../../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import { mayReadPlans } from '../../../partnership/index.ts'
import { compareNewest } from './caution-rules.ts'
import { claimForm, targetForm } from './claim-form.ts'
import { AddClaimPage, AddTargetPage } from './claim-form-pages.tsx'
import { addClaim, addTarget, listClaims, listTargets, withdraw } from './claims.ts'
import { ClaimsPage } from './claims-page.tsx'
import { SeriesPage } from './series-page.tsx'
import { england, getSeries, listPublishedAreas, valuesOf } from './series-queries.ts'
import { TargetsPage } from './targets-page.tsx'

/** Who writes down what documents say and want. */
const mayWriteClaims = ['coordinator', 'strategy-lead'] as const satisfies Role[]

const areaCode = z.string().regex(/^[A-Z]\d{2}[A-Z0-9]{6}$/)
const seriesQuery = z.object({
  area: z
    .union([areaCode.transform(code => [code]), z.array(areaCode).max(60)])
    .catch([england])
    .default([england]),
})

export function seriesRoutes(app: App): void {
  page(app, '/street/count/series', {
    allow: mayReadPlans,
    audit: 'none',
    query: seriesQuery,
    load: async ({ db, query }) => {
      const areas = await listPublishedAreas(db)
      const codes = [...new Set(query.area)]
      const name = codes.map(code => areas.find(one => one.code === code)?.name ?? code).join(', ')
      const series = await getSeries(db, codes, name)
      const approaches = new Map(
        series.years.flatMap(({ year, approach }) => (approach ? [[year, approach] as const] : [])),
      )
      return { series, areas, compared: compareNewest(valuesOf(series), approaches) }
    },
    view: SeriesPage,
  })
  page(app, '/street/count/claims', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db, actor }) => ({ claims: await listClaims(db), mayWrite: mayWrite(actor) }),
    view: ClaimsPage,
  })
  formPage(app, '/street/count/claims/new', {
    allow: mayWriteClaims,
    audit: 'street.claim.added',
    load: () => ({ newId: newId() }),
    view: AddClaimPage,
    form: claimForm,
    save: ({ tx, actor, input }) => addClaim(tx, actor, input),
    next: () => '/street/count/claims',
  })
  page(app, '/street/count/targets', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db, actor }) => ({ targets: await listTargets(db), mayWrite: mayWrite(actor) }),
    view: TargetsPage,
  })
  formPage(app, '/street/count/targets/new', {
    allow: mayWriteClaims,
    audit: 'street.target.added',
    load: () => ({ newId: newId() }),
    view: AddTargetPage,
    form: targetForm,
    save: ({ tx, actor, input }) => addTarget(tx, actor, input),
    next: () => '/street/count/targets',
  })
  for (const what of ['claim', 'target'] as const)
    postOnly(app, `/street/count/${what}s/:id/withdraw`, {
      allow: mayWriteClaims,
      audit: `street.${what}.withdrawn`,
      form: z.object({}),
      save: ({ tx, params, now }) => withdraw(tx, what, params.id, now),
      back: () => `/street/count/${what}s`,
      next: () => `/street/count/${what}s`,
    })
}

function mayWrite(actor: Actor): boolean {
  return actor.roles.some(role => mayWriteClaims.some(may => may === role))
}
