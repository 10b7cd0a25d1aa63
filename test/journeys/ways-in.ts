import { freshAppCode } from '../builders/authenticator-app.ts'
import { aUser, type TestUser, testPassword } from '../builders/partnership.ts'
import type { Walker } from './journey.ts'

/** Types the address and password of somebody into the page for signing in. */
export async function typePassword(walker: Walker, user: TestUser): Promise<void> {
  await walker.fill('Email address', user.email)
  await walker.fill('Password', testPassword)
  await walker.press('Sign in')
}

/** Types the code that their app shows now. */
export async function typeCode(walker: Walker, user: TestUser): Promise<void> {
  await walker.fill(
    'Code from your authenticator app',
    await freshAppCode(walker.it.owner, user.id),
  )
  await walker.press('Continue')
}

/** A one-time code for somebody, made by an administrator in a browser of their own. */
export async function askForCode(walker: Walker, user: TestUser): Promise<string> {
  const { it } = walker
  const admin = await walker.another()
  await admin.signIn(await aUser(it.owner, it.partnership, ['administrator']))
  await admin.open(`/partnership/users/${user.id}/one-time-code`)
  await admin.press('Make the code')
  return (await admin.page.locator('strong.tl-code').textContent()) ?? ''
}
