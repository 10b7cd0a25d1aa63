import { newId } from '../../src/platform/ids.ts'
import { anOrganisation, aUser } from '../builders/partnership.ts'
import { anAgreement, aRecord, factBy, permit } from '../builders/people.ts'
import { journey } from './journey.ts'

journey('Seeing somebody in an emergency', async (ned, { Given, When, Then }) => {
  const { it } = ned
  const hospital = await anOrganisation(
    it.owner,
    it.partnership.id,
    `Riverside Hospital ${Date.now()}`,
  )
  const worker = await aUser(it.owner, it.partnership, ['worker'])
  const nurse = await aUser(it.owner, it.partnership, ['worker'], hospital)
  const guardian = await aUser(it.owner, it.partnership, ['data-guardian'])
  await permit(it.owner, worker, ['health'])
  await anAgreement(
    it.owner,
    worker,
    [worker.organisationId, hospital],
    [{ category: 'identity', needsInvolvement: true }],
  )
  const family = `Invented${newId().slice(-6)}`
  const { personId, recordId } = await aRecord(it.owner, worker, { given: 'Sharon', family })
  await it.owner
    .insertInto('people.birth')
    .values({
      id: newId(),
      precision: 'day',
      year: 1995,
      month: 2,
      day: 14,
      ...factBy(worker, recordId, 'identity'),
    })
    .execute()
  await it.owner
    .insertInto('people.note')
    .values({
      id: newId(),
      happenedAt: new Date(),
      words: 'Allergic to penicillin',
      ...factBy(worker, recordId, 'health'),
    })
    .execute()
  const ada = await ned.another()
  const gill = await ned.another()

  await Given('a nurse before whom somebody lies unconscious', async () => {
    await ned.signIn(nurse)
    await ned.open(`/people/${personId}`)
    await ned.sees('Page not found')
    await ned.open('/people')
    await ned.follow('See somebody in an emergency')
  })
  await When('the nurse does not say what has happened', async () => {
    await ned.tick('I know their full name and date of birth')
    await ned.fill('Full name', `Sharon ${family}`)
    await ned.fill('Day', '14')
    await ned.fill('Month', '2')
    await ned.fill('Year', '1995')
    await ned.tick('Health')
    await ned.press('See this person now')
  })
  await Then('she is asked for it, and nothing typed is lost', async () => {
    await ned.sees('Enter what has happened')
    await ned.fill('What has happened?', 'Found unconscious in the park, may be diabetic')
    await ned.press('See this person now')
    await ned.sees(/If we hold somebody by these details, you now see them for four hours/)
  })
  await Then('she sees what she needs', async () => {
    await ned.open(`/people/${personId}`)
    await ned.sees('Allergic to penicillin')
    await ned.sees(/because of an emergency, until/)
  })
  await When(
    'a worker of the organisation that holds the record comes to the list of people',
    async () => {
      await ada.signIn(worker)
      await ada.open('/people')
      await ada.follow(/Seen in an emergency/)
    },
  )
  await Then('she reads who looked and why, and cannot review it', async () => {
    await ada.sees('Found unconscious in the park, may be diabetic')
    await ada.doesNotSee('Your review')
  })
  await When('the data guardian reviews it', async () => {
    await gill.signIn(guardian)
    await gill.open('/people/broken-glass')
    await gill.follow(/Test worker, Riverside/)
    await gill.press('Save the review')
    await gill.sees('Choose what you find')
    await gill.tick('It was right: somebody could have come to harm')
    await gill.fill('What did you look into?', 'Telephoned the ward')
    await gill.press('Save the review')
  })
  await Then('the nurse reads what was found, and ends it', async () => {
    await ned.follow('Look at it, or end it')
    await ned.sees(/Telephoned the ward/)
    await ned.press('End it now')
    await ned.open(`/people/${personId}`)
    await ned.sees('Page not found')
  })
})
