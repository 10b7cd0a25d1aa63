import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApp, type TestApp } from '../../../../../test/app.ts'
import type { Browser } from '../../../../../test/browser.ts'
import { aUser } from '../../../../../test/builders/partnership.ts'
import { newId } from '../../../../platform/ids.ts'
import { loadShippedFigures } from '../published-figures/load-shipped-figures.ts'

let it: TestApp
let lead: Browser
let reader: Browser
before(async () => {
  it = await startApp({ today: '2026-11-22' })
  await it.owner.transaction().execute(loadShippedFigures)
  lead = await it.signIn(it.users.lead)
  reader = await it.signIn(it.users.reader)
})
after(() => it.close())

const northDerbyshire = {
  areaName: 'North Derbyshire',
  areas: 'Bolsover\nChesterfield\nE07000038\n',
}
const claim = {
  words: 'There had been a 65% increase in rough sleeper numbers in the period 2010 to 2017.',
  document: 'Rough sleeping strategy 2021-22, page 4',
  ...northDerbyshire,
  fromYear: '2010',
  toYear: '2017',
  unit: 'per-cent',
  claimed: '65 %',
}
const words = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('England since 2010, with second-hand years marked and cautions beside the comparison', async () => {
  const { status, body } = await reader.get('/street/count/series')
  assert.equal(status, 200)
  assert.match(words(body), /126 more in 2025 than in 2024 \(\+3%\)/)
  assert.match(words(body), /no larger than chance alone/)
  assert.match(words(body), /2018 4,677 England totals by way of others; second-hand/)
  assert.match(words(body), /Open Government Licence v3\.0/)
})

test('an area under a new code keeps its series from before, and a year without a figure has none', async () => {
  const { body } = await reader.get('/street/count/series?area=E08000039')
  assert.match(words(body), /2017 20 Autumn 2017/)
  assert.match(words(body), /2020 24 Autumn 2021/)
  assert.match(words(body), /2019 No figure/)
  const three = await reader.get(
    '/street/count/series?area=E07000033&area=E07000034&area=E07000038',
  )
  assert.match(words(three.body), /2017 20 Autumn 2017/)
  assert.match(words(three.body), /2022 No figure/)
  assert.match(words(three.body), /2025 18 North Derbyshire/)
})

test('the 65% of North Derbyshire is shown to be +150%, England’s +168.7%, and where it may come from', async () => {
  const reply = await lead.submit('/street/count/claims/new', { id: newId(), ...claim })
  assert.equal(reply.status, 303, reply.body)
  const body = words((await reader.get('/street/count/claims')).body)
  assert.match(body, /Differs from the table/)
  assert.match(body, /\(20 − 8\) ÷ 8 = \+150%/)
  assert.match(body, /\(4,751 − 1,768\) ÷ 1,768 = \+168\.7%/)
  assert.match(
    body,
    /England, 2010 to 2018: \(4,677 − 1,768\) ÷ 1,768 = \+164\.5%, or \+165%\. Without its first digit that is 65%/,
  )
})

test('a target to halve is judged from the table', async () => {
  const target = {
    name: 'Halve rough sleeping by 2022',
    document: 'Rough sleeping strategy 2021-22',
    ...northDerbyshire,
    baselineYear: '2017',
    targetYear: '2022',
    unit: 'per-cent',
    wanted: '-50',
  }
  const reply = await lead.submit('/street/count/targets/new', { id: newId(), ...target })
  assert.equal(reply.status, 303, reply.body)
  const body = words((await reader.get('/street/count/targets')).body)
  assert.match(
    body,
    /20 in 2017 10 by 2022 5 in 2021, the last figure up to 2022; 18 in 2025 Met, and lost again/,
  )
})

test('an area without figures and a wrong number are told beside the field, with everything typed still there', async () => {
  const reply = await lead.submit('/street/count/claims/new', {
    id: newId(),
    ...claim,
    areas: 'Narnia',
  })
  assert.equal(reply.status, 400)
  assert.match(
    reply.body,
    /There are no published figures of &#39;Narnia&#39;|There are no published figures of 'Narnia'/,
  )
  assert.match(reply.body, /There had been a 65% increase/)
  const wrong = await lead.submit('/street/count/claims/new', {
    id: newId(),
    ...claim,
    claimed: 'a lot',
    toYear: '2009',
  })
  assert.match(wrong.body, /Enter the number, like 65 or -10/)
})

test('only those who write plans or co-ordinate add and take away; another partnership sees nothing of it', async () => {
  assert.equal((await reader.get('/street/count/claims/new')).status, 403)
  const { aPartnership } = await import('../../../../../test/builders/partnership.ts')
  const elsewhere = await aPartnership(it.owner, 'Elseshire')
  const foreign = await it.signIn(await aUser(it.owner, elsewhere, ['strategy-lead']))
  assert.doesNotMatch((await foreign.get('/street/count/claims')).body, /North Derbyshire/)
  const shown = (await lead.get('/street/count/claims')).body
  const id = /claims\/([0-9a-f-]{36})\/withdraw/.exec(shown)?.[1]
  const away = `/street/count/claims/${id}/withdraw`
  assert.equal((await foreign.submit('/account', {}, away)).status, 404)
  assert.equal((await reader.submit('/account', {}, away)).status, 403)
  assert.equal((await lead.submit('/street/count/claims', {}, away)).status, 303)
  assert.doesNotMatch((await lead.get('/street/count/claims')).body, /65% increase/)
})
