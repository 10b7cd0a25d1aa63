import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { startApp, type TestApp } from '../app.ts'
import { freshAppCode } from '../builders/authenticator-app.ts'
import { anOrganisation, aUser, type TestUser, testPassword } from '../builders/partnership.ts'
import { anAgreement, aRecord, permit } from '../builders/people.ts'
import { aContact, anArea, aShift, aSite } from '../builders/street.ts'
import { executablePath, reasonToSkip } from './journey.ts'
import { aNetwork, type Network } from './outreach-network.ts'

const pin = '482913'

/** A night in an invented town: a worker on a shift, two sites, three people last seen there. */
export type Night = {
  it: TestApp
  browser: Browser
  port: number
  worker: TestUser
  shiftId: string
  areaCode: string
  siteIds: string[]
  records: { name: string; recordId: string }[]
  close: () => Promise<void>
  /** A phone of the worker, signed in, with a network of its own. */
  aPhone: (options?: PhoneOptions) => Promise<Phone>
}

type PhoneOptions = {
  width?: number
  height?: number
  /** Made cheap where what is tested is not the lock: unlocking at full strength is another test. */
  quickLock?: boolean
  /** At the origin of the app itself, under this name, for passkeys. */
  host?: string
}

export type Phone = {
  context: BrowserContext
  network: Network
  page: Page
  /** Another tab of the app. */
  tab: () => Promise<Page>
  close: () => Promise<void>
}

const people = ['Dorothy Vane', 'Tomasz Kowal', 'Ashley Brook']

/** Declares a test on a night, in a real browser, with a database of its own. */
export function night(name: string, walk: (night: Night) => Promise<void>, timeout = 300_000) {
  if (reasonToSkip) {
    const run = process.env.CI === 'true' ? () => assert.fail(reasonToSkip) : undefined
    void test(name, run ? {} : { skip: reasonToSkip }, run ?? (() => {}))
    return
  }
  void test(name, { timeout }, async () => {
    const made = await aNight()
    try {
      await walk(made)
    } finally {
      await made.close()
    }
  })
}

async function aNight(): Promise<Night> {
  const [it, browser] = await Promise.all([
    startApp(),
    chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }),
  ])
  await it.app.server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = it.app.server.server.address() as AddressInfo
  const charity = await anOrganisation(it.owner, it.partnership.id, 'Thistle Outreach')
  const worker = await aUser(it.owner, it.partnership, ['worker'], charity)
  await permit(it.owner, worker, ['identity', 'street', 'picture'])
  await anAgreement(
    it.owner,
    worker,
    [charity, it.partnership.councilId],
    [{ category: 'picture' }],
  )
  const areaCode = await anArea(it.owner, it.partnership.id)
  const siteIds: string[] = []
  for (const site of ['Viaduct arches', 'Library doorway'])
    siteIds.push(await aSite(it.owner, worker, areaCode, { name: site }))
  const records: Night['records'] = []
  const lastWeek = new Date(Date.now() - 5 * 24 * 3_600_000)
  for (const name of people) {
    const [given = '', family = ''] = name.split(' ')
    const { recordId } = await aRecord(it.owner, worker, { given, family })
    const [siteId = ''] = siteIds
    await aContact(it.owner, worker, { seenAt: lastWeek, recordId, areaCode, siteId })
    records.push({ name, recordId })
  }
  const shiftId = await aShift(it.owner, worker, {
    startsAt: new Date(Date.now() - 3_600_000),
    hours: 8,
    areas: [areaCode],
    sites: siteIds,
  })
  const phones: Phone[] = []
  const close = async () => {
    for (const phone of phones) await phone.close()
    await browser.close()
    await it.close()
  }
  let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined
  const aPhone = async (options: PhoneOptions = {}): Promise<Phone> => {
    const network = await aNetwork(port)
    const origin = options.host ? network.origin.replace('127.0.0.1', options.host) : network.origin
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width: options.width ?? 360, height: options.height ?? 740 },
      hasTouch: true,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      ...(signedIn && !options.host ? { storageState: signedIn } : {}),
    })
    context.setDefaultTimeout(20_000)
    if (options.quickLock) await context.addInitScript(makeQuick)
    const page = await context.newPage()
    if (!signedIn || options.host) {
      await signInOn(page, it, worker)
      if (!options.host) signedIn = { cookies: (await context.storageState()).cookies, origins: [] }
    }
    let closed = false
    const phone: Phone = {
      context,
      network,
      page,
      tab: () => context.newPage(),
      close: async () => {
        if (closed) return
        closed = true
        await context.close()
        await network.close()
      },
    }
    phones.push(phone)
    return phone
  }
  return { it, browser, close, port, worker, shiftId, areaCode, siteIds, records, aPhone }
}

export async function signInOn(page: Page, it: TestApp, user: TestUser): Promise<void> {
  await page.goto('/sign-in?next=%2Foutreach')
  await page.getByLabel('Email address').fill(user.email)
  await page.getByLabel('Password', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page
    .getByLabel('Code from your authenticator app')
    .fill(await freshAppCode(it.owner, user.id))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/outreach')
}

/** In the page of a test: little work for each PIN, and little patience with a network that hangs. */
function makeQuick() {
  const derive = crypto.subtle.deriveBits.bind(crypto.subtle)
  crypto.subtle.deriveBits = (algorithm, key, length) =>
    derive(
      typeof algorithm === 'object' && 'iterations' in algorithm
        ? { ...algorithm, iterations: 1000 }
        : algorithm,
      key,
      length,
    )
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = ms => timeout(Math.min(ms, 8000))
}

/** Takes tonight's list to the phone: the shift, the PIN, the list. */
export async function takeList(page: Page): Promise<void> {
  if (!page.url().endsWith('/outreach')) await page.goto('/outreach')
  await page.getByRole('button', { name: /Thistleford/ }).click()
  await page.getByLabel('PIN for tonight').fill(pin)
  await page.getByLabel('The same PIN again').fill(pin)
  await page.getByRole('button', { name: 'Take tonight’s list' }).click()
  await page
    .getByRole('button', { name: 'Someone I do not know' })
    .waitFor()
    .catch(async () => assert.fail(`no list: ${await page.locator('body').textContent()}`))
}

export async function unlock(page: Page, typed = pin): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
}

/** Waits until the strip at the top says something. */
export async function statusSays(page: Page, words: string): Promise<void> {
  await page.locator('.status-words', { hasText: words }).waitFor()
}
