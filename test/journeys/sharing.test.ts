import assert from 'node:assert/strict'
import { newId } from '../../src/platform/ids.ts'
import { anOrganisation, aUser } from '../builders/partnership.ts'
import { aRecord } from '../builders/people.ts'
import { journey, type Walker } from './journey.ts'

journey('Sharing a story, and no longer', async (guardian, { Given, When, Then }) => {
  const { it } = guardian
  const title = `Sharing to find people a home ${newId().slice(-4)}`
  const shelter = await anOrganisation(it.owner, it.partnership.id, `Harbour Shelter ${title}`)
  const clinic = await anOrganisation(it.owner, it.partnership.id, `Lantern Clinic ${title}`)
  const host = await aUser(it.owner, it.partnership, ['worker'], shelter)
  const nurse = await aUser(it.owner, it.partnership, ['worker'], clinic)
  const { personId } = await aRecord(it.owner, host, { given: 'Shaz', family: 'Invented' })
  const person = `/people/${personId}`

  const sign = async (walker: Walker, organisation: string) => {
    await walker.follow('Add an organisation')
    await walker.select('Organisation', organisation)
    const day = new Date()
    await walker.page.locator('#signed-day').fill(String(day.getUTCDate()))
    await walker.page.locator('#signed-month').fill(String(day.getUTCMonth() + 1))
    await walker.page.locator('#signed-year').fill(String(day.getUTCFullYear()))
    await walker.fill('Who signed for it?', 'Chief Executive')
    await walker.press('Save')
  }

  await Given('a data guardian who adds an agreement', async () => {
    await guardian.signIn(await aUser(it.owner, it.partnership, ['data-guardian']))
    await guardian.open('/partnership/agreements')
    await guardian.follow('Add an agreement')
    await guardian.press('Save')
    await guardian.sees('There is a problem')
    await guardian.fill('Title', title)
    await guardian.fill('What it is for', 'So that people tell their story once.')
    const year = new Date().getUTCFullYear()
    for (const [name, of] of [
      ['from', year],
      ['review', year + 1],
    ] as const) {
      await guardian.page.locator(`#${name}-day`).fill('1')
      await guardian.page.locator(`#${name}-month`).fill('1')
      await guardian.page.locator(`#${name}-year`).fill(String(of))
    }
    await guardian.press('Save')
    await guardian.sees('Nothing is shared under this agreement.')
  })
  await Given('two organisations that sign it', async () => {
    await sign(guardian, `Harbour Shelter ${title}`)
    await sign(guardian, `Lantern Clinic ${title}`)
  })
  await When('they share who people are, asking them first', async () => {
    await guardian.follow('Share something more')
    await guardian.tick('Who they are')
    await guardian.fill('What may the partners use it for?', 'To find people a home')
    await guardian.tick('Public task (Article 6(1)(e))')
    await guardian.page
      .getByLabel('Further condition for special categories or offences')
      .selectOption('9(2)(g)')
    await guardian.page
      .getByLabel('Condition of Schedule 1 to the Data Protection Act 2018')
      .selectOption('sch1-6')
    await guardian.tick('All who have permission for this kind of information')
    await guardian.tick('Yes, it is shared only while they say yes')
    await guardian.press('Save')
  })
  await Then('they are told what that changes for whom before it is saved', async () => {
    await guardian.sees('Check what this changes')
    await guardian.sees(/will see who people are that .* holds, about people who said yes\./)
    await guardian.press('Save this change')
    await guardian.sees(/share who people are, to find people a home, as a public task/)
    await guardian.follow('Change ‘Who they are’')
    await guardian.open('/partnership/agreements/today')
    await guardian.open(`/partnership/permissions/${clinic}`)
  })

  const elsewhere = await guardian.another()
  await Given('a nurse of the other organisation who does not see the person', async () => {
    await elsewhere.signIn(nurse)
    await elsewhere.open(person)
    await elsewhere.sees('Page not found')
  })

  const there = await guardian.another()
  await When('the person says yes, and it is written down', async () => {
    await there.signIn(host)
    await there.open(person)
    await there.follow('Record what they said about sharing')
    await there.press('Save')
    await there.sees('Say what they decided')
    await there.tick('They said yes')
    await there.tick('Every partner')
    await there.tick('Everything')
    await there.tick('Face to face')
    await there.press('Save')
    await there.sees('You said yes to sharing with every partner: everything.')
  })
  await Then('the nurse sees them', async () => {
    await elsewhere.open(person)
    await elsewhere.sees(/Shaz/)
  })

  await When('the person takes it back: two presses from their page', async () => {
    await there.open(person)
    await there.follow('They take their yes back')
    await there.press('Stop sharing now')
    await there.sees('Saved. It is no longer shared.')
    await there.sees(/Not now, they have not said yes/)
  })
  await Then('they are gone for the nurse at the next request', async () => {
    await elsewhere.open(person)
    await elsewhere.sees('Page not found')
    await elsewhere.open(`${person}/sharing`)
    await elsewhere.sees('Page not found')
  })

  await When('the person objects as well, and thinks again', async () => {
    await there.follow('They object to sharing')
    await there.press('Stop sharing now')
    await there.sees('Sharing anything with any other partner')
    await there.follow(/They no longer object/)
    await there.press('They no longer object')
    await there.sees('Saved.')
  })
  await Then('everything else about sharing can be read', async () => {
    await there.open(`${person}/consent/refer`)
    for (const path of ['consent-forms', 'consent-forms/share', 'consent-forms/duty-to-refer'])
      await there.open(`/people/${path}`)
    await there.open('/people/consents-ending')
    // The empty form fits on two sheets of A4, upright.
    await there.open('/people/consent-forms/share')
    const paper = (await there.page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = paper.match(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/g) ?? []
    assert.ok(sheets.length === 1 || sheets.length === 2, `${sheets.length} upright sheets`)
    assert.equal(paper.match(/\/MediaBox/g)?.length, sheets.length)
    await guardian.open('/people/consent-forms/share/edit')
    await guardian.open('/partnership/permissions')
  })
})
