import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { appSecretBytes } from '../../src/contexts/partnership/index.ts'
import { appCodeAt } from '../builders/authenticator-app.ts'
import { aUser } from '../builders/partnership.ts'
import { journey } from './journey.ts'
import { askForCode, typeCode, typePassword } from './ways-in.ts'

journey(
  'First day at work: a one-time code, a password, an app, recovery codes, and being asked again',
  async (worker, { Given, When, Then }) => {
    const { it, page } = worker
    const user = await aUser(it.owner, it.partnership, ['worker'])
    const code = await askForCode(worker, user)
    let recovery: string[] = []
    for (const table of ['authenticator_app', 'recovery_code'])
      await sql`delete from ${sql.table(`partnership.${table}`)} where user_id = ${user.id}::uuid`.execute(
        it.owner,
      )

    await Given('somebody who was handed a link with a one-time code', () =>
      worker.open(worker.hasJavaScript ? `/join#${code}` : '/join'),
    )
    await When('they use it and choose a password', async () => {
      // With a script the code of the link is in the field already, and gone from the address.
      if (worker.hasJavaScript) {
        assert.equal(await page.getByLabel('One-time code').inputValue(), code)
        assert.ok(!page.url().includes(code))
      } else await worker.fill('One-time code', code)
      await worker.press('Continue')
      await page.locator('#password').fill('marble otter kite')
      await worker.press('Continue')
    })
    await Then('they are asked to protect their account before anything else', () =>
      worker.isOn('/sign-in/set-up'),
    )

    await When('they add an app', async () => {
      await worker.follow('Use an app')
      const secret = await page.locator('input[name=secret]').inputValue()
      await worker.fill('Code that the app shows', '12')
      await worker.press('Continue')
      await worker.sees('Enter the 6 digits that your app shows')
      await worker.fill('Code that the app shows', appCodeAt(Date.now(), appSecretBytes(secret)))
      await worker.press('Continue')
    })
    await Then('they are shown ten recovery codes and are in', async () => {
      await worker.press('Show my recovery codes')
      recovery = await page.locator('li .tl-code').allTextContents()
      assert.equal(recovery.length, 10)
      await worker.press('I have kept them')
      await worker.isOn('/people')
      await worker.sees(/You stay signed in until/)
    })

    await When('they come back without their telephone', async () => {
      await worker.press('Sign out')
      await worker.fill('Email address', user.email)
      await worker.fill('Password', 'marble otter kite')
      await worker.press('Sign in')
      await worker.follow('Use a recovery code')
      await worker.fill('Recovery code', recovery[3] ?? '')
      await worker.press('Continue')
    })
    await Then('one of the codes lets them in, and is used up', async () => {
      await worker.isOn('/people')
      await worker.follow(/Your account/)
      await worker.sees('9 left')
    })

    await When('they change something that matters a quarter of an hour later', async () => {
      await sql`update partnership.session set proved_at = now() - interval '16 minutes' where user_id = ${user.id}::uuid`.execute(
        it.owner,
      )
      await sql`update partnership.authenticator_app set secret = '12345678901234567890' where user_id = ${user.id}::uuid`.execute(
        it.owner,
      )
      await worker.follow('Make new ones recovery codes')
    })
    await Then('they show that it is still them, and go on where they were', async () => {
      await worker.sees('Show that it is still you')
      await typeCode(worker, user)
      await worker.isOn('/account/recovery-codes')
    })

    const other = await worker.another()
    await When('they sign in on another computer and end it from here', async () => {
      await other.open('/sign-in')
      await other.fill('Email address', user.email)
      await other.fill('Password', 'marble otter kite')
      await other.press('Sign in')
      await typeCode(other, user)
      await other.isOn('/people')
      await worker.open('/account')
      await worker.press(/Sign out this device/)
      await worker.sees('That device is signed out')
    })
    await Then('it is out with its next page', async () => {
      await other.open('/plans')
      await other.isOn(/^\/sign-in/)
    })

    const lead = await worker.another()
    await Then('whoever only writes plans signs in with a password alone', async () => {
      await lead.open('/sign-in')
      await typePassword(lead, it.users.lead)
      await lead.isOn('/plans')
    })
  },
)
