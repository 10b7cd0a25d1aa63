import type { Db } from '../src/platform/db/connect.ts'
import type { Browser, Reply } from './browser.ts'
import { freshAppCode } from './builders/authenticator-app.ts'
import { testPassword } from './builders/partnership.ts'

/** Signs somebody in through the pages: the password and, where they are asked for it, the code of their app. */
export async function signInThrough(
  browser: Browser,
  owner: Db,
  { id, email }: { id: string; email: string },
  password = testPassword,
): Promise<Reply> {
  const reply = await browser.submit('/sign-in', { email, password })
  if (reply.location !== '/sign-in/second') return reply
  return await browser.submit('/sign-in/second', { code: await freshAppCode(owner, id) })
}
