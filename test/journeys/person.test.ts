import assert from 'node:assert/strict'
import { anOrganisation, aUser } from '../builders/partnership.ts'
import { anAgreement, aRecord, permit } from '../builders/people.ts'
import { journey } from './journey.ts'

journey('Getting to know a person', async (worker, { Given, When, Then }) => {
  const { owner, partnership } = worker.it
  const ada = await aUser(owner, partnership, ['worker'])
  await permit(owner, ada, [
    'contact',
    'street',
    'housing',
    'health',
    'offending',
    'domestic-abuse',
    'safeguarding',
    'immigration',
    'picture',
  ])
  const hospital = await anOrganisation(
    owner,
    partnership.id,
    `Riverside Hospital ${ada.id.slice(-6)}`,
  )
  const nurse = await aUser(owner, partnership, ['worker'], hospital)
  await anAgreement(
    owner,
    ada,
    [ada.organisationId, hospital],
    [{ category: 'identity' }, { category: 'picture' }],
  )
  const { personId } = await aRecord(owner, ada, { given: 'Shaz' })
  const path = `/people/${personId}`

  await Given('a worker on the page of somebody who wants to be called Shaz', async () => {
    await worker.signIn(ada)
    await worker.open(path)
    await worker.sees('Wants to be called')
    assert.equal(await worker.page.locator('h1').textContent(), 'Shaz')
    await worker.sees('There may be more that you may not see.')
  })

  await When('they add an age and forget to say how much is known', async () => {
    await worker.follow('Add a date of birth or an age')
    await worker.press('Save')
  })
  await Then('they are told, and the link leads to the first choice', async () => {
    await worker.page
      .getByRole('link', { name: 'Choose how much is known about when they were born' })
      .click()
    if (worker.hasJavaScript)
      assert.equal(await worker.page.evaluate(() => document.activeElement?.id), 'precision')
  })
  await When('they say that she looks thirty or so', async () => {
    await worker.tick('How old they are, or look')
    await worker.fill('Age, or the least that it may be', '28')
    await worker.fill('The most that it may be (optional)', '32')
    await worker.press('Save')
  })
  await Then('the page says so', () => worker.sees(/28 to 32 years old/))

  await When('they write down who must not find her', async () => {
    await worker.follow('Add a warning')
    await worker.tick('Somebody may harm them')
    await worker.fill('What is there to know?', 'A man called Daz must not find her')
    await worker.fill('What should we do?', 'Say to nobody where she is')
    await worker.fill('Who said it?', 'Shaz')
    await worker.tick('Those who may read about domestic abuse')
    await worker.fill('Day', '1')
    await worker.fill('Month', '2')
    await worker.fill('Year', '2099')
    await worker.press('Save')
  })
  await Then('it stands at the top with what to do', async () => {
    await worker.sees('Somebody may harm them')
    await worker.sees('Say to nobody where she is')
  })

  await When('they add a telephone that is safe in the mornings only', async () => {
    await worker.follow('Add a way to reach them')
    await worker.tick('Telephone')
    await worker.fill('Number, address or place', '07700 900123')
    await worker.tick('Yes')
    await worker.fill('When is it safe? (optional)', 'mornings')
    await worker.press('Save')
  })
  await Then('it stands at the top as safe, and when', () => worker.sees('mornings'))

  await When('they ask the questions about herself', async () => {
    await worker.follow('Ask or change: About them')
    await worker.tick('She and her')
    await worker.tick('Female')
    await worker.press('Save')
  })
  await Then('the answers are there, and what was not asked', async () => {
    await worker.sees(/She and her/)
    await worker.sees(/Not asked, as far as you can see/)
  })

  const ben = await worker.another()
  await When('a nurse of the hospital opens the page', async () => {
    await ben.signIn(nurse)
    await ben.open(path)
  })
  await Then('she sees that there is a warning, whom to ask, and none of its words', async () => {
    await ben.sees('Somebody may harm them')
    await ben.sees(/Before you meet them, ask Wexshire Council what to do/)
    await ben.doesNotSee(/Daz/)
    await ben.doesNotSee(/07700/)
  })
  await When('she writes down the birth date of the papers', async () => {
    await ben.follow('Add a date of birth or an age')
    await ben.tick('The day')
    await ben.page.getByLabel('Day', { exact: true }).first().fill('14')
    await ben.page.getByLabel('Month', { exact: true }).first().fill('2')
    await ben.page.getByLabel('Year', { exact: true }).first().fill('1985')
    await ben.press('Save')
  })
  await Then('both tellings stand, each with who was told', async () => {
    await ben.sees(/These do not agree/)
    await ben.sees(/14 February 1985/)
    await ben.sees(/Told to Riverside Hospital/)
  })

  await When('two colleagues write at once', async () => {
    await worker.open(`${path}/companions/new`)
    const colleague = await worker.another()
    await colleague.signIn(ada)
    await colleague.open(`${path}/companions/new`)
    await colleague.tick('Pet')
    await colleague.fill('Name', 'Bella')
    await colleague.press('Save')
    await worker.tick('Friend')
    await worker.fill('Name', 'Mags')
    await worker.press('Save')
  })
  await Then('the second sees both and loses nothing', async () => {
    await worker.sees(/A colleague changed this record while you were writing/)
    await worker.sees('Bella')
    assert.equal(await worker.page.getByLabel('Name', { exact: true }).inputValue(), 'Mags')
    await worker.press('Save')
    await worker.sees('Mags')
    await worker.sees('Bella')
  })

  await When('they end what is not so any more', async () => {
    await worker.page.getByRole('link', { name: /Not so any more.*Friend Mags/ }).click()
    await worker.tick('It was so, and is over')
    await worker.press('Save')
  })
  await Then('the timeline still tells it', () => worker.sees('No longer: Friend: Mags'))

  await When('they ask the timeline for warnings only', async () => {
    await worker.page.getByText('Show only some of it').click()
    await worker.tick('Warnings')
    await worker.press('Show these')
  })
  await Then('it shows nothing else', async () => {
    const timeline = worker.page.locator('.tl-timeline')
    assert.match((await timeline.textContent()) ?? '', /Somebody may harm them/)
    assert.doesNotMatch((await timeline.textContent()) ?? '', /Mags/)
  })

  await Then('every form can be read', async () => {
    for (const form of [
      'names',
      'look',
      'numbers',
      'belongings',
      'places',
      'verification',
      'notes',
    ])
      await worker.open(`${path}/${form}/new`)
    for (const group of ['housing', 'safeguarding', 'immigration'])
      await worker.open(`${path}/answers/${group}`)
    await worker.open(`${path}/pictures/new`)
    await worker.open(`${path}/belongings/new`)
    await worker.fill('What is kept for them?', 'Blue rucksack')
    await worker.fill('Where?', 'Market Hall')
    await worker.press('Save')
    await worker.follow(/Hand back/)
    await worker.fill('To whom was it handed back?', 'Shaz')
    await worker.press('Save')
    await worker.sees('Handed back: Blue rucksack')
  })
})
