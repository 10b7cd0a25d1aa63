import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importSightings } from '../../src/contexts/street/index.ts'
import { aUser } from '../builders/partnership.ts'
import { journey } from './journey.ts'

/** Thirty people in September, two of whom left prison in August, and two who were seen half a year before. */
function writeTown(folder: string): void {
  const numbers = Array.from({ length: 30 }, (_, at) => `P${at}`)
  const write = (name: string, rows: string[]) =>
    writeFileSync(join(folder, name), `${rows.join('\n')}\n`)
  write('people.csv', [
    'person_id,date_of_birth,sex,gender,ethnicity,nationality,care_leaver',
    ...numbers.map(id => `${id},,,,,,`),
  ])
  write('sightings.csv', [
    'person_id,area,seen_at,bedded_down',
    ...numbers.map(id => `${id},X09000001,2026-09-10 23:30,yes`),
    ...numbers.slice(0, 2).map(id => `${id},X09000001,2026-01-10 23:30,yes`),
  ])
  write('exits.csv', [
    'person_id,kind,left_on',
    ...numbers.slice(0, 2).map(id => `${id},prison,2026-08-20`),
  ])
}

journey('National figures and what they mean', async (coordinator, { Given, When, Then }) => {
  const { owner, partnership, database, users } = coordinator.it
  const user = await aUser(owner, partnership, ['worker', 'coordinator'])
  const months = coordinator.hasJavaScript ? '6' : '7'

  await Given('sightings of another system', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-town-'))
    writeTown(folder)
    const asked = { folder, source: 'outreach database', partnership: undefined }
    await importSightings(database.owner, asked, new Date())
    rmSync(folder, { recursive: true })
    await coordinator.signIn(user)
  })
  await When('the co-ordinator looks at September', async () => {
    await coordinator.open('/street/figures')
    await coordinator.select('Area', 'X09000001')
    await coordinator.fill('Month', '2026-09')
    await coordinator.press('Show')
    await coordinator.sees('National figures: X09000001, September 2026')
    await coordinator.sees('Exact numbers')
  })
  await Then(
    'they write what new means to them, and mistakes are said beside the field',
    async () => {
      await coordinator.open('/street/figures/definition')
      await coordinator.follow('Write our own definition')
      await coordinator.fill('New: not seen for', 'half a year')
      await coordinator.fill('Why does the definition change?', 'Agreed by the operational group')
      await coordinator.press('Save the definition')
      await coordinator.sees('enter a whole number from 1 to 240')
      await coordinator.fill('New: not seen for', months)
      await coordinator.press('Save the definition')
      await coordinator.sees(`in the ${months} months before the first night of the month`)
    },
  )
  await Then('somebody who does not work with people sees small numbers hidden', async () => {
    const reader = await coordinator.another()
    await reader.signIn(users.reader)
    await reader.open('/street/figures?area=X09000001&month=2026-09')
    await reader.sees('a hidden number is never zero')
    await reader.sees('Hidden: left prison lately')
  })
})
