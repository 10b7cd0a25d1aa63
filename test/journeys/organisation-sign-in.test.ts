import { after, before } from 'node:test'
import { newId } from '../../src/platform/ids.ts'
import { aUser } from '../builders/partnership.ts'
import { startOpenIdProvider } from '../openid-provider.ts'
import { journey } from './journey.ts'
import { askForCode } from './ways-in.ts'

const clients: { id: string; secret: string; redirectUris: string[] }[] = []
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>
before(async () => {
  // The port of the service is known only later: each walk adds its own client.
  provider = await startOpenIdProvider(clients)
})
after(() => provider.close())

journey(
  'Signing in with the account of one’s organisation',
  async (reader, { Given, When, Then }) => {
    const { it, page } = reader
    const name = `Council accounts ${newId().slice(-6)}`
    const login = `ada-${newId()}`
    const user = await aUser(it.owner, it.partnership, ['reader'])
    const admin = await reader.another()

    await Given('an administrator who adds the provider of the council', async () => {
      await it.owner.deleteFrom('partnership.providerOrganisation').execute()
      await it.owner.deleteFrom('partnership.userIdentity').execute()
      await it.owner.updateTable('partnership.signIn').set({ providerId: null }).execute()
      await it.owner.deleteFrom('partnership.identityProvider').execute()
      await admin.signIn(await aUser(it.owner, it.partnership, ['administrator']))
      await admin.follow('Partnership')
      await admin.follow('How people sign in')
      await admin.follow('Add a provider')
      const redirectUri = (await admin.page.locator('p.tl-code').textContent()) ?? ''
      await provider.addClient({
        id: name,
        secret: 'a secret of the client',
        redirectUris: [redirectUri],
      })
      await admin.fill('What people know it by', name)
      await admin.fill('Issuer', 'nonsense')
      await admin.fill('Client id', name)
      await admin.tick('Wexshire Council')
      await admin.press('Save')
      await admin.sees('Enter the issuer as an address, like https://login.example.org')
      await admin.fill('Issuer', provider.issuer)
      await admin.page.locator('#clientSecret').fill('a secret of the client')
      await admin.press('Save')
      await admin.sees(`${name} added.`)
    })

    const there = async (login: string) => {
      await page.getByLabel('Name').fill(login)
      await Promise.all([
        page.waitForURL(/127\.0\.0\.1.*(sign-in|plans)/),
        page.getByRole('button', { name: 'Sign in there' }).click(),
      ])
    }
    await When('somebody of the council signs in with it for the first time', async () => {
      await reader.open('/sign-in')
      await page
        .getByRole('button', { name: `Sign in with ${name}` })
        .or(page.getByRole('link', { name: `Sign in with ${name}` }))
        .first()
        .click()
      await page.getByLabel('Name').waitFor()
      await there(login)
    })
    await Then('they are asked once for the one-time code, and are in', async () => {
      await reader.sees('Your first time here')
      await reader.fill('One-time code', 'WRONG')
      await reader.press('Continue')
      await reader.sees('That code is not right')
      await reader.fill('One-time code', await askForCode(reader, user))
      await reader.press('Continue')
      await reader.isOn('/plans')
    })

    await When('they leave the page of their organisation next time', async () => {
      await reader.press('Sign out')
      await page.context().clearCookies()
      await reader.open('/sign-in')
      await page
        .getByRole('button', { name: `Sign in with ${name}` })
        .or(page.getByRole('link', { name: `Sign in with ${name}` }))
        .first()
        .click()
      await page.getByLabel('Name').waitFor()
      await Promise.all([
        page.waitForURL(/callback/),
        page.getByRole('button', { name: 'Cancel' }).click(),
      ])
    })
    await Then('it is said calmly, and leads back', async () => {
      await reader.sees('You were not signed in')
      await reader.follow('Back to signing in')
      await reader.isOn('/sign-in')
    })
  },
)
