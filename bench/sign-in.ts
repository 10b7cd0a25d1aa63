import { demonstrationPassword } from '../src/demonstration/sign-ins.ts'

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
  return header()
}
