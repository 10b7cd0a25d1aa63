import { newId } from '../../src/platform/ids.ts'
import { aUser } from '../builders/partnership.ts'
import { permit } from '../builders/people.ts'
import { anObservation, aPhone } from '../builders/phone.ts'
import { anArea, aShift, aSite } from '../builders/street.ts'
import { journey } from './journey.ts'

journey(
  'What a phone sent and could not be recorded as it was',
  async (worker, { Given, When, Then }) => {
    const { it } = worker
    const ada = await aUser(it.owner, it.partnership, ['worker'])
    const cora = await aUser(it.owner, it.partnership, ['coordinator', 'worker'])
    for (const user of [ada, cora]) await permit(it.owner, user, ['street'])
    const area = await anArea(it.owner, it.partnership.id)
    const site = await aSite(it.owner, ada, area, { name: `Weir ${area.slice(-4)}` })
    const now = new Date()
    const hours = (count: number) => new Date(now.getTime() - count * 3_600_000)
    const shift = await aShift(it.owner, ada, {
      startsAt: hours(2),
      areas: [area],
      sites: [site],
      crew: [{ user: ada, buddy: cora }],
    })

    await Given(
      'a worker whose phone sent two contacts of the wrong day and said when she would be heard of',
      async () => {
        const phone = await aPhone(it, ada, shift)
        const wrong = [1, 2].map(number =>
          anObservation(hours(72), { siteId: site, description: `red tent ${number}` }),
        )
        await phone.send(wrong, { deviceNow: now })
        const out = {
          id: newId(),
          what: 'start',
          at: hours(2).toISOString(),
          nextBy: hours(1).toISOString(),
        }
        await phone.send([out], { kind: 'check-in', deviceNow: now })
        await worker.signIn(ada)
      },
    )
    await When('she opens her nights', () => worker.open('/street/my-nights'))
    await Then('she sees what is safe and why two wait', async () => {
      await worker.sees('3 things that you wrote down on your phone are on the server')
      await worker.sees(/more than a day before the shift/)
    })
    await When('she opens one and puts the day right', async () => {
      await worker.page
        .getByRole('link', { name: /^Contact, night of/ })
        .first()
        .click()
      await worker.follow('Put it right')
      const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' })
        .format(hours(2))
        .split('/')
      await worker.fill('Day', String(Number(day[0])))
      await worker.fill('Month', String(Number(day[1])))
      await worker.fill('Year', String(Number(day[2])))
      await worker.press('Record it')
    })
    await Then('it is recorded', () => worker.sees('Put right and recorded'))
    await When('she leaves the other to the co-ordinator', async () => {
      await worker.open('/street/my-nights')
      await worker.page
        .getByRole('link', { name: /^Contact, night of/ })
        .first()
        .click()
      await worker.follow('Leave it to the co-ordinator')
      await worker.fill('What should they know? (optional)', 'My phone was in the wrong year')
      await worker.press('Hand it over')
      await worker.sees('My phone was in the wrong year')
    })
    const coordinator = await worker.another()
    await When('the co-ordinator opens the street', async () => {
      await coordinator.signIn(cora)
      await coordinator.open('/street/lone-working')
    })
    await Then('she sees that the worker is overdue, and says that she rang her', async () => {
      await coordinator.sees(/Test worker was expected/)
      await coordinator.follow('How it is with Test worker')
      await coordinator.tick('They are back, and safe')
      await coordinator.fill('Anything else? (optional)', 'Rang her')
      await coordinator.press('Save')
      await coordinator.sees('Rang her')
    })
    await When('she looks at what was handed over and sets it aside', async () => {
      await coordinator.open('/street/handed-over')
      await coordinator.page
        .getByRole('link', { name: /^Contact, night of/ })
        .first()
        .click()
      await coordinator.follow('Do not record it, and say why')
      await coordinator.fill('Why is it not recorded?', 'It was last winter')
      await coordinator.press('Set it aside')
    })
    await Then('it stays, with her reason', () => coordinator.sees(/It was last winter/))
    await When('she takes back the list of the phone', async () => {
      await coordinator.open('/street/phones')
      await coordinator.page.getByRole('link', { name: 'Test worker' }).first().click()
      await coordinator.fill('Why?', 'Left on a bus')
      await coordinator.press('Take the list back')
    })
    await Then('the page says so', () => coordinator.sees(/Taken back/))
  },
)
