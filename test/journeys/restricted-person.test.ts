import { anOrganisation, aUser } from '../builders/partnership.ts'
import { anAgreement, aRecord } from '../builders/people.ts'
import { journey } from './journey.ts'

journey(
  'Restricting somebody, and stepping back from a relative',
  async (ada, { Given, When, Then }) => {
    const { it } = ada
    const hospital = await anOrganisation(
      it.owner,
      it.partnership.id,
      `Riverside Hospital ${Date.now()}`,
    )
    const worker = await aUser(it.owner, it.partnership, ['worker'])
    const nurse = await aUser(it.owner, it.partnership, ['worker'], hospital)
    const guardian = await aUser(it.owner, it.partnership, ['data-guardian'])
    await it.owner
      .updateTable('partnership.userAccount')
      .set({ name: 'Ned Nurse' })
      .where('id', '=', nurse.id)
      .execute()
    await anAgreement(
      it.owner,
      worker,
      [worker.organisationId, hospital],
      [{ category: 'identity' }],
    )
    const { personId } = await aRecord(it.owner, worker, { given: 'Sharon', family: 'Invented' })
    const address = `/people/${personId}`
    const ned = await ada.another()
    const gill = await ada.another()

    await Given('a worker and a nurse who both see Sharon', async () => {
      await ada.signIn(worker)
      await ada.open(address)
      await ned.signIn(nurse)
      await ned.open(address)
      await ned.sees('Sharon Invented')
    })
    await When('the worker restricts who may see her', async () => {
      await ada.follow('Restrict who may see them')
      await ada.press('Restrict')
    })
    await Then('she is asked why, and until when', async () => {
      await ada.sees('Enter why only some may see them')
      await ada.fill('Why may only some see them?', 'A man called Daz must not find her')
      await ada.fill('Day', '1')
      await ada.fill('Month', '6')
      await ada.fill('Year', '2099')
      await ada.press('Restrict')
      await ada.sees('Only named staff see this person now.')
    })
    await Then('for the nurse she is not there, as if she had never been', async () => {
      await ned.open(address)
      await ned.sees('Page not found')
    })
    await When('the worker adds the nurse to those who see her', async () => {
      await ada.select('Somebody else who is to see them', `Ned Nurse, ${await nameOf(hospital)}`)
      await ada.press('Add')
    })
    await Then('the nurse sees her, and that she is restricted', async () => {
      await ned.open(address)
      await ned.sees(/Only named staff see this person/)
      await ned.follow('Why can they see this?')
      await ned.sees(/under ‘Agreement/)
    })
    await When('the nurse says that she is her cousin', async () => {
      await ned.open(address)
      await ned.follow('I am related to this person, or know them')
      await ned.fill('How do you know them?', 'My cousin')
      await ned.press('Stop showing me this person')
    })
    await Then('she does not see her any more', async () => {
      await ned.sees('Thank you. You do not see that person any more.')
      await ned.open(address)
      await ned.sees('Page not found')
    })
    await When('the data guardian looks at it as the nurse would', async () => {
      await gill.signIn(guardian)
      await gill.open(`${address}/show-as?user=${nurse.id}`)
    })
    await Then('they are shown that there is nobody, and why', async () => {
      await gill.sees(/does not see that this person is here/)
      await gill.sees('Ned Nurse must not see this person.')
      await gill.open(`${address}/barred`)
      await gill.sees('My cousin')
    })
    await When('the data guardian lifts the restriction', async () => {
      await gill.open(`${address}/restriction/lift`)
      await gill.fill('Why is it not needed any more?', 'He was moved to another county')
      await gill.press('Lift it')
    })
    await Then('who looked is there to read', async () => {
      await gill.follow('Everybody who looked')
      await gill.sees('Lifted the restriction')
      await gill.open('/people/unusual-access?kind=restricted')
      await gill.follow(/Ned Nurse/)
      await gill.tick('There is a good explanation')
      await gill.fill('What did you look into, and what did you do?', 'Named staff at the time')
      await gill.press('Save')
      await gill.sees('Saved.')
    })

    async function nameOf(id: string) {
      const { name } = await it.owner
        .selectFrom('partnership.organisation')
        .select('name')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return name
    }
  },
)
