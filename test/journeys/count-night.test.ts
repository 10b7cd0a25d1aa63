import { loadShippedFigures } from '../../src/contexts/street/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { aUser } from '../builders/partnership.ts'
import { permit } from '../builders/people.ts'
import { anArea } from '../builders/street.ts'
import { journey } from './journey.ts'

journey('An honest count of one night', async (coordinator, { Given, When, Then }) => {
  const { owner, partnership } = coordinator.it
  const user = await aUser(owner, partnership, ['worker', 'coordinator'])
  await permit(owner, user, ['street'])
  const name = coordinator.hasJavaScript ? 'Larkhope' : 'Fennick'
  const code = await anArea(owner, partnership.id, name)
  const area = `${name} ${code.slice(-4)}`
  await owner.transaction().execute(loadShippedFigures)
  await owner
    .insertInto('street.figureClaim')
    .values({
      id: newId(),
      partnershipId: partnership.id,
      words: 'A 65% increase from 2010 to 2017',
      document: 'Strategy 2021-22, page 4',
      areaName: 'North Derbyshire',
      areaCodes: ['E07000033', 'E07000034', 'E07000038'],
      fromYear: 2010,
      toYear: 2017,
      unit: 'per-cent',
      claimed: 65,
      addedBy: user.id,
    })
    .execute()
  let count = ''

  await Given(
    'a count of a night in November, with a team and an independent partner',
    async () => {
      await coordinator.signIn(user)
      await coordinator.open('/street/count')
      await coordinator.follow('Begin a count')
      await coordinator.select('Area', area)
      await coordinator.fill('Day', '12')
      await coordinator.fill('Month', '11')
      await coordinator.fill('Year', '2025')
      await coordinator.tick('Count-based estimate')
      await coordinator.press('Begin')
      count = new URL(coordinator.page.url()).pathname
      await coordinator.open(`${count}/plan`)
      await coordinator.fill('Teams set out at', '02:00')
      await coordinator.tick('Police told')
      await coordinator.press('Save')
      await coordinator.follow('Agencies consulted')
      await coordinator.follow('Add an agency')
      await coordinator.fill('Name of the agency', 'St Bride’s Soup Run')
      await coordinator.select('Kind', 'Faith group, soup run or street pastors')
      await coordinator.tick('Independent partner')
      await coordinator.press('Save')
      for (const team of ['North', 'South']) {
        await coordinator.open(`${count}/teams/new`)
        await coordinator.fill('Name of the team', team)
        await coordinator.press('Save')
      }
      await coordinator.follow('Print a sheet for North')
      await coordinator.sees(/derelict boats, stations, or 'bashes'/)
    },
  )
  await When('both teams’ sheets are typed, and one person is on both', async () => {
    for (const [team, keys] of [
      ['North', ['D.R.', 'Anon']],
      ['South', ['DR']],
    ] as const) {
      await coordinator.open(`${count}/sheet`)
      await coordinator.select('Team', team)
      for (const [index, key] of keys.entries()) {
        const line = index + 1
        await coordinator.fill(`Time, line ${line}`, '02:30')
        await coordinator.fill(`Where exactly, line ${line}`, `Bridge Street ${line}`)
        await coordinator.select(`Bedded down, line ${line}`, 'Bedded down')
        await coordinator.fill(`Initials or name, line ${line}`, key)
      }
      await coordinator.press('Save these lines')
      await coordinator.sees(/added\./)
    }
  })
  await When('the debrief finds that they are the same', async () => {
    await coordinator.open(`${count}/debrief`)
    await coordinator.sees(/The same initials or key/)
    await coordinator.press(/^Same person/)
    await coordinator.sees(/Nothing that you may see is left to decide/)
  })
  await When(
    'the figure is fixed and signed by the chair and on paper by the independent partner',
    async () => {
      await coordinator.open(`${count}/sign`)
      await coordinator.press('Fix the figure')
      await coordinator.tick('The chair of the meeting')
      await coordinator.tick(/^Here, by me/)
      await coordinator.press('Sign the figure of 2')
      await coordinator.tick('The independent partner')
      await coordinator.tick('On paper, which I have before me')
      await coordinator.fill('Name of whoever signed', 'Bede')
      await coordinator.fill('Organisation', 'St Bride’s Soup Run')
      await coordinator.press('Sign the figure of 2')
    },
  )
  await Then('it is frozen, and stands in the series', async () => {
    await coordinator.isOn(count)
    await coordinator.sees(/The count is frozen/)
    await coordinator.sees(/people sleeping rough on that night/)
    await coordinator.open(`/street/count/series?area=${code}`)
    await coordinator.sees(/Signed by this partnership/)
  })
  await Then(
    'the figures of the whole country are beside it, and what a document says is checked',
    async () => {
      await coordinator.open('/street/count/series')
      await coordinator.sees(/126 more in 2025 than in 2024/)
      await coordinator.open('/street/count/claims')
      await coordinator.sees(/\(20 − 8\) ÷ 8 = \+150%/)
    },
  )
})
