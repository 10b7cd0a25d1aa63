import assert from 'node:assert/strict'
import { newId } from '../../src/platform/ids.ts'
import { anOrganisation, aUser } from '../builders/partnership.ts'
import { anAgreement, aRecord, factBy } from '../builders/people.ts'
import { journey } from './journey.ts'

journey(
  'A person sees, corrects and leaves their own page',
  async (worker, { Given, When, Then }) => {
    const { it } = worker
    const lantern = await anOrganisation(
      it.owner,
      it.partnership.id,
      `Lantern ${newId().slice(-6)}`,
    )
    const user = await aUser(it.owner, it.partnership, ['worker'], lantern)
    await anAgreement(
      it.owner,
      user,
      [lantern, it.partnership.councilId],
      [{ category: 'identity' }],
    )
    const shaz = await aRecord(it.owner, user, { given: 'Shaz', family: 'Kelley' })
    await it.owner
      .insertInto('people.consent')
      .values({
        id: newId(),
        partnershipId: it.partnership.id,
        recordId: shaz.recordId,
        formCode: 'share',
        formVersion: 1,
        part: 'share',
        decision: 'given',
        askedHow: 'in-person',
        decidedAt: new Date(),
        recordedBy: user.id,
      })
      .execute()
    await it.owner
      .insertInto('people.note')
      .values({
        id: newId(),
        ...factBy(user, shaz.recordId, 'identity'),
        happenedAt: new Date(),
        words: 'Afraid of Daz',
      })
      .execute()
    let code = ''

    await Given('a worker who gives somebody a slip', async () => {
      await worker.signIn(user)
      await worker.open(`/people/${shaz.personId}/own-access`)
      await worker.press('Make a code')
      await worker.sees('Choose how you give it')
      await worker.tick('On a slip of paper')
      await worker.press('Make a code')
      code = (await worker.page.locator('.tl-slip__code').textContent()) ?? ''
      assert.match(code, /^\w{5}-\w{5}-\w{5}$/)
      assert.equal(await worker.page.title(), 'Slip')
    })

    const person = await worker.another()
    await When('the person types the code with a mistake', async () => {
      await person.open('/mine')
      await person.follow('I have a new code')
      await person.fill('Your code', `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)
      await person.fill('Choose something that only you know', 'blue kettle')
      await person.fill('The same once more', 'blue kettle')
      await person.press('Go on')
    })
    await Then('they are told to look again, and what they typed is still there', async () => {
      await person.sees('Check each letter and number')
      assert.equal(
        (await person.page.getByLabel('Your code').inputValue()).slice(0, -1),
        code.slice(0, -1),
      )
    })

    await When('they type it right, and what only they know', async () => {
      await person.fill('Your code', code.toLowerCase())
      await person.fill('Choose something that only you know', 'blue kettle')
      await person.fill('The same once more', 'blue kettle')
      await person.press('Go on')
    })
    await Then('they are told how to leave before anything is shown', async () => {
      await person.isOn('/mine/before')
      await person.sees(/does not clear your history/)
      await person.doesNotSee('Kelley')
      await person.follow('Go on')
    })

    await When('they look at what is kept', async () => {
      await person.follow('What is kept about you')
      await person.page.getByText('Who you are').click()
    })
    await Then('they see it, and not what workers wrote', async () => {
      await person.sees('Shaz Kelley')
      await person.doesNotSee(/Daz/)
    })

    await When('they say that their name is wrong', async () => {
      await person.follow(/This is wrong/)
      await person.press('Send')
      await person.sees('Write what is wrong')
      await person.fill('What is wrong, and what would be right?', 'It is Kelly, not Kelley')
      await person.press('Send')
    })
    await Then('it waits for an answer', async () => {
      await person.isOn('/mine/asked')
      await person.sees('Thank you. We have passed on what you said.')
      await person.sees('They have not answered yet.')
    })

    await When('a worker puts it right', async () => {
      await worker.open('/people/corrections')
      await worker.follow('Shaz Kelley')
      await worker.sees('It is Kelly, not Kelley')
      await worker.follow('Put it right')
      await worker.fill('Last name (optional)', 'Kelly')
      await worker.press('Save')
      await worker.sees('The person sees that it was put right.')
    })
    await Then('the person reads so, and who looked', async () => {
      await person.open('/mine/asked')
      await person.sees('They put it right.')
      await person.open('/mine/looked')
      await person.sees(/Answered what you said was wrong/)
      await person.open('/mine/who')
      await person.sees('Wexshire Council')
    })

    await When('they take a yes back and say no to somebody', async () => {
      await person.open('/mine/choices')
      await person.press('Take this yes back')
      await person.sees('This counts from now on.')
      await person.press('Say no')
      await person.sees('Choose who should not see it')
      await person.tick('Wexshire Council')
      await person.press('Say no')
    })
    await Then('both are said', async () => {
      await person.sees(/You took your yes back on/)
      await person.sees(/You said no to Wexshire Council/)
    })

    await When('they ask for a copy and keep a key', async () => {
      await person.open('/mine/asked')
      await person.press('Ask for a copy')
      await person.sees(/to be ready by/)
      await person.open('/mine/key')
      await person.press('Make a key')
      await person.sees('Write it down now. It is not shown again.')
    })
    const key = (await person.page.locator('.tl-slip__code').textContent()) ?? ''

    await When('somebody comes, and they leave', async () => {
      await person.open('/mine/kept')
      const exit = person.page.getByRole('button', { name: /Exit this page/ })
      // There is no way to that site from here: that the browser goes there is enough.
      const gone = person.page.waitForEvent('requestfailed', failed =>
        failed.url().startsWith('https://www.bbc.co.uk/weather'),
      )
      if (person.hasJavaScript)
        for (let press = 0; press < 3; press += 1) await person.page.keyboard.press('Shift')
      else await exit.click()
      await gone
      // The browser's own page of failure arrives a moment later, and would cut off whatever is opened before it.
      await person.page.waitForFunction(() => location.protocol === 'chrome-error:')
    })
    await Then('whoever comes back to the address sees nothing', async () => {
      await person.open('/mine/kept')
      await person.isOn('/mine?ended=idle')
      await person.doesNotSee('Kelly')
    })

    await When('they come back with their key', async () => {
      await person.follow('I have been here before and kept my key')
      await person.fill('Your key', key)
      await person.fill('What only you know', 'blue kettle')
      await person.press('Go on')
      await person.follow('Go on')
      await person.press('Sign out')
    })
    await Then('they can sign out again', () => person.sees('You are signed out.'))
  },
)
