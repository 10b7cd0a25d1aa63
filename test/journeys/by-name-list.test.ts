import { addDays, dayOf } from '../../src/platform/dates.ts'
import { aUser } from '../builders/partnership.ts'
import { aRecord, permit } from '../builders/people.ts'
import { aContact, anArea, aSite } from '../builders/street.ts'
import { journey } from './journey.ts'

journey('Keeping the by-name list', async (coordinator, { Given, When, Then }) => {
  const { owner, partnership } = coordinator.it
  const ada = await aUser(owner, partnership, ['worker', 'coordinator'])
  await permit(owner, ada, ['street'])
  const area = await anArea(owner, partnership.id)
  const siteId = await aSite(owner, ada, area)
  const today = dayOf(new Date())
  const daysAgo = (days: number) => new Date(`${addDays(today, -days)}T02:30:00Z`)
  const name = `Shaz ${ada.id.slice(-6)}`
  const { recordId } = await aRecord(owner, ada, { given: name })
  await aContact(owner, ada, { seenAt: daysAgo(3), recordId, areaCode: area, siteId })
  const { recordId: other } = await aRecord(owner, ada, { given: `Kit ${ada.id.slice(-6)}` })
  await aContact(owner, ada, { seenAt: daysAgo(40), recordId: other, areaCode: area, siteId })

  await Given('somebody was seen sleeping rough, and is on the list by that', async () => {
    await coordinator.signIn(ada)
    await coordinator.open('/street/list')
    await coordinator.sees(name)
    await coordinator.sees('Seen sleeping rough')
  })

  await When('they move into a flat, a worker says so on their page', async () => {
    await coordinator.follow(name)
    await coordinator.follow('Say where they are now')
    await coordinator.press('Save')
    await coordinator.sees('Choose where they are')
    await coordinator.tick('Housed')
    await coordinator.tick('Housing First')
    await coordinator.press('Save')
    await coordinator.sees('The list of every day since is put right.')
    await coordinator.open('/street/list')
    await coordinator.doesNotSee(name)
  })

  await Then('the meeting sees who came and who left, and the numbers are explained', async () => {
    await coordinator.open(`/street/list/meeting?since=${addDays(today, -8)}`)
    await coordinator.sees(/Left the list: \d/)
    await coordinator.sees('Not seen for 14 days')
    await coordinator.open('/street/list/flow')
    await coordinator.sees('− Housed')
    await coordinator.open('/street/list/meeting/new')
    await coordinator.press('Save')
    await coordinator.sees('What changed since the meeting on')
  })
})
