import { anOrganisation, aUser } from '../builders/partnership.ts'
import { anAgreement, permit } from '../builders/people.ts'
import { journey, type Walker } from './journey.ts'

journey('One story, told to three services', async (atShelter, { Given, When, Then }) => {
  const { it } = atShelter
  const { owner, partnership } = it
  const suffix = atShelter.hasJavaScript ? 'north' : 'south'
  const shelterId = await anOrganisation(owner, partnership.id, `Harbour Night Shelter ${suffix}`)
  const hospitalId = await anOrganisation(owner, partnership.id, `Marlow Hospital ${suffix}`)
  const outreachId = await anOrganisation(owner, partnership.id, `Lantern Outreach ${suffix}`)
  const organisations = [shelterId, hospitalId, outreachId]
  const leadUser = await aUser(owner, partnership, ['matching-lead'], outreachId)
  await anAgreement(owner, leadUser, organisations, [
    { category: 'identity' },
    { category: 'street' },
  ])
  const workerOf = async (organisationId: string) => {
    const user = await aUser(owner, partnership, ['worker'], organisationId)
    await permit(owner, user, ['street'])
    return user
  }
  const shelter = await workerOf(shelterId)
  const hospital = await workerOf(hospitalId)
  const outreach = await workerOf(outreachId)
  const atHospital = await atShelter.another()
  const atOutreach = await atShelter.another()
  const lead = await atShelter.another()

  const search = async (walker: Walker, words: string) => {
    await walker.open('/people')
    await walker.fill('Name, nickname, birth date, number, phone, place or how they look', words)
    // While typing, where there is a script; the button does the same for everybody.
    if (walker.hasJavaScript) await walker.page.locator('#found h2').first().waitFor()
    else await walker.press('Search')
  }

  await Given(
    'a volunteer of the night shelter who looks for Shaz before writing anything',
    async () => {
      await atShelter.signIn(shelter)
      await search(atShelter, 'Shaz Kelly 1995')
      await atShelter.sees('Nobody whom you may see fits this')
      await atShelter.isOn('/people')
    },
  )
  await When('they begin a record, with what they typed in its place already', async () => {
    await atShelter.press('Begin a record')
    await atShelter.tick('They told me')
    await atShelter.press('Begin the record')
  })
  await Then('the person has a page', () => atShelter.sees('Record begun.'))

  await When('a hospital begins a record of Sharon Kelly without looking first', async () => {
    await atHospital.signIn(hospital)
    await atHospital.open('/people/new')
    await atHospital.tick('They told me')
    await atHospital.fill('First name or nickname', 'Sharon')
    await atHospital.fill('Last name', 'Kelly')
    await atHospital.tick('The name on their papers')
    await atHospital.fill('Day', '14')
    await atHospital.fill('Month', '2')
    await atHospital.fill('Year', '1995')
    await atHospital.press('Begin the record')
  })
  await Then('it is asked first whether it is Shaz, with the reasons', async () => {
    await atHospital.sees('Somebody like this is already known')
    await atHospital.sees(/short form of Sharon/i)
    await atHospital.tick('Yes, this is Shaz Kelly')
    await atHospital.press('Begin the record')
    await atHospital.sees('Added to what is already known.')
  })

  await When(
    'an outreach worker who knows no name looks for her dog and finds nobody',
    async () => {
      await atOutreach.signIn(outreach)
      await search(atOutreach, `lady with the staffie behind the ${suffix} market`)
      await atOutreach.press(/begin a record/i)
      await atOutreach.tick('I saw them and could not ask')
      await atOutreach.press('Begin the record')
      await atOutreach.sees('Record begun.')
    },
  )
  await When('she tells them one day that she is Shaz, and they say so', async () => {
    await atOutreach.follow('This may be the same person as somebody else')
    await atOutreach.fill(
      'The other person: name, birth date, number or reference',
      'Sharon Kelly 14/02/1995',
    )
    await atOutreach.fill(
      'Why do you think that it is the same person? (optional)',
      'She said so, staffie and all',
    )
    await atOutreach.press('Search')
    await atOutreach.press(/This may be the same person/)
    await atOutreach.sees('The matching lead will look at it.')
  })
  await Then('the matching lead sees both and what a merge would do', async () => {
    await lead.signIn(leadUser)
    await lead.open('/people/matches')
    await lead.follow(/Shaz Kelly/)
    await lead.sees('She said so, staffie and all')
    await lead.press('See what a merge would do')
    await lead.sees('Everything is kept')
    await lead.tick('Shaz Kelly')
    await lead.press('Merge these two')
    await lead.sees('Enter why they are one person')
    await lead.fill('Why are they one person?', 'Lantern asked her')
    await lead.press('Merge these two')
    await lead.sees(/Merged/)
  })
  await Then(
    'her story is one: the outreach worker finds her by her name and her dog',
    async () => {
      await search(atOutreach, 'Shaz staffie')
      await atOutreach.follow('Shaz Kelly')
      await atOutreach.sees(/14 February 1995/)
      await atOutreach.sees(/staffie/)
    },
  )
})
