import assert from 'node:assert/strict'
import { testPassword } from '../builders/partnership.ts'
import { journey } from './journey.ts'

journey('Signing in and out', async (lead, { Given, When, Then }) => {
  const { email } = lead.it.users.lead

  await Given('a visitor who asks for a page of the partnership', () => lead.open('/plans?q=x'))
  await Then('they are asked to sign in', () => lead.isOn(/^\/sign-in\?next=/))

  await When('they send an empty form', () => lead.press('Sign in'))
  await Then('each field says what it needs, and the link in the summary leads to it', async () => {
    await lead.sees('Enter your email address')
    assert.match(await lead.page.title(), /^Error: /)
    if (lead.hasJavaScript)
      assert.match(
        await lead.page.evaluate(() => document.activeElement?.className ?? ''),
        /govuk-error-summary/,
      )
    await lead.page.getByRole('link', { name: 'Enter your password' }).click()
    if (lead.hasJavaScript)
      assert.equal(await lead.page.evaluate(() => document.activeElement?.id), 'password')
    else assert.ok(lead.page.url().endsWith('#password'))
  })

  await When('they type a wrong password', async () => {
    await lead.fill('Email address', email)
    await lead.fill('Password', 'not the password')
    await lead.press('Sign in')
  })
  await Then(
    'the answer does not say which of the two was wrong, and the address stays',
    async () => {
      await lead.sees('The email address or the password is not right')
      assert.equal(await lead.page.getByLabel('Email address').inputValue(), email)
      assert.equal(await lead.page.getByLabel('Password', { exact: true }).inputValue(), '')
    },
  )

  await When('they type the right one', async () => {
    await lead.fill('Password', testPassword)
    await lead.press('Sign in')
  })
  await Then('they are on the page that they asked for', () => lead.isOn('/plans?q=x'))

  await When('they look at their account', () => lead.follow(/Your account/))
  await Then('it says who they are', () => lead.sees(email))

  await When('they sign out', () => lead.press('Sign out'))
  await Then('they are out, also with the button to go back', async () => {
    await lead.sees('You are signed out')
    await lead.open('/account')
    await lead.isOn(/^\/sign-in/)
  })
})
