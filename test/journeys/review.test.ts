import assert from 'node:assert/strict'
import { aNode, anAction, aPlan } from '../builders/plan.ts'
import { journey, type Walker } from './journey.ts'

journey('Reviewing an action, two people at once', async (lead, { Given, When, Then }) => {
  const { it } = lead
  const plan = await aPlan(it.owner, it.users.lead, { title: 'Wexshire homelessness strategy' })
  const nodeId = await aNode(it.owner, it.users.lead, plan.id)
  const action = await anAction(it.owner, it.users.lead, plan.id, {
    nodeId,
    text: 'Open a night shelter in Marlow Cross',
    due: 'March 2027',
    leads: ['Wexshire Council'],
  })
  const address = `/plans/${plan.slug}/actions/${action}`
  const contributor = await lead.another()

  const review = async (walker: Walker, status: string, situation: string) => {
    await walker.tick(status)
    await walker.fill('Current situation', situation)
    await walker.press('Save review')
  }

  await Given('a strategy lead and a contributor with the same review open', async () => {
    await lead.signIn(it.users.lead)
    await lead.open(address)
    await lead.follow('Review this action')
    await contributor.signIn(it.users.contributor)
    await contributor.open(`${address}/review`)
  })
  await When('the lead sets a colour by hand without saying why', async () => {
    await lead.tick('Red')
    await lead.press('Save review')
  })
  await Then('they are asked for the reason, and the link leads to the field', async () => {
    assert.match(await lead.page.title(), /^Error: /)
    await lead.page.locator('.govuk-error-summary a').first().click()
    if (lead.hasJavaScript)
      assert.equal(await lead.page.evaluate(() => document.activeElement?.id), 'colourReason')
    await lead.tick('The colour that follows')
  })

  await When('the lead leaves the colour to the answers and saves', () =>
    review(lead, 'Begun', 'A building was found'),
  )
  await Then('the review is saved and its colour explained', () => lead.sees(/Review saved/))

  await When('the contributor saves theirs', () =>
    review(contributor, 'Partly complete', 'Beds were ordered'),
  )
  await Then('they see both and lose nothing', async () => {
    await contributor.sees('Saved by someone else')
    await contributor.sees('A building was found')
    await contributor.sees('Beds were ordered')
  })

  await When('the contributor saves after having seen both', () => contributor.press('Save review'))
  await Then('both reviews are in the history', async () => {
    await contributor.open(address)
    await contributor.sees('Beds were ordered')
    await contributor.sees('A building was found')
  })
})
