import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

type Asset = { readonly body: Buffer; readonly type: string }

const source = new URL('../../../outreach-app/', import.meta.url)
const shellPath = '/outreach'
const manifestPath = '/outreach/manifest.webmanifest'

/** Addresses that stay, so that a phone finds the newer version behind them. */
export const workerPath = '/outreach/worker.js'

const manifest = {
  name: 'Throughline outreach',
  short_name: 'Outreach',
  description: 'Tonight’s list, and what you saw, without a signal',
  id: shellPath,
  start_url: shellPath,
  scope: shellPath,
  display: 'standalone',
  background_color: '#0b1315',
  theme_color: '#0b1315',
  lang: 'en-GB',
  icons: [
    { src: '/outreach/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: '/outreach/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/outreach/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
  ],
}

let built: Promise<Map<string, Asset>> | undefined

/**
 * Everything that the phone app is made of, by its address. Script and style carry a hash of what is in them; the service
 * worker names them all, so that each version is a worker of its own and is installed whole or not at all.
 */
export function loadAppAssets(): Promise<Map<string, Asset>> {
  built ??= buildAssets()
  return built
}

async function buildAssets(): Promise<Map<string, Asset>> {
  const [script, style] = await Promise.all([bundle('app.ts'), bundle('style.css')])
  const named = new Map<string, Asset>()
  const add = (path: string, body: Buffer | string, type: string) =>
    named.set(path, { body: Buffer.from(body), type })
  const scriptPath = `/outreach/app.${hashOf([script])}.js`
  const stylePath = `/outreach/app.${hashOf([style])}.css`
  const shell = read('shell.html')
    .toString()
    .replace('{{script}}', scriptPath)
    .replace('{{style}}', stylePath)
  add(shellPath, shell, 'text/html; charset=utf-8')
  add(scriptPath, script, 'text/javascript; charset=utf-8')
  add(stylePath, style, 'text/css; charset=utf-8')
  add(manifestPath, JSON.stringify(manifest), 'application/manifest+json')
  add('/outreach/icon.svg', read('images/icon.svg'), 'image/svg+xml')
  add('/outreach/icon-192.png', read('images/icon-192.png'), 'image/png')
  add('/outreach/icon-512.png', read('images/icon-512.png'), 'image/png')
  const version = hashOf([...named.values()].map(({ body }) => body))
  const worker = await bundle('worker.ts', {
    appVersion: JSON.stringify(version),
    appFiles: JSON.stringify([...named.keys()]),
  })
  add(workerPath, worker, 'text/javascript; charset=utf-8')
  return named
}

async function bundle(entry: string, define: Record<string, string> = {}): Promise<Buffer> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, source))],
    bundle: true,
    minify: true,
    format: entry === 'worker.ts' ? 'iife' : 'esm',
    target: entry.endsWith('.css') ? ['chrome111', 'firefox115', 'safari16.4'] : 'es2022',
    define,
    write: false,
  })
  const [made] = outputFiles
  if (!made) throw new Error(`esbuild made no file from ${entry}`)
  return Buffer.from(made.contents)
}

function read(file: string): Buffer {
  return readFileSync(new URL(file, source))
}

function hashOf(parts: readonly Buffer[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 12)
}
