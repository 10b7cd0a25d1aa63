import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { night, statusSays, takeList, unlock } from './outreach-phone.ts'
import { aPhoto, readEverythingKept } from './outreach-stolen.ts'

night('What lies on a phone: a copy of its storage, wrong PINs, a picture', async it => {
  const { page, network, close } = await it.aPhone()
  await page.goto('/outreach')
  await takeList(page)
  network.become('cut')

  // Everything that can be written, with a picture, and half of another one.
  await page.getByRole('button', { name: /Dorothy Vane/ }).click()
  await openAll(page)
  await page.getByLabel('How they were, what they said').fill('Very secret words')
  await page.getByLabel('What others must know before').fill('A warning that names Quentin')
  const photo = await aPhoto(page)
  await page.getByLabel('Take a picture').setInputFiles({
    name: 'IMG_0001.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(photo),
  })
  await page.getByAltText('The picture').waitFor()
  await page.getByLabel('What it shows').fill('A green sleeping bag')
  await page.getByText('About to bed down').click()
  await page.getByRole('button', { name: 'Save' }).click()
  await statusSays(page, '1 waiting')
  await page.getByRole('button', { name: 'Someone I do not know' }).click()
  await page.getByLabel('How would you know them again?').fill('Half written description')
  await page.waitForTimeout(600)

  // A copy of all that the browser keeps for the app, as scripts can read it, with the list unlocked and locked.
  const names = ['Dorothy', 'Vane', 'Tomasz', 'Ashley', 'Viaduct', 'Library']
  const words = [...names, 'secret words', 'Quentin', 'sleeping bag', 'Half written', 'JFIF']
  for (const state of ['unlocked', 'locked']) {
    const copy = await page.evaluate(readEverythingKept)
    assert.ok(copy.length > 10_000, 'there is something to read')
    for (const word of words) assert.ok(!copy.includes(word), `${word} in clear, ${state}`)
    assert.match(copy, /"extractable":false/)
    if (state === 'unlocked') await page.reload()
    await page
      .getByText('Tonight’s list is locked')
      .waitFor({ timeout: 3000 })
      .catch(() => {})
  }

  // Wrong PINs: counted on the disk, so also when the browser is closed in between.
  await unlock(page, '12')
  await page.getByText('at least 6 digits').waitFor()
  for (const left of ['4 more tries', '3 more tries']) {
    await unlock(page, '111222')
    await page.getByText(left).waitFor()
  }
  await page.reload()
  await unlock(page)
  await page.getByText('Not saved yet').waitFor()
  await page.getByRole('button', { name: 'Lock' }).click()
  for (const left of ['4 more tries', '3 more tries', '2 more tries', 'One more try']) {
    await unlock(page, '111222')
    await page.getByText(left).waitFor()
    if (left === '3 more tries') await page.reload()
  }
  await unlock(page, '111222')
  await page.getByText('not on this phone any more').waitFor()
  const after = await page.evaluate(readEverythingKept)
  assert.doesNotMatch(after, /"kind":"pin"/, 'the keys went')
  await statusSays(page, '1 written, 0 safe on the server, 1 waiting')

  // The outbox is sent all the same, and the picture has lost what the camera wrote into it.
  network.become('open')
  await page.locator('.status').click()
  await page.getByRole('button', { name: 'Send now' }).click()
  await statusSays(page, '1 written, 1 safe on the server')
  const { rows } = await sql<{ words: string; pictures: number }>`
    select c.words, (select count(*)::integer from street.contact_file f where f.contact_id = c.id) as pictures
    from street.contact c where c.way = 'phone'`.execute(it.it.owner)
  assert.deepEqual(rows, [{ words: 'Very secret words', pictures: 1 }])

  await close()
})

night('A phone without room says so and loses nothing', async it => {
  const { page, context, close } = await it.aPhone()
  const devtools = await context.newCDPSession(page)
  const origin = new URL(page.url()).origin
  // Before anything is kept: the browser counts anew only from time to time.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 700_000 })
  await page.goto('/outreach')
  await takeList(page)
  const photo = await aPhoto(page)
  await page.getByRole('button', { name: /Tomasz Kowal/ }).click()
  await openAll(page)
  await page.getByLabel('How they were, what they said').fill('Still here')
  await page.getByLabel('Take a picture').setInputFiles({
    name: 'IMG_0002.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(photo),
  })
  await page.getByAltText('The picture').waitFor()
  await page.getByText('Bedded down', { exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Not saved: this phone has no room left').waitFor()
  assert.equal(await page.getByLabel('How they were, what they said').inputValue(), 'Still here')
  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await page.getByRole('button', { name: 'Save' }).click()
  await statusSays(page, '1 written, 1 safe on the server')
  await close()
})

night('A passkey of the phone locks the list where it can', async it => {
  const { page, close } = await it.aPhone({ host: 'localhost' })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.getByRole('button', { name: /Thistleford/ }).click()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: /Dorothy Vane/ }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Open with the passkey' }).click()
  await page.getByRole('button', { name: /Dorothy Vane/ }).waitFor()
  await close()
})

async function openAll(page: Page) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true
  })
}
