import assert from 'node:assert/strict'
import { aNode, anAction, aPlan } from '../builders/plan.ts'
import { journey } from './journey.ts'

journey('Finding, editing and merging actions', async (lead, { Given, When, Then }) => {
  const { it } = lead
  const by = it.users.lead
  const plan = await aPlan(it.owner, by, {
    title: `Working plan ${lead.hasJavaScript ? 'one' : 'two'}`,
  })
  const nodeId = await aNode(it.owner, by, plan.id)
  const hub = await anAction(it.owner, by, plan.id, {
    nodeId,
    number: '1',
    text: 'Open a welcome hub in Exbury',
    due: 'March 2027',
    leads: ['Wexshire Council'],
  })
  await anAction(it.owner, by, plan.id, {
    nodeId,
    number: '2',
    position: 2,
    text: 'Open the welcome hub of Exbury',
    due: 'April 2027',
    leads: ['Exbury Charity'],
  })
  await anAction(it.owner, by, plan.id, {
    nodeId,
    number: '3',
    position: 3,
    text: 'Train every landlord',
    due: 'tbc',
  })
  const here = `/plans/${plan.slug}`

  await Given('a strategy lead at a plan', async () => {
    await lead.signIn(by)
    await lead.open(here)
    await lead.sees('Train every landlord')
  })
  await When('they look for a word', async () => {
    await lead.fill('Search the words of actions and reviews', 'landlord')
    await lead.press('Search')
  })
  await Then('only what holds it is left, and the address says so', async () => {
    await lead.sees('Train every landlord')
    await lead.doesNotSee('Open a welcome hub in Exbury')
    await lead.isOn(`${here}?q=landlord`)
  })
  await When('they ask for what has no date', async () => {
    await lead.open(here)
    await lead.page.getByText('Choose filters').click()
    await lead.page.getByLabel(/^No date, or date to be confirmed/).check()
    await lead.press('Apply filters')
  })
  await Then('they find it', async () => {
    await lead.sees('Train every landlord')
    await lead.doesNotSee('Open a welcome hub in Exbury')
  })
  await Then('every other view and the past can be read', async () => {
    for (const path of ['?by=owner', '?by=due', '?by=state', '/attention', '/as-at', '/changes'])
      await lead.open(`${here}${path}`)
  })

  await When('they change the wording without a reason', async () => {
    await lead.open(`${here}/actions/${hub}`)
    await lead.page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
    await lead.open(`${here}/actions/${hub}/edit`)
    await lead.fill('What is to be done', 'Open a welcome hub in Exbury and staff it')
    await lead.press('Save')
  })
  await Then('they are asked for it, and what they typed is still there', async () => {
    assert.match(await lead.page.title(), /^Error: /)
    assert.equal(
      await lead.page.getByLabel('What is to be done', { exact: true }).inputValue(),
      'Open a welcome hub in Exbury and staff it',
    )
  })
  await When('they give the reason', async () => {
    await lead.fill('Why is it changed?', 'The steering group wants staff there')
    await lead.press('Save')
  })
  await Then('the new wording stands, and the old one is in the history', async () => {
    await lead.sees('Open a welcome hub in Exbury and staff it')
    await lead.sees('The steering group wants staff there')
  })

  await When('they merge the action into the one that says nearly the same', async () => {
    await lead.open(`${here}/actions/${hub}/merge`)
    await lead.page.getByLabel(/Open the welcome hub of Exbury/).check()
    await lead.press('Continue')
    await lead.page.getByLabel('April 2027').check()
    await lead.fill('Why is it changed?', 'They were the same work')
    await lead.press('Merge the actions')
  })
  await Then('it lives on in the other, which is not the same as complete', async () => {
    await lead.open(`${here}/actions/${hub}`)
    await lead.sees(/[Mm]erged/)
    await lead.open(`${here}?state=merged`)
    await lead.sees('Open a welcome hub in Exbury and staff it')
  })
})
