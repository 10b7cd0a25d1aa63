import { aUser } from '../builders/partnership.ts'
import { aRecord, permit } from '../builders/people.ts'
import { aContact, anArea } from '../builders/street.ts'
import { journey } from './journey.ts'

journey(
  'Enforcement needs the support offered before it, a death is for those who review it, and a profile names nobody',
  async (walker, { Given, When, Then }) => {
    const { it, open, press, follow, fill, tick, select, sees, doesNotSee, signIn } = walker
    const rowan = await aUser(it.owner, it.partnership, ['worker', 'coordinator'])
    await permit(it.owner, rowan, ['street', 'offending'])
    const area = await anArea(it.owner, it.partnership.id, 'Larkton')
    const person = await aRecord(it.owner, rowan, { given: 'Alaric', family: 'Bodkinshaw' })
    await aContact(it.owner, rowan, {
      seenAt: new Date(Date.now() - 20 * 86_400_000),
      recordId: person.recordId,
      areaCode: area,
    })
    const longAgo = (days: number) =>
      new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
    const fillDay = async (name: string, day: string) => {
      const [year = '', month = '', date = ''] = day.split('-')
      for (const [part, value] of Object.entries({ day: date, month, year }))
        await walker.page.locator(`#${name}-${part}`).fill(value)
    }

    await Given('the co-ordinator is on the page of somebody who was told to move', async () => {
      await signIn(rowan)
      await open(`/people/${person.personId}`)
      await follow('Write down enforcement')
    })
    await When('they save what was done without what was offered', async () => {
      await select('What was done?', 'Dispersal direction')
      await fill('Who did it?', 'A police officer')
      await fillDay('done', longAgo(10))
      await walker.page.locator('#area').selectOption(area)
      await fill('Where?', 'Under the viaduct')
      await press('Save')
    })
    await Then('it is not saved, and nothing typed is lost', async () => {
      await sees('Enter what was offered before, or further down why nothing could be')
    })
    await When('they say what was offered before', async () => {
      await walker.page.locator('#offer-1').selectOption('shelter')
      await fillDay('offered-1', longAgo(12))
      await walker.page.locator('#answer-1').selectOption('refused')
      await press('Save')
    })
    await Then('it stands with the support first', async () => {
      await sees('Written down, with what was offered before.')
      await sees('A bed tonight')
      await follow('Say what came of it')
      await select('Outcome', 'Moved elsewhere')
      await fillDay('on', longAgo(9))
      await press('Save')
      await sees('Moved elsewhere')
      await open('/street/enforcement?support=yes')
      await sees('Alaric Bodkinshaw')
      await open('/street/enforcement/figures')
      await sees('By quarter')
    })

    await When('they write down that somebody died', async () => {
      await open(`/people/${person.personId}`)
      await follow('Write down their death')
      await tick('The day is known')
      await fillDay('diedOn', longAgo(3))
      await select('Where did they live then?', 'Sleeping rough')
      await fill('How do you know?', 'The hospital rang')
      await press('Save')
    })
    await Then('each part of it can be filled in, and it counts once it is confirmed', async () => {
      await sees('Not confirmed yet')
      const death = walker.page.url().replace(/#.*/, '')
      await open(`${new URL(death).pathname}/review`)
      await tick('Considered and not referred')
      await tick('Sharing what was known')
      await fill('What is new, or why does it change?', 'Rapid review')
      await press('Save')
      await open(`${new URL(death).pathname}/verify`)
      await select('Who confirmed it?', 'The coroner')
      await fillDay('verifiedOn', longAgo(1))
      await fill('What is new, or why does it change?', 'A letter came')
      await press('Save')
      await sees('Confirmed')
      for (const part of ['background', 'coroner', 'family', 'learning'])
        await open(`${new URL(death).pathname}/${part}`)
      await open('/street/deaths')
      await sees('Alaric Bodkinshaw')
      await open('/street/deaths/report')
      await doesNotSee('Alaric')
    })
    await Then('profiles and rules are there for whoever plans', async () => {
      await open('/street/profile')
      await sees('Too few people for any number to be shown')
      await open('/street/settings')
      await follow('Change the rules')
      await sees('From 1 to 730')
    })
  },
)
