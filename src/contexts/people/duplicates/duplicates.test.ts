import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/app.ts'
import type { Browser } from '../../../../test/browser.ts'
import { anOrganisation, aUser, type TestUser } from '../../../../test/builders/partnership.ts'
import { anAgreement, permit } from '../../../../test/builders/people.ts'
import { newId } from '../../../platform/ids.ts'

let it: TestApp
let shelter: TestUser
let atShelter: Browser
let atRefuge: Browser
let atOutreach: Browser
let lead: Browser

before(async () => {
  it = await startApp({ today: '2026-11-22' })
  const { owner, partnership } = it
  const shelterId = await anOrganisation(owner, partnership.id, 'Harbour Night Shelter')
  const outreachId = await anOrganisation(owner, partnership.id, 'Lantern Outreach')
  const refugeId = await anOrganisation(owner, partnership.id, 'Thornbury Refuge')
  shelter = await aUser(owner, partnership, ['worker'], shelterId)
  const outreach = await aUser(owner, partnership, ['worker'], outreachId)
  const refuge = await aUser(owner, partnership, ['worker'], refugeId)
  const matching = await aUser(owner, partnership, ['matching-lead'])
  await anAgreement(
    owner,
    shelter,
    [partnership.councilId, shelterId, outreachId],
    [{ category: 'identity' }],
  )
  for (const user of [shelter, outreach]) await permit(owner, user, ['contact'])
  atShelter = await it.signIn(shelter)
  atOutreach = await it.signIn(outreach)
  atRefuge = await it.signIn(refuge)
  lead = await it.signIn(matching)
})
after(() => it.close())

const told = (fields: Record<string, string>) => ({ recordId: newId(), source: 'told', ...fields })
const born = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { 'birth-day': date, 'birth-month': month, 'birth-year': year }
}

async function begun(browser: Browser, fields: Record<string, string>): Promise<string> {
  const reply = await browser.submit('/people/new', told(fields))
  assert.equal(reply.status, 303, reply.body)
  return reply.location?.split('/').at(-1) ?? ''
}

function words(html: string): string {
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

const openMatches = async () =>
  await it.owner
    .selectFrom('people.possibleMatch')
    .selectAll()
    .where('state', '=', 'open')
    .execute()

async function clear() {
  await it.owner.deleteFrom('people.possibleMatch').execute()
}

test('a match with somebody whom nobody here may see is raised without saying who, to anybody', async () => {
  const hidden = await begun(atRefuge, {
    given: 'Marguerite',
    family: 'Ashdown',
    ...born('1984-05-06'),
  })
  const reply = await atShelter.submit(
    '/people/new',
    told({ given: 'Margaret', family: 'Ashdown', ...born('1984-05-06') }),
  )
  assert.equal(reply.status, 303, 'whoever begins it is not asked about somebody they may not see')
  const own = await atShelter.get(reply.location ?? '')
  assert.doesNotMatch(own.body, /Marguerite|Thornbury/)
  await it.runJobs()
  assert.equal((await openMatches()).length, 1)
  const list = words((await lead.get('/people/matches')).body)
  assert.match(
    list,
    /Margaret Ashdown and somebody known to Thornbury Refuge|somebody known to Thornbury Refuge and Margaret Ashdown/,
  )
  assert.match(list, /They agree in name and date of birth or age/)
  assert.doesNotMatch(list, /Marguerite/)
  const [match] = await openMatches()
  const page = (await lead.get(`/people/matches/${match?.id}`)).body
  assert.match(words(page), /Somebody whom you may not see/)
  assert.doesNotMatch(page, /Marguerite/)
  assert.doesNotMatch(page, new RegExp(`/people/${hidden}`))
  assert.doesNotMatch(page, /See what a merge would do/)
  for (const browser of [atShelter, atRefuge, atOutreach])
    assert.equal((await browser.get('/people/matches')).status, 403)
  await clear()
})

test('two workers who begin the same person at the same moment: it comes before the matching lead', async () => {
  const fields = { given: 'Cornelius', family: 'Pemble', ...born('1971-01-30') }
  const both = await Promise.all([
    atShelter.submit('/people/new', told(fields)),
    atOutreach.submit('/people/new', told(fields)),
  ])
  const begunBoth = both.filter(reply => reply.status === 303)
  // Whoever came a moment later may have been asked; they say that it is somebody else, wrongly.
  for (const [at, reply] of both.entries())
    if (reply.status === 400) {
      const asked = /name="asked" value="([^"]+)"/.exec(reply.body)?.[1] ?? ''
      const browser = at === 0 ? atShelter : atOutreach
      const again = await browser.submit(
        '/people/new',
        told({ ...fields, asked, somebody: 'else' }),
      )
      assert.equal(again.status, 303)
    }
  assert.ok(begunBoth.length > 0)
  await it.runJobs()
  assert.equal((await openMatches()).length, 1)
  await it.runJobs()
  assert.equal((await openMatches()).length, 1, 'once for the two of them')
})

test('the matching lead merges what they see, chooses the name, and undoes it', async () => {
  const [match] = await openMatches()
  const page = (await lead.get(`/people/matches/${match?.id}`)).body
  const people = [...page.matchAll(/type="hidden" name="people" value="([^"]+)"/g)].map(
    found => found[1] ?? '',
  )
  assert.equal(people.length, 2)
  const address = `/people/merge?${people.map(id => `people=${id}`).join('&')}`
  const shown = (await lead.get(address)).body
  assert.match(words(shown), /Are these two one person/)
  const seen = /name="seen" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const decision = { decision: newId(), people: people.join(','), seen, showName: '' }
  const without = await lead.submit(address, { ...decision, because: '' })
  assert.equal(without.status, 400)
  assert.match(without.body, /Enter why they are one person/)
  const merged = await lead.submit(address, { ...decision, because: 'Both workers asked him' })
  assert.equal(merged.status, 303, merged.body)
  const kept = merged.location?.split('/').at(-1) ?? ''
  const other = people.find(id => id !== kept) ?? ''
  assert.equal((await openMatches()).length, 0)
  const old = await atShelter.get(`/people/${other}`)
  assert.equal(old.status, 303)
  assert.equal(old.location, `/people/${kept}`)
  assert.equal((await atRefuge.get(`/people/${other}`)).status, 404)
  const again = await lead.submit(
    address,
    { ...decision, decision: newId(), because: 'Again' },
    address,
  )
  assert.ok([404, 409].includes(again.status), String(again.status))
  assert.match(words(again.body), /one person already|not found/)

  const decisions = (await lead.get(`/people/${kept}/decisions`)).body
  const undo = /href="(\/people\/decisions\/[^"]+\/undo)"/.exec(decisions)?.[1] ?? ''
  assert.match(words((await lead.get(undo)).body), /Both workers asked him/)
  const undone = await lead.submit(undo, {})
  assert.equal(undone.status, 303)
  assert.equal((await atShelter.get(`/people/${other}`)).status, 200)
  const twice = await lead.submit(`/people/${kept}/decisions`, {}, undo)
  assert.equal(twice.status, 409)
  assert.match(words(twice.body), /undid this meanwhile/)
})

test('two who were told apart are not raised again by a job, a search of all or a worker', async () => {
  const first = await begun(atShelter, { given: 'Lysander', family: 'Oke', ...born('1990-07-07') })
  const second = await begun(atOutreach, {
    given: 'Lysander',
    family: 'Oke',
    ...born('1990-07-07'),
    seen: first,
  })
  await it.runJobs()
  const match = (await openMatches())[0]
  const apart = await lead.submit(`/people/matches/${match?.id}`, {
    because: 'Twins? No: two towns',
  })
  assert.equal(apart.status, 303)
  const named = await atOutreach.submit(
    `/people/${second}/same-as`,
    { said: 'x' },
    `/people/${second}/same-as/${first}`,
  )
  assert.equal(named.status, 303)
  assert.equal(named.location, `/people/${second}/same-as`)
  assert.match((await atOutreach.get(named.location)).body, /different people/)
  await lead.submit('/people/duplicates', {})
  await it.runJobs()
  const records = [match?.recordA, match?.recordB]
  const again = (await openMatches()).filter(
    one => records.includes(one.recordA) || records.includes(one.recordB),
  )
  assert.deepEqual(again, [])
  await clear()
})

test('a search of all records finds whom nobody compared, shows how far it is, and says what it found', async () => {
  const first = await begun(atShelter, {
    given: 'Ferdinand',
    family: 'Quill',
    ...born('1966-03-04'),
  })
  await begun(atOutreach, {
    given: 'Ferdinand',
    family: 'Quill',
    ...born('1966-03-04'),
    seen: first,
  })
  await it.runJobs()
  await clear()
  assert.equal((await lead.submit('/people/duplicates', {})).status, 303)
  const running = (await lead.get('/people/duplicates')).body
  assert.match(running, /data-progress/)
  const second = await lead.submit('/people/matches', {}, '/people/duplicates').catch(() => null)
  assert.ok(!second || second.status === 400)
  await it.runJobs()
  assert.match(words((await lead.get('/people/duplicates')).body), /found \d+ new possible match/)
  const matches = await openMatches()
  assert.ok(matches.some(match => match.because === 'bulk'))
  await clear()
})

test('a worker says that two whom they see may be one, and why; the lead reads it first', async () => {
  const first = await begun(atShelter, { given: 'Hester', look: 'Green anorak' })
  const second = await begun(atShelter, { given: 'Bramble', look: 'Green anorak, white dog' })
  await clear()
  const found = await atShelter.submit(`/people/${first}/same-as`, { q: 'Bramble' })
  assert.match(found.body, new RegExp(`formaction="/people/${first}/same-as/${second}"`))
  const said = { said: 'Same dog, same voice' }
  const sent = await atShelter.submit(
    `/people/${first}/same-as`,
    said,
    `/people/${first}/same-as/${second}`,
  )
  assert.equal(sent.location, `/people/${first}`)
  const [match] = await openMatches()
  assert.match((await lead.get(`/people/matches/${match?.id}`)).body, /Same dog, same voice/)
  const hidden = await begun(atRefuge, { given: 'Nobody', family: 'Here' })
  const guessed = await atShelter.submit(
    `/people/${first}/same-as`,
    said,
    `/people/${first}/same-as/${hidden}`,
  )
  assert.equal(guessed.status, 404)
})

test('what is told later is compared too', async () => {
  const first = await begun(atShelter, {
    given: 'Rowena',
    family: 'Thistle',
    ...born('1958-12-01'),
  })
  const second = await begun(atOutreach, { given: 'Ro', look: 'Long grey plait' })
  await it.runJobs()
  await clear()
  const form = (await atOutreach.get(`/people/${second}/names/new`)).body
  const hidden = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''
  const name = await atOutreach.submit(`/people/${second}/names/new`, {
    id: hidden('id'),
    version: hidden('version'),
    kind: 'legal',
    given: 'Rowena',
    family: 'Thistle',
  })
  assert.equal(name.status, 303, words(name.body))
  await it.runJobs()
  const people = new Set([first, second])
  assert.equal(people.size, 2)
  const matches = await openMatches()
  assert.equal(matches.length, 1)
  assert.equal(matches[0]?.because, 'changed')
  await clear()
})

test('a record that is about somebody else is taken off, and the person is told apart', async () => {
  const first = await begun(atShelter, { given: 'Ambrose', family: 'Lark' })
  const reply = await atOutreach.submit(
    '/people/new',
    told({ given: 'Ambrosius', family: 'Lark', asked: first, somebody: first }),
  )
  assert.equal(reply.location, `/people/${first}`)
  const page = (await lead.get(`/people/${first}/decisions`)).body
  const records = [
    ...page.matchAll(/name="records"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="records"/g),
  ]
  assert.equal(records.length, 2)
  const ids = { decision: newId(), person: newId() }
  const none = await lead.submit(`/people/${first}/decisions`, { ...ids, because: 'x' })
  assert.match(none.body, /Choose at least one record/)
  const record = records.map(found => found[1] ?? found[2] ?? '')[1] ?? ''
  const split = await lead.submit(`/people/${first}/decisions`, {
    ...ids,
    records: record,
    because: 'Two men',
  })
  assert.equal(split.location, `/people/${ids.person}`)
  assert.match(words((await lead.get(`/people/${ids.person}`)).body), /Ambrosius Lark/)
  assert.doesNotMatch(words((await lead.get(`/people/${first}`)).body), /Ambrosius/)
})
