import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { aUser } from '../builders/partnership.ts'
import { journey } from './journey.ts'
import { typePassword } from './ways-in.ts'

journey(
  'A passkey as second factor and as the whole way in',
  async (worker, { Given, When, Then }) => {
    const { it, page } = worker
    const user = await aUser(it.owner, it.partnership, ['worker'])
    for (const table of ['authenticator_app', 'recovery_code'])
      await sql`delete from ${sql.table(`partnership.${table}`)} where user_id = ${user.id}::uuid`.execute(
        it.owner,
      )
    await worker.open('/sign-in')
    if (!worker.hasJavaScript) {
      await Then('without JavaScript the page says that passkeys need it', async () => {
        // What is found by its text leaves out <noscript>.
        const said = page.locator('noscript p').filter({ visible: true }).first()
        assert.match((await said.textContent()) ?? '', /Passkeys need JavaScript/)
        assert.equal(await page.getByRole('button', { name: /passkey/ }).count(), 0)
      })
      return
    }
    // Passkeys belong to a name, not to a number of the network.
    const home = new URL(page.url().replace('127.0.0.1', 'localhost')).origin

    await Given('a security key that asks for a PIN', async () => {
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('WebAuthn.enable')
      await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'usb',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      })
    })
    await When('a worker signs in for the first time', async () => {
      await worker.open(`${home}/sign-in`)
      await typePassword(worker, user)
      await worker.isOn('/sign-in/set-up')
      await worker.press('Make a passkey')
    })
    await Then(
      'the key is added, and they are in once they have their recovery codes',
      async () => {
        await worker.isOn('/sign-in/recovery-codes')
        await worker.press('Show my recovery codes')
        await worker.press('I have kept them')
        await worker.isOn('/people')
      },
    )

    await When('they come back with password and key', async () => {
      await worker.press('Sign out')
      await typePassword(worker, user)
      await worker.isOn('/sign-in/second')
      await worker.press('Use a passkey')
    })
    await Then('they are in', () => worker.isOn('/people'))

    await When('they use the key alone', async () => {
      await worker.press('Sign out')
      await worker.press('Sign in with a passkey')
    })
    await Then('it is the whole way in, and the list of their devices says so', async () => {
      await worker.isOn('/people')
      await worker.open(`${home}/account`)
      await worker.sees(/with passkey\./)
    })

    await When('they are asked again later', async () => {
      await sql`update partnership.session set proved_at = now() - interval '16 minutes' where user_id = ${user.id}::uuid`.execute(
        it.owner,
      )
      await worker.open(`${home}/account/passkeys`)
      await worker.press('Use a passkey')
    })
    await Then('the key shows that it is them, and the only one they have stays', async () => {
      await worker.isOn('/account/passkeys')
      await worker.press(/^Remove/)
      await worker.sees(/It is your only one/)
    })

    await When('the key is a copy that was used elsewhere', async () => {
      await sql`update partnership.passkey set counter = 100000 where user_id = ${user.id}::uuid`.execute(
        it.owner,
      )
      await worker.press('Sign out')
      await worker.press('Sign in with a passkey')
    })
    await Then('it does not let anybody in', async () => {
      await worker.sees('That passkey could not be used here')
      await worker.open(`${home}/plans`)
      await worker.isOn(/^\/sign-in/)
    })
  },
)
