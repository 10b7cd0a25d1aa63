import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { violationsOf } from './journey.ts'
import { night, statusSays, takeList, unlock } from './outreach-phone.ts'

/** The screen as it stands: no sideways scrolling on a small phone or with text of 200 %, nothing that axe finds. */
async function look(page: Page, name: string) {
  const before = page.viewportSize()
  // High enough that nothing lies under the bar at the bottom: axe takes what does for too small to press.
  await page.setViewportSize({ width: 360, height: 700 })
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: 360, height: whole + 700 })
  assert.deepEqual(await violationsOf(page), [], name)
  assert.equal(await page.locator('h1').count(), 1, `${name} has one heading of level 1`)
  // 180 pixels are what is left of 360 where everything is twice as large.
  for (const width of [320, 360, 180]) {
    await page.setViewportSize({ width, height: 700 })
    const widest = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(widest <= width, `${name} is ${widest} pixels wide on a screen of ${width}`)
  }
  if (before) await page.setViewportSize(before)
  if (process.env.SCREENSHOTS)
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name.replaceAll(' ', '-')}.png` })
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, summary, select, input, .choice label')]
      .filter(one => one.checkVisibility() && !one.matches('[type=radio], [type=checkbox]'))
      .filter(one => one.getBoundingClientRect().height < 55.5)
      .map(one => one.textContent),
  )
  assert.deepEqual(small, [], `${name}: lower than 56 pixels`)
}

night('A whole shift on a phone, most of it without a signal', async ({ it, aPhone, shiftId }) => {
  const { page, network, context, close } = await aPhone()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text())
  })
  await page.goto('/outreach')
  await page.getByText('which shift').waitFor()
  await look(page, 'choose the shift')
  await page.getByRole('button', { name: /Thistleford/ }).click()
  await look(page, 'choose a PIN')
  await page.getByLabel('PIN for tonight').fill('123456')
  await page.getByRole('button', { name: 'Take tonight’s list' }).click()
  await page.getByText('digits in a row').waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  await takeList(page)
  await look(page, 'the list')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)

  // Under the viaduct.
  network.become('cut')
  await context.setOffline(true)
  await page.reload()
  await page.getByText('Tonight’s list is locked').waitFor()
  await look(page, 'locked')
  await unlock(page)
  const started = Date.now()
  await page.getByRole('button', { name: /Dorothy Vane/ }).click()
  await look(page, 'a contact')
  await page.getByText('Bedded down', { exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved on this phone: Dorothy Vane').waitFor()
  assert.ok(Date.now() - started < 10_000 || process.env.CI !== 'true', 'three taps in ten seconds')
  await statusSays(page, '1 written, 0 safe on the server, 1 waiting')
  await page.getByText('Seen tonight').waitFor()

  // Somebody whom nobody knows, asleep: first without a word about them, which is not enough.
  await page.getByRole('button', { name: 'Someone I do not know' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Say how somebody would know them again').waitFor()
  await page.getByText('Choose a site, or say where it was').waitFor()
  await look(page, 'errors beside their fields')
  await page.getByLabel('How would you know them again?').fill('Woman, 30s, blue tent, says Fern')
  await page.getByLabel('Site').selectOption({ label: 'Library doorway' })
  await page.getByText('Asleep, not woken').click()
  for (const part of [
    'Alone or with others',
    'How they were',
    'What was offered',
    'What they need',
  ])
    await page.getByText(part, { exact: true }).first().click()
  await page.getByLabel('How they were, what they said').fill('Breathing quietly, warm')
  await page.getByLabel('Food or a hot drink').selectOption('Offered: yes please')
  await page.getByText('Wet or very cold').click()
  await look(page, 'everything folded out')
  // The phone is put away before it is saved, and the browser is closed.
  await page.waitForTimeout(500)
  await page.reload()
  await unlock(page)
  await page.getByText('Not saved yet').waitFor()
  await look(page, 'half written')
  await page.getByRole('button', { name: 'Go on writing' }).click()
  assert.equal(
    await page.getByLabel('How would you know them again?').inputValue(),
    'Woman, 30s, blue tent, says Fern',
  )
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved on this phone').waitFor()

  // Not sure after all: changed on the phone, before it was ever sent.
  await page.locator('.status').click()
  await look(page, 'the outbox')
  await page.getByRole('button', { name: /Dorothy Vane/ }).click()
  await look(page, 'one thing written')
  await page.getByRole('button', { name: 'Change it' }).click()
  await page.getByText('I think it was them, I am not sure').click()
  await page.getByRole('button', { name: 'Save' }).click()
  await statusSays(page, '2 written, 0 safe on the server, 2 waiting')

  // Lone working.
  await page.getByRole('button', { name: 'My shift' }).click()
  await look(page, 'my shift')
  await page.getByRole('button', { name: 'I am starting' }).click()
  await page.getByText('Next word by').first().waitFor()
  await page.getByRole('button', { name: 'Bright screen' }).click()
  await look(page, 'bright')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await look(page, 'the list in the sun')

  // Finding by typing, with the keyboard alone.
  await page.getByLabel('Find a name or a place').focus()
  await page.keyboard.type('tomasz')
  await page.getByRole('button', { name: /Dorothy/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /Tomasz/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Tomasz Kowal' }).waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Tomasz Kowal')
  await page.goBack()
  await page.getByRole('button', { name: 'Someone I do not know' }).waitFor()
  await page.getByRole('button', { name: 'Lock' }).click()
  await page.getByText('Tonight’s list is locked').waitFor()

  // Back in the street with signal: it goes by itself, while the app is locked.
  network.become('open')
  await context.setOffline(false)
  await statusSays(page, '3 written, 3 safe on the server')
  const { rows } = await it.owner
    .selectFrom('street.contact')
    .select(['known', 'bedding', 'leftAsleep', 'description', 'words', 'needs'])
    .where('shiftId', '=', shiftId)
    .where('way', '=', 'phone')
    .orderBy('notedAt')
    .execute()
    .then(rows => ({ rows }))
  assert.equal(rows.length, 2)
  assert.equal(rows[0]?.known, 'thought')
  assert.deepEqual(rows[1], {
    known: 'unknown',
    bedding: 'bedded-down',
    leftAsleep: true,
    description: 'Woman, 30s, blue tent, says Fern',
    words: 'Breathing quietly, warm',
    needs: ['wet-cold'],
  })
  assert.deepEqual(complaints, [])
  await close()
})
