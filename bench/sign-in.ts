import { appSecretBytes } from '../src/contexts/partnership/index.ts'
import { demonstrationAppKey } from '../src/demonstration/known-app.ts'
import { demonstrationPassword } from '../src/demonstration/sign-ins.ts'

import { appCodeAt } from '../test/builders/authenticator-app.ts'

/** Signs in over HTTP and answers with the cookies of the browser. */
export async function signIn(address: string, email: string): Promise<string> {
  const cookies = new Map<string, string>()
  const keep = (reply: Response) => {
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
  }
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const form = await fetch(`${address}/sign-in`)
  keep(form)
  const csrf = /name="csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? ''
  const reply = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: header(), origin: address },
    body: new URLSearchParams({ csrf, email, password: demonstrationPassword }),
  })
  if (reply.status !== 303) throw new Error(`Signing in answered ${reply.status}`)
  keep(reply)
  if (reply.headers.get('location') === '/sign-in/second') await giveCode(address, header(), keep)
  return header()
}

/** What the authenticator app of the demonstration shows at an instant. */
export function demonstrationCodeAt(instant: number): string {
  return appCodeAt(instant, appSecretBytes(demonstrationAppKey))
}

async function giveCode(address: string, cookie: string, keep: (reply: Response) => void) {
  const form = await fetch(`${address}/sign-in/second`, { headers: { cookie } })
  const csrf = /name="csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? ''
  const code = demonstrationCodeAt(Date.now())
  const reply = await fetch(`${address}/sign-in/second`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: address },
    body: new URLSearchParams({ csrf, code }),
  })
  if (reply.status !== 303) throw new Error(`The code was answered with ${reply.status}`)
  keep(reply)
}
