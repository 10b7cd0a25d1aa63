import assert from 'node:assert/strict'
import type { App } from '../src/platform/web/app.ts'

type Fields = Record<string, string | string[]>

export type Reply = {
  status: number
  body: string
  location: string | undefined
  headers: Record<string, unknown>
}

/** A browser without scripts: keeps cookies, takes the form's token from the page that it is on. */
export function aBrowser(app: App) {
  const cookies = new Map<string, string>()

  async function send(
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    contentType?: string,
  ): Promise<Reply> {
    const reply = await app.server.inject({
      method,
      url,
      cookies: Object.fromEntries(cookies),
      ...(payload === undefined ? {} : { payload }),
      headers: contentType ? { 'content-type': contentType } : {},
    })
    for (const { name, value } of reply.cookies)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    const location = reply.headers.location
    return {
      status: reply.statusCode,
      body: reply.body,
      location: typeof location === 'string' ? location : undefined,
      headers: reply.headers,
    }
  }

  async function token(url: string): Promise<string> {
    const page = await send('GET', url)
    const found = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1]
    assert.ok(found, `${url} answered ${page.status} without a form`)
    return found
  }

  return {
    get: (url: string) => send('GET', url),
    /** Fills in the form of a page and sends it to the same address, or to `to`. */
    submit: async (url: string, fields: Fields, to = url): Promise<Reply> => {
      const body = new URLSearchParams([['csrf', await token(url)]])
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one)
      return send('POST', to, body.toString(), 'application/x-www-form-urlencoded')
    },
    /** Sends a form with files. */
    upload: async (
      url: string,
      fields: Fields,
      files: Record<string, { name: string; bytes: Uint8Array }>,
      to = url,
    ): Promise<Reply> => {
      const form = new FormData()
      form.append('csrf', await token(url))
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) form.append(name, one)
      for (const [name, file] of Object.entries(files))
        form.append(name, new Blob([new Uint8Array(file.bytes)]), file.name)
      const response = new Response(form)
      return send(
        'POST',
        to,
        Buffer.from(await response.arrayBuffer()),
        response.headers.get('content-type') ?? '',
      )
    },
    /** What a script of one of our own pages asks, with the cookies of this browser. */
    ask: (url: string, headers: Record<string, string>, body?: unknown) =>
      app.server.inject({
        method: body === undefined ? 'GET' : 'POST',
        url,
        cookies: Object.fromEntries(cookies),
        headers,
        ...(body === undefined ? {} : { payload: body as object }),
      }),
    /** Sends without the token of a page, as another site would. */
    forge: (url: string, fields: Record<string, string>) =>
      send(
        'POST',
        url,
        new URLSearchParams(fields).toString(),
        'application/x-www-form-urlencoded',
      ),
  }
}

export type Browser = ReturnType<typeof aBrowser>
