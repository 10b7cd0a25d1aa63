import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { escapeMarkup } from './escape.ts'

const run = promisify(execFile)
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is on this machine, if it is. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM ?? '', ...places].find(p => p !== '' && existsSync(p))
}

/** Whether pdftotext is on this machine. */
export function hasPdfToText(): boolean {
  return (process.env.PATH ?? '').split(':').some(folder => existsSync(join(folder, 'pdftotext')))
}

let browser: Promise<Browser> | undefined

/** Prints a page as a PDF, with or without tags. The browser stays open until `closePrinter`. */
export async function printPdf(
  html: string,
  options: { tagged: boolean; landscape: boolean; running?: string | undefined },
): Promise<Uint8Array> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('Chromium is not installed')
  browser ??= chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await (await browser).newPage()
  try {
    await page.setContent(html)
    const band = (text: string) => `<div style="font-size:8px;margin:0 20mm">${text}</div>`
    const bands =
      options.running === undefined
        ? {}
        : {
            displayHeaderFooter: true,
            headerTemplate: band(escapeMarkup(options.running)),
            footerTemplate: band(
              'Page <span class="pageNumber"></span> of <span class="totalPages"></span>',
            ),
          }
    return await page.pdf({
      tagged: options.tagged,
      landscape: options.landscape,
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      ...bands,
    })
  } finally {
    await page.close()
  }
}

/** Closes the browser that `printPdf` opened. */
export async function closePrinter(): Promise<void> {
  const open = browser
  browser = undefined
  if (open) await (await open).close()
}

/** A PDF as the flat text that pdftotext makes of it. */
export async function flattenPdf(
  pdf: Uint8Array,
  mode: 'reading' | 'layout' | 'raw',
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flatten-'))
  try {
    await writeFile(join(folder, 'a.pdf'), pdf)
    const flag = mode === 'reading' ? [] : [`-${mode}`]
    await run('pdftotext', [...flag, join(folder, 'a.pdf'), join(folder, 'a.txt')])
    return await readFile(join(folder, 'a.txt'), 'utf8')
  } finally {
    await rm(folder, { recursive: true })
  }
}
