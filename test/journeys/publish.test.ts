import { aNode, anAction, aPlan, aReview } from '../builders/plan.ts'
import { journey } from './journey.ts'

journey('Publishing a plan and reading it as the public', async (lead, { Given, When, Then }) => {
  const { it } = lead
  const by = it.users.lead
  const title = `Open homes plan ${lead.hasJavaScript ? 'one' : 'two'}`
  const plan = await aPlan(it.owner, by, { title })
  const nodeId = await aNode(it.owner, by, plan.id)
  const action = await anAction(it.owner, by, plan.id, {
    nodeId,
    text: 'Open twelve homes in Marlow Cross',
    due: 'March 2027',
    leads: ['Wexshire Council'],
  })
  await aReview(it.owner, by, action, {
    situation: 'Six homes are open',
    notes: 'The seller wants more money',
  })
  const publicPage = `/strategies/${it.partnership.slug}/${plan.slug}`

  await Given('a strategy lead who has looked at the print', async () => {
    await lead.signIn(by)
    await lead.open(`/plans/${plan.slug}/publish`)
    await lead.select(
      'Table layout',
      'Update: colour, action, current situation, desirable, achievable, next steps, notes',
    )
    await lead.press('Show the print')
    await lead.sees('Six homes are open')
    await lead.doesNotSee('The seller wants more money')
  })
  await When('they publish without saying who may read it', () => lead.press('Publish'))
  await Then('they are told what is missing', async () => {
    await lead.sees('Select who may read it')
    await lead.sees('Confirm that you have read the print through')
  })
  await When('they say so and publish', async () => {
    await lead.tick('Everyone, without signing in')
    await lead.tick('I have read the print through: no person can be recognised in it')
    await lead.press('Publish')
  })
  await Then('it is published', () => lead.sees('Published. Everyone can read it now.'))

  const visitor = await lead.another()
  await When('somebody from the public looks for it', async () => {
    await visitor.open('/strategies')
    await visitor.follow(title)
  })
  await Then('they read it without signing in, and without the notes', async () => {
    await visitor.isOn(publicPage)
    await visitor.sees('Six homes are open')
    await visitor.doesNotSee('The seller wants more money')
    await visitor.doesNotSee('Sign out')
  })

  await When('the plan goes on', async () => {
    await aReview(it.owner, by, action, { situation: 'Nine homes are open' })
    await visitor.open(publicPage)
  })
  await Then('what was published stays as it was', async () => {
    await visitor.sees('Six homes are open')
    await visitor.doesNotSee('Nine homes are open')
  })
})
