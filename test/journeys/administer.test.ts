import assert from 'node:assert/strict'
import { newId } from '../../src/platform/ids.ts'
import { journey } from './journey.ts'

journey('Administering a person', async (admin, { Given, When, Then }) => {
  const email = `ada.${newId().slice(-8)}@wexshire.example`
  let code = ''

  await Given('an administrator at the page of the partnership', async () => {
    await admin.signIn(admin.it.users.administrator)
    await admin.follow('Partnership')
    await admin.isOn('/partnership')
  })

  await When('they add a person and leave out the role', async () => {
    await admin.follow('People who can sign in')
    await admin.follow('Add a person')
    await admin.fill('Name', 'Ada Invented')
    await admin.fill('Email address', email)
    await admin.select('Organisation', 'Wexshire Council')
    await admin.press('Save')
  })
  await Then('they are told, and the link leads to the first box', async () => {
    await admin.sees('Choose at least one role')
    await admin.page.getByRole('link', { name: 'Choose at least one role' }).click()
    if (admin.hasJavaScript)
      assert.equal(await admin.page.evaluate(() => document.activeElement?.id), 'roles')
    assert.equal(await admin.page.getByLabel('Name', { exact: true }).inputValue(), 'Ada Invented')
  })

  await When('they choose the role and save', async () => {
    await admin.tick('Reader')
    await admin.press('Save')
  })
  await Then('a one-time code can be made for them', async () => {
    await admin.sees('Ada Invented added.')
    await admin.press('Make the code')
    code = (await admin.page.locator('strong.tl-code').textContent()) ?? ''
    await admin.follow('Continue')
  })

  const ada = await admin.another()
  await When('the person uses the code and chooses a password', async () => {
    await ada.open('/sign-in')
    await ada.follow('use the one-time code')
    await ada.fill('One-time code', code.toLowerCase())
    await ada.press('Continue')
    await ada.sees('Welcome, Ada Invented')
    await ada.page.locator('#password').fill('marble otter kite')
    await ada.press('Continue')
  })
  await Then('they see the plans, and who the partners are', async () => {
    await ada.isOn('/plans')
    await ada.follow('Partners')
    await ada.sees('Wexshire Council')
  })

  await When('they change their password', async () => {
    await ada.follow(/Your account/)
    await ada.follow('Change password')
    await ada.fill('Current password', 'marble otter kite')
    await ada.page.locator('#password').fill('kettle orbit fern')
    await ada.press('Change password')
  })
  await Then('it is changed', () => ada.sees('Password changed.'))

  await When('the administrator disables the account', () => admin.press('Disable this account'))
  await Then('the person is out at once', async () => {
    await admin.sees('Account disabled. They are signed out.')
    await ada.open('/plans')
    await ada.isOn(/^\/sign-in/)
    await ada.fill('Email address', email)
    await ada.fill('Password', 'kettle orbit fern')
    await ada.press('Sign in')
    await ada.sees('The email address or the password is not right')
  })

  await When('the administrator enables it again', () => admin.press('Enable this account'))
  await Then('the person is back with the password that they had', async () => {
    await ada.fill('Password', 'kettle orbit fern')
    await ada.press('Sign in')
    await ada.isOn('/plans')
  })

  await Then('all of it is in what was done, in an unbroken chain', async () => {
    await admin.open(`/partnership/audit?event=partnership.user.disabled`)
    await admin.sees('Account disabled')
    await admin.follow('Check the whole chain')
    await admin.sees(/all \d+ events were checked/)
  })

  await Then('every other page of the partnership can be read', async () => {
    for (const path of ['organisations', 'organisations/new', 'areas', 'teams', 'teams/new'])
      await admin.open(`/partnership/${path}`)
    for (const path of ['posts', 'posts/new', 'groups', 'groups/new'])
      await admin.open(`/partnership/${path}`)
  })
})
