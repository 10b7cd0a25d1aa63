import { anOrganisation, aUser } from '../builders/partnership.ts'
import { anAgreement, aRecord } from '../builders/people.ts'
import { journey } from './journey.ts'

journey('A wrong merge and its undoing', async (lead, { Given, When, Then }) => {
  const { it } = lead
  const { owner, partnership } = it
  const suffix = lead.hasJavaScript ? 'north' : 'south'
  const shelterId = await anOrganisation(owner, partnership.id, `Harbour Shelter ${suffix}`)
  const outreachId = await anOrganisation(owner, partnership.id, `Lamp Outreach ${suffix}`)
  const leadUser = await aUser(owner, partnership, ['matching-lead'], outreachId)
  const shelter = await aUser(owner, partnership, ['worker'], shelterId)
  const outreach = await aUser(owner, partnership, ['worker'], outreachId)
  await anAgreement(owner, leadUser, [shelterId, outreachId], [{ category: 'identity' }])
  const father = await aRecord(owner, shelter, { given: 'Dermot', family: 'Reilly' })
  const son = await aRecord(owner, outreach, { given: 'Dermot', family: 'Reilly junior' })
  const worker = await lead.another()
  let mergedInto = ''

  await Given('two men of one family who were merged by mistake', async () => {
    await lead.signIn(leadUser)
    await lead.open(`/people/merge?people=${father.personId}&people=${son.personId}`)
    await lead.fill('Why are they one person?', 'Same name')
    await lead.press('Merge these two')
    await lead.sees(/Merged/)
    mergedInto = new URL(lead.page.url()).pathname
  })
  await Given('an old link to the son, which leads to the one who was kept', async () => {
    await worker.signIn(outreach)
    await worker.open(`/people/${son.personId}`)
    await worker.isOn(mergedInto)
  })
  await When('something is begun about the son after the merge', async () => {
    await aRecord(owner, outreach, { given: 'Young', family: 'Dermot', personId: father.personId })
  })
  await When('the lead undoes it and says whose the newer record is', async () => {
    await lead.open(mergedInto)
    await lead.follow('Merges, splits and undoing them')
    await lead.follow(/^Undo/)
    await lead.sees('Begun since the merge')
    await lead.tick('Goes with Dermot Reilly junior')
    await lead.press('Undo the merge')
    await lead.sees(/Undone/)
  })
  await Then('each is himself again, with what belongs to him', async () => {
    await worker.open(`/people/${son.personId}`)
    await worker.isOn(`/people/${son.personId}`)
    await worker.sees('Young Dermot')
    await worker.open(`/people/${father.personId}`)
    await worker.doesNotSee('Young Dermot')
  })
  await Then('nobody suggests them for each other again', async () => {
    await worker.open(`/people/${son.personId}/same-as`)
    await worker.fill('The other person: name, birth date, number or reference', 'Dermot Reilly')
    await worker.press('Search')
    const name = /This may be the same person/
    if ((await worker.page.getByRole('button', { name }).count()) > 0) {
      await worker.press(name)
      await worker.sees(/It was decided that these are different people/)
    }
  })
})
