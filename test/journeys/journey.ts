import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { startApp, type TestApp } from '../app.ts'
import { freshAppCode } from '../builders/authenticator-app.ts'
import { type TestUser, testPassword } from '../builders/partnership.ts'

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const reasonToSkip = existsSync(executablePath)
  ? undefined
  : `there is no browser at ${executablePath}: install Chromium, or say where it is in CHROMIUM`

/** How each journey is walked: every width and every page with and without JavaScript. */
const ways = [
  { name: 'with JavaScript, on a wide screen', javaScriptEnabled: true, width: 1280 },
  { name: 'without JavaScript, on a narrow screen', javaScriptEnabled: false, width: 320 },
]

/** Somebody on their way through the service in a real browser. */
export type Walker = {
  it: TestApp
  page: Page
  hasJavaScript: boolean
  open: (path: string) => Promise<void>
  /** Presses a button and waits for the page that follows. */
  press: (name: string | RegExp) => Promise<void>
  follow: (name: string | RegExp) => Promise<void>
  fill: (label: string | RegExp, text: string) => Promise<void>
  /** Ticks a box or selects a radio button. */
  tick: (label: string | RegExp) => Promise<void>
  select: (label: string | RegExp, option: string) => Promise<void>
  sees: (text: string | RegExp) => Promise<void>
  doesNotSee: (text: string | RegExp) => Promise<void>
  isOn: (path: string | RegExp) => Promise<void>
  signIn: (user: TestUser) => Promise<void>
  /** Somebody else beside them, in a browser of their own. */
  another: () => Promise<Walker>
}

/** One step of a journey: its words stand before whatever goes wrong in it. */
export type Step = (words: string, run: () => Promise<void>) => Promise<void>
type Walk = (walker: Walker, steps: { Given: Step; When: Step; Then: Step }) => Promise<void>

/**
 * Declares a journey through the real app, listening on a port of its own with a database of its own. On every page
 * on the way: no sideways scrolling at 1280 and 320 pixels, no violation of WCAG 2.2 AA that axe finds, no complaint of
 * the browser. One journey a file.
 */
export function journey(name: string, walk: Walk): void {
  if (reasonToSkip && process.env.CI === 'true') {
    void test(name, () => assert.fail(reasonToSkip))
    return
  }
  if (reasonToSkip) {
    void test(name, { skip: reasonToSkip }, () => {})
    return
  }
  let it: TestApp
  let browser: Browser
  let origin: string
  before(async () => {
    ;[it, browser] = await Promise.all([
      startApp(),
      chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] }),
    ])
    origin = await it.app.server.listen({ host: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await browser.close()
    await it.close()
  })
  for (const way of ways)
    void test(`${name}, ${way.name}`, { timeout: 300_000 }, async () => {
      const contexts: BrowserContext[] = []
      const lookedAt = new Set<string>()
      let copied: Promise<Page> | undefined
      const copy = () => {
        copied ??= browser
          .newContext({ viewport: { width: way.width, height: 900 } })
          .then(context => {
            contexts.push(context)
            return context.newPage()
          })
        return copied
      }
      const walkerOf = async (): Promise<Walker> => {
        const context = await browser.newContext({
          baseURL: origin,
          viewport: { width: way.width, height: 900 },
          javaScriptEnabled: way.javaScriptEnabled,
        })
        contexts.push(context)
        return makeWalker(it, await context.newPage(), way, walkerOf, lookedAt, copy)
      }
      try {
        await walk(await walkerOf(), {
          Given: step('Given'),
          When: step('When'),
          Then: step('Then'),
        })
      } finally {
        for (const context of contexts) await context.close()
      }
    })
}

function step(kind: string): Step {
  return async (words, run) => {
    try {
      await run()
    } catch (error) {
      throw new Error(
        `${kind} ${words}: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      )
    }
  }
}

function makeWalker(
  it: TestApp,
  page: Page,
  way: (typeof ways)[number],
  another: () => Promise<Walker>,
  lookedAt: Set<string>,
  copy: () => Promise<Page>,
): Walker {
  page.setDefaultTimeout(30_000)
  const look = makeLook(page, way, lookedAt, copy)
  const goOn = async (act: () => Promise<unknown>) => {
    await Promise.all([page.waitForEvent('load'), act()])
    await look()
  }
  const walker: Walker = {
    it,
    page,
    hasJavaScript: way.javaScriptEnabled,
    another,
    open: path => goOn(() => page.goto(path)),
    press: name => goOn(() => page.getByRole('button', { name }).first().click()),
    // A link that looks like a button is one to assistive technology too.
    follow: name =>
      goOn(() =>
        page
          .getByRole('link', { name })
          .or(page.locator('a[role=button]').filter({ hasText: name }))
          .first()
          .click(),
      ),
    fill: (label, text) => page.getByLabel(label, { exact: true }).first().fill(text),
    tick: async label => {
      await page.getByLabel(label, { exact: true }).first().check()
    },
    select: async (label, option) => {
      await page.getByLabel(label, { exact: true }).first().selectOption({ label: option })
    },
    sees: async text => {
      await page.getByText(text).filter({ visible: true }).first().waitFor()
    },
    doesNotSee: async text => {
      assert.equal(await page.getByText(text).filter({ visible: true }).count(), 0, String(text))
    },
    isOn: async path => {
      const url = new URL(page.url())
      const here = url.pathname + url.search
      if (typeof path === 'string') assert.equal(here, path)
      else assert.match(here, path)
    },
    // The pages on the way in have journeys of their own: here they are passed without being looked at.
    signIn: async user => {
      const pass = async (button: string) => {
        const press = page.getByRole('button', { name: button }).first().click()
        await Promise.all([page.waitForEvent('load'), press])
      }
      await page.goto('/sign-in')
      await walker.fill('Email address', user.email)
      await walker.fill('Password', testPassword)
      await pass('Sign in')
      if (new URL(page.url()).pathname === '/sign-in/second') {
        await walker.fill('Code from your authenticator app', await freshAppCode(it.owner, user.id))
        await pass('Continue')
      }
      await look()
    },
  }
  return walker
}

/** What govuk-frontend's own script does on purpose, tested by its makers, where axe goes by the letter. */
const knownUpstream: ReadonlyArray<{ rule: string; markup: RegExp }> = [
  { rule: 'aria-allowed-attr', markup: /^<input class="govuk-radios__input"[^>]*aria-expanded=/ },
  { rule: 'label-content-name-mismatch', markup: /class="govuk-accordion__section-button"/ },
  { rule: 'label-content-name-mismatch', markup: /class="govuk-file-upload-button / },
]

/** Looks at the page that the browser is on. The same kind of page is put to axe once. */
function makeLook(
  page: Page,
  { width, javaScriptEnabled }: (typeof ways)[number],
  lookedAt: Set<string>,
  copy: () => Promise<Page>,
) {
  const complaints: string[] = []
  page.on('console', message => {
    // The browser says so of every page that answers with an error status; those are meant here.
    if (message.type() === 'error' && !/Failed to load resource.*status of 4/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return async () => {
    const url = new URL(page.url())
    const title = await page.title()
    const kind = `${url.pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${title}`
    assert.deepEqual(complaints, [], `the browser complained at ${kind}`)
    if (lookedAt.has(kind)) return
    lookedAt.add(kind)
    assert.equal(await page.locator('h1').count(), 1, `${kind} has one heading of level 1`)
    for (const one of [width === 320 ? 1280 : 320, width]) {
      await page.setViewportSize({ width: one, height: 900 })
      const widest = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(widest <= one, `${kind} is ${widest} pixels wide on a screen of ${one}`)
    }
    if (process.env.SCREENSHOTS)
      await page.screenshot({
        path: `${process.env.SCREENSHOTS}/${kind.replaceAll(/[^\w]+/g, '-').slice(0, 100)}-${width}.png`,
        fullPage: true,
      })
    const violations = javaScriptEnabled
      ? await violationsOf(page)
      : await violationsWithoutScripts(page, await copy())
    assert.deepEqual(violations, [], kind)
  }
}

/**
 * The page as it stands, in a browser where axe can run: it cannot where JavaScript is off. The page's own scripts are
 * kept away, so that it stays as people without JavaScript have it.
 */
async function violationsWithoutScripts(page: Page, copy: Page): Promise<string[]> {
  const body = await page.content()
  await copy.unrouteAll()
  await copy.route('**/*.js', route => route.abort())
  await copy.route(page.url().replace(/#.*/, ''), route =>
    route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
  )
  await copy.goto(page.url())
  return await violationsOf(copy)
}

/** What axe finds against WCAG 2.2 AA on the page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // There are no frames; without them the run needs no page of its own to gather its results.
    .setLegacyMode(true)
    .analyze()
  assert.ok(passes.length > 5, 'axe looked at something')
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !knownUpstream.some(one => one.rule === id && one.markup.test(html)))
      .map(({ html }) => `${id}: ${html}`),
  )
}
