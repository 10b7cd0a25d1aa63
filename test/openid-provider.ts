import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** A client as the provider knows it. */
export type Client = { id: string; secret: string; redirectUris: string[] }

/**
 * A real, certified OpenID provider beside the tests, on a port of its own. Whoever signs in there is who they type, with
 * the `amr` that they type: what is under test is what we make of its answers.
 */
export async function startOpenIdProvider(clients: Client[]) {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const provider = new Provider(issuer, {
    clients: clients.map(metadataOf),
    cookies: { keys: ['invented for the tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({
      accountId: id,
      // Two people may well say that they have one address: nothing here may look at it.
      claims: () => ({
        sub: id,
        email: 'reader@wexshire.example',
        email_verified: true,
      }),
    }),
    claims: { openid: ['sub', 'amr', 'email', 'email_verified'] },
    conformIdTokenClaims: false,
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: async context => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
  })
  const known = new Map<string, Client>()
  const find = provider.Client.find.bind(provider.Client)
  provider.Client.find = async (id: string) => {
    const added = known.get(id)
    if (!added) return await find(id)
    const Known = provider.Client as unknown as new (
      metadata: object,
    ) => Awaited<ReturnType<typeof find>>
    return new Known(metadataOf(added))
  }
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response)
    else void answer(request, response)
  })
  return {
    issuer,
    /** Registers one more client. */
    addClient: async (client: Client) => {
      known.set(client.id, client)
    },
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function metadataOf({ id, secret, redirectUris }: Client) {
  return {
    client_id: id,
    client_secret: secret,
    redirect_uris: redirectUris,
    token_endpoint_auth_method: 'client_secret_post' as const,
  }
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>Invented provider</title><h1>Invented provider</h1>
      <form method="post"><label>Name <input name="login"></label><label>amr <input name="amr"></label>
      <button name="do" value="in">Sign in there</button> <button name="do" value="out">Cancel</button></form></html>`)
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const typed = new URLSearchParams(Buffer.concat(chunks).toString())
  const amr = (typed.get('amr') ?? '').split(' ').filter(Boolean)
  const result =
    typed.get('do') === 'out'
      ? { error: 'access_denied', error_description: 'End-User aborted' }
      : { login: { accountId: typed.get('login') ?? '', ...(amr.length > 0 ? { amr } : {}) } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

/** Signs in at the provider as a browser would, from the address that we sent it to, and answers where it sends back. */
export async function signInThere(
  authorizationUrl: string,
  who: { login?: string; amr?: string; cancel?: boolean; cookies?: Map<string, string> },
): Promise<string> {
  const cookies = who.cookies ?? new Map<string, string>()
  let url = authorizationUrl
  for (let hops = 0; hops < 10; hops += 1) {
    const isQuestion = new URL(url).pathname.startsWith('/interaction/')
    const reply = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(isQuestion
        ? {
            method: 'POST',
            body: new URLSearchParams({
              login: who.login ?? '',
              amr: who.amr ?? '',
              do: who.cancel ? 'out' : 'in',
            }),
          }
        : {}),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const location = reply.headers.get('location')
    if (!location) throw new Error(`the provider answered ${reply.status}: ${await reply.text()}`)
    url = new URL(location, url).href
    if (url.includes('/sign-in/callback/')) return url
  }
  throw new Error('the provider goes round in circles')
}
