// First paint of the phone app without a network, out of its service worker, beside a bare page of the same browser that
// comes from a server on the same machine: node bench/street/first-paint.ts [--rounds 15]
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { startApp } from '../../test/app.ts'
import { median, report, rounded, share } from '../measure.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } })
const bare =
  '<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Bare</title><h1>Tonight</h1><p>Nothing but this.</p></html>'

const it = await startApp()
const origin = await it.app.server.listen({ host: '127.0.0.1', port: 0 })
const plain = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(bare)
})
plain.listen(0, '127.0.0.1')
await once(plain, 'listening')
const plainOrigin = `http://127.0.0.1:${(plain.address() as AddressInfo).port}`
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
const page = await context.newPage()

await page.goto(`${origin}/outreach`)
await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
const other = await context.newPage()
await other.goto(plainOrigin)
// Nothing of the app is to be had from here on but from the phone itself.
await it.app.server.close()

const app: number[] = []
const baseline: number[] = []
for (let round = 0; round < Number(values.rounds); round += 1) {
  baseline.push(await firstPaint(other, plainOrigin))
  app.push(await firstPaint(page, `${origin}/outreach`))
}
report({
  measure: 'first contentful paint of the phone app, offline',
  ms: rounded(median(app)),
  p95Ms: rounded(share(app, 0.95)),
  bareMs: rounded(median(baseline)),
  ratio: rounded(median(app) / median(baseline), 2),
  rounds: app.length,
})
await browser.close()
plain.close()
plain.closeAllConnections()
await it.close()

async function firstPaint(on: Page, url: string): Promise<number> {
  await on.goto(url)
  return await on.evaluate(async () => {
    const found = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime
    for (let tries = 0; tries < 500 && found() === undefined; tries += 1)
      await new Promise(resolve => setTimeout(resolve, 10))
    return found() ?? Number.NaN
  })
}
