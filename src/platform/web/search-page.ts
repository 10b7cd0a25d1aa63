import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import type { z } from 'zod'
import { dayOf } from '../dates.ts'
import type { App } from './app.ts'
import {
  type FieldError,
  type FormProps,
  refuseForeignForm,
  typedIn,
  type Values,
} from './form-page.ts'
import { type Allow, chromeOf, type Loading, type Look, loadAs, sendPage } from './route.ts'

type SearchRoute<Path extends string, Input, Loaded> = {
  allow: Allow
  /** What is looked for. Wrong input is said beside its field, and nothing is looked for. */
  form: z.ZodType<Input>
  /** `input` is null on the first visit and after wrong input. */
  load: (
    loading: Loading<Path, Record<string, string | undefined>> & { input: Input | null },
  ) => Promise<Loaded> | Loaded
  /** What looking leaves in the audit chain, in the transaction that looked. */
  audit: Look<Loaded, Record<string, string | undefined>>
  view: (props: FormProps<Loaded>) => VNode
}

/**
 * A page that looks for something that may not stand in an address (ASVS 14.2.1): the form is sent with POST and answered
 * at the same address with what was found. Nothing is changed but the audit chain, and nothing is kept by the browser.
 */
export function searchPage<const Path extends string, Input, Loaded>(
  app: App,
  path: Path,
  route: SearchRoute<Path, Input, Loaded>,
): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, values: Values | null) => {
    const parsed = values && route.form.safeParse(values)
    const input = parsed?.success ? parsed.data : null
    const errors: FieldError[] = (parsed?.error?.issues ?? []).map(issue => ({
      field: issue.path.join('.') || 'form',
      message: issue.message,
    }))
    const { loaded, actor, query } = await loadAs<Path, Record<string, string | undefined>, Loaded>(
      app,
      request,
      `${values ? 'POST' : 'GET'} ${path}`,
      route.allow,
      undefined,
      loading => route.load({ ...loading, input }),
      route.audit,
    )
    const chrome = chromeOf(app, request, reply, actor)
    const today = dayOf(app.clock())
    const props = { loaded, chrome, actor, query, today, values: values ?? {}, errors }
    return sendPage(reply, route.view({ ...props, stale: false }), errors.length > 0 ? 400 : 200)
  }
  app.server.get(path, async (request, reply) => show(request, reply, null))
  app.server.post(path, async (request, reply) => {
    const values = typedIn(request)
    refuseForeignForm(request, values)
    return show(request, reply, values)
  })
}
