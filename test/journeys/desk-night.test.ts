import { nightOf } from '../../src/contexts/street/night-of.ts'
import { addDays } from '../../src/platform/dates.ts'
import { aUser } from '../builders/partnership.ts'
import { aRecord, permit } from '../builders/people.ts'
import { aContact, anArea, aSite } from '../builders/street.ts'
import { journey } from './journey.ts'

journey('A night from its alert to its morning', async (walker, { Given, When, Then }) => {
  const { owner, partnership } = walker.it
  const suffix = walker.hasJavaScript ? 'north' : 'south'
  const co = await aUser(owner, partnership, ['worker', 'coordinator'])
  await permit(owner, co, ['street'])
  const area = await anArea(owner, partnership.id, `Nettleby ${suffix}`)
  const lastNight = nightOf(new Date(Date.now() - 12 * 3_600_000))
  const [year = '', month = '', day = ''] = lastNight.split('-')
  let alert = ''
  let site = ''

  await Given('a hot spot where somebody slept three nights ago', async () => {
    site = await aSite(owner, co, area, { name: `Viaduct ${suffix}`, hotSpot: true })
    const { recordId } = await aRecord(owner, co, { given: `Shaz ${suffix}` })
    const seenAt = new Date(`${addDays(lastNight, -2)}T23:30:00Z`)
    await aContact(owner, co, { seenAt, recordId, siteId: site, areaCode: area })
    await walker.signIn(co)
  })
  await When('somebody rings and tells of a person under the viaduct', async () => {
    await walker.open('/street')
    await walker.follow('Write down an alert')
    await walker.page.locator('input[name=young][value=no]').check()
    await walker.tick('A member of the public')
    await walker.fill('Where is the person?', `Under the viaduct ${suffix}`)
    await walker.fill('How does the person look? (optional)', 'Red tent')
    await walker.page.locator('input[name=wantsAnswer][value=yes]').check()
    await walker.press('Write it down')
    await walker.sees(/Enter a telephone number or an email address/)
    await walker.fill('Telephone number (optional)', '07700 900123')
    await walker.press('Write it down')
    await walker.sees('Written down.')
    alert = new URL(walker.page.url()).pathname
  })
  await When('a shift is planned over midnight and the alert put on it', async () => {
    await walker.open('/street/shifts/new')
    await walker.fill('From', '23:00')
    await walker.fill('To', '05:00')
    await walker.tick(new RegExp(`Nettleby ${suffix}`))
    await walker.press('Plan the shift')
    await walker.sees(`Viaduct ${suffix}`)
    await walker.follow('List for paper')
    await walker.sees(`Shaz ${suffix}`)
    await walker.open(alert)
    await walker.page.locator('select[name=shift]').selectOption({ index: 1 })
    await walker.press('Save')
    await walker.sees('The shift looks into it.')
  })
  await When('a contact of last night is written down and said to be with Shaz', async () => {
    await walker.open('/street/contacts/new')
    await walker.fill('Day', String(Number(day)))
    await walker.fill('Month', String(Number(month)))
    await walker.fill('Year', year)
    await walker.fill('Time', '23:40')
    await walker.page.locator('select[name=site]').selectOption(site)
    await walker.page.locator('input[name=known][value=unknown]').check()
    await walker.fill('How did they look? (optional)', 'Red tent, quiet')
    await walker.page.locator('input[name=bedding][value=bedded-down]').check()
    await walker.press('Save')
    await walker.sees('Red tent, quiet')
    await walker.follow('Say who it was')
    await walker.press(new RegExp(`It was them.*Shaz ${suffix}`))
    await walker.sees('Saved who it was.')
  })
  await When('what came of the alert is said, and the reporter told', async () => {
    await walker.open(`${alert}/outcome`)
    await walker.tick('Found, known already')
    await walker.press('Save')
    await walker.follow(/^Tell them/)
    await walker.sees(/Outreach workers went to the place/)
    await walker.tick('By telephone')
    await walker.press('Save what they were told')
    await walker.sees('Saved what they were told.')
  })
  await Then('the morning says who was met', async () => {
    await walker.open('/street')
    await walker.sees(`Shaz ${suffix}`)
    // Both walks go through one night.
    await walker.sees(/Met again \(\d\)/)
    await walker.open('/street/contacts?show=unlinked')
    await walker.doesNotSee('Red tent, quiet')
  })
})
