import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { loadAssets } from './assets.ts'
import { ProgressPanel } from './components/progress-panel.tsx'
import { DesignSystemPage } from './design-system-page.tsx'
import { Page as PageLayout } from './page.tsx'
import { chrome } from './testing/chrome.ts'
import { SamplePage } from './testing/sample-page.tsx'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const hasBrowser = existsSync(executablePath)
const skip = hasBrowser ? false : 'there is no Chromium here'

const pages: Record<string, () => string> = {
  '/design-system': () => renderToString(h(DesignSystemPage, { chrome })),
  '/sample': () => renderToString(h(SamplePage, {})),
}

/** Work that takes three looks and then sends the browser on. */
let looks = 0

function progressPage() {
  const panel = h(ProgressPanel, {
    heading: 'Reading a plan',
    done: looks,
    total: 3,
    unit: 'pages',
    checkHref: '/progress',
    refreshSeconds: 0.7,
  })
  return renderToString(
    h(PageLayout, { title: 'Reading a plan', chrome, refreshSeconds: 1, children: panel }),
  )
}

const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'"

let server: Server
let browser: Browser
let origin: string

before(async () => {
  if (!hasBrowser) return
  const assets = await loadAssets()
  server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const asset = assets.get(path)
    const page = pages[path]
    response.setHeader('content-security-policy', policy)
    if (path === '/progress') {
      looks += 1
      if (looks > 3) response.writeHead(303, { location: '/sample' }).end()
      else response.setHeader('content-type', 'text/html; charset=utf-8').end(progressPage())
      return
    }
    if (asset) response.setHeader('content-type', asset.type).end(asset.body)
    else if (page)
      response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html>${page()}`)
    else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  origin = `http://127.0.0.1:${address.port}`
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
})

after(async () => {
  await browser?.close()
  server?.close()
})

/** Opens a page and fails on anything the browser complains about, refused scripts and styles among them. */
async function open(path: string, width: number, javaScriptEnabled = true) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(`${origin}${path}`)
  return { page, complaints }
}

/**
 * What govuk-frontend 6.6.0's own script does on purpose, tested by its makers with assistive technology, where axe
 * goes by the letter. Anything else of these rules is still a failure.
 */
const knownUpstream: ReadonlyArray<{ rule: string; markup: RegExp }> = [
  { rule: 'aria-allowed-attr', markup: /^<input class="govuk-radios__input"[^>]*aria-expanded=/ },
  { rule: 'label-content-name-mismatch', markup: /class="govuk-accordion__section-button"/ },
  { rule: 'label-content-name-mismatch', markup: /class="govuk-file-upload-button / },
]

function isKnown(rule: string, markup: string) {
  return knownUpstream.some(known => known.rule === rule && known.markup.test(markup))
}

async function violationsOf(page: Page) {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  assert.ok(passes.length > 10)
  return violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !isKnown(id, html)).map(({ html }) => `${id}: ${html}`),
  )
}

for (const path of Object.keys(pages)) {
  for (const width of [320, 1280]) {
    test(`${path} at ${width} pixels: no complaint, no WCAG 2.2 AA violation, no sideways scrolling`, {
      skip,
    }, async () => {
      const { page, complaints } = await open(path, width)
      assert.deepEqual(await violationsOf(page), [])
      assert.deepEqual(complaints, [])
      const widest = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(widest <= width, `the page is ${widest} pixels wide`)
      if (process.env.SCREENSHOTS) {
        await page.screenshot({
          path: `${process.env.SCREENSHOTS}${path}-${width}.png`,
          fullPage: true,
        })
      }
      await page.context().close()
    })
  }
}

test('the error summary takes focus and its links go to the fields', { skip }, async () => {
  const { page } = await open('/sample', 1280)
  const focused = () => page.evaluate(() => document.activeElement?.className ?? '')
  assert.match(await focused(), /govuk-error-summary/)
  assert.match(await page.title(), /^Error: Change an action/)
  await page.click('text=Due date must be a real date >> nth=0')
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'due-day')
  await page.context().close()
})

test('without JavaScript every link of the navigation is there', { skip }, async () => {
  const { page } = await open('/sample', 320, false)
  for (const { text } of chrome.navigation) {
    assert.ok(await page.locator('.govuk-service-navigation__link', { hasText: text }).isVisible())
  }
  await page.context().close()
})

test('a progress panel brings itself up to date in place, then moves on', { skip }, async () => {
  looks = 0
  const { page, complaints } = await open('/progress', 1280)
  await page.evaluate(() => document.body.setAttribute('data-still', 'here'))
  await page.getByText('3 of 3 pages done.').waitFor()
  assert.equal(await page.getAttribute('body', 'data-still'), 'here')
  await page.waitForURL('**/sample')
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('without JavaScript a progress page loads itself again until the work is done', {
  skip,
}, async () => {
  looks = 0
  const { page } = await open('/progress', 1280, false)
  await page.waitForURL('**/sample')
  assert.equal(looks, 4)
  await page.context().close()
})
