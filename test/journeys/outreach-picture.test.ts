import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { night, statusSays, takeList } from './outreach-phone.ts'
import { aPhoto } from './outreach-stolen.ts'

night('A picture that the server cannot keep holds up nothing else that was written', async it => {
  const { page, network, close } = await it.aPhone({ quickLock: true })
  await page.goto('/outreach')
  await takeList(page)
  network.become('cut')
  const { files } = it.it
  const keep = files.keep.bind(files)
  files.keep = async () => await Promise.reject(new Error('no space left on device'))

  const writes = async (name: RegExp, words: string, photo?: Buffer) => {
    await page.getByRole('button', { name }).click()
    const closed = page.locator('main details:not([open]) > summary')
    while ((await closed.count()) > 0) await closed.first().click()
    await page.getByLabel('How they were, what they said').fill(words)
    if (photo) {
      const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo }
      await page.getByLabel('Take a picture').setInputFiles(file)
      await page.getByAltText('The picture').waitFor()
    }
    await page.getByText('Bedded down', { exact: true }).click()
    await page.getByRole('button', { name: 'Save' }).click()
  }
  await writes(/Dorothy Vane/, 'With a picture', Buffer.from(await aPhoto(page)))
  await statusSays(page, '1 waiting')
  await writes(/Tomasz Kowal/, 'Was very cold')
  await statusSays(page, '2 waiting')
  const kept = async () =>
    (
      await sql<{ words: string; pictures: number }>`
        select c.words, (select count(*)::integer from street.contact_file f where f.contact_id = c.id) as pictures
        from street.contact c where c.way = 'phone' order by c.words`.execute(it.it.owner)
    ).rows

  network.become('open')
  await page.locator('.status').click()
  await page.getByRole('button', { name: 'Send now' }).click()
  await statusSays(page, '2 written, 1 safe on the server, 1 waiting')
  assert.deepEqual(await kept(), [{ words: 'Was very cold', pictures: 0 }])

  // The picture is still on the phone, and comes with what was written about it.
  files.keep = keep
  await page.getByRole('button', { name: 'Send now' }).click()
  await statusSays(page, '2 written, 2 safe on the server')
  assert.deepEqual(await kept(), [
    { words: 'Was very cold', pictures: 0 },
    { words: 'With a picture', pictures: 1 },
  ])
  await close()
})
