import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export type Asset = { readonly body: Buffer; readonly type: string }

export type AssetName = 'main.css' | 'main.js' | 'enabled.js' | 'favicon.svg'

const here = path.dirname(fileURLToPath(import.meta.url))
const modules = path.resolve(here, '../../node_modules')
const cacheFolder = path.join(modules, '.cache/throughline')

const types: Record<AssetName, string> = {
  'main.css': 'text/css; charset=utf-8',
  'main.js': 'text/javascript; charset=utf-8',
  'enabled.js': 'text/javascript; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
}

const makers: Record<AssetName, () => Promise<Buffer> | Buffer> = {
  'main.css': compileStyles,
  'main.js': bundleScript,
  'enabled.js': () => readFileSync(path.join(here, 'browser/enabled.js')),
  'favicon.svg': () => readFileSync(path.join(here, 'images/favicon.svg')),
}

const names = Object.keys(types) as AssetName[]

let knownKey: string | undefined

/** A hash of everything the assets are made from, so that a changed source is a new address. */
function sourcesKey(): string {
  if (knownKey) return knownKey
  const hash = createHash('sha256')
  for (const folder of ['styles', 'browser', 'images']) {
    for (const file of readdirSync(path.join(here, folder)).sort()) {
      hash.update(file).update(readFileSync(path.join(here, folder, file)))
    }
  }
  for (const name of ['govuk-frontend', 'sass', 'esbuild'])
    hash.update(`${name}@${versionOf(name)}`)
  knownKey = hash.digest('hex').slice(0, 12)
  return knownKey
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8')).version
}

/** The address of an asset, for pages: `/assets/main.<hash>.css`. Needs nothing to be built yet. */
export function assetPath(name: AssetName): string {
  const { name: stem, ext } = path.parse(name)
  return `/assets/${stem}.${sourcesKey()}${ext}`
}

/**
 * Every asset by its address, ready to send with a cache time of a year. What was made before from the same sources is
 * read from `node_modules/.cache/throughline`.
 */
export async function loadAssets(): Promise<Map<string, Asset>> {
  const made = await Promise.all(
    names.map(
      async name => [assetPath(name), { body: await make(name), type: types[name] }] as const,
    ),
  )
  return new Map(made)
}

/** The compiled stylesheet and the hash of its sources. */
export async function buildStyles(): Promise<{ css: string; hash: string }> {
  return { css: (await make('main.css')).toString('utf8'), hash: sourcesKey() }
}

async function make(name: AssetName): Promise<Buffer> {
  const cached = path.join(cacheFolder, path.basename(assetPath(name)))
  try {
    return await readFile(cached)
  } catch {
    const body = await makers[name]()
    await keep(cached, body)
    return body
  }
}

/** Two processes may start at once: each writes its own file, and the last rename wins. */
async function keep(file: string, body: Buffer) {
  const draft = `${file}.${process.pid}`
  try {
    await mkdir(cacheFolder, { recursive: true })
    await writeFile(draft, body)
    await rename(draft, file)
  } catch {
    // A read-only installation makes its assets at every start instead.
  }
}

async function compileStyles(): Promise<Buffer> {
  const { compileAsync } = await import('sass')
  const { css } = await compileAsync(path.join(here, 'styles/main.scss'), {
    loadPaths: [modules],
    style: 'compressed',
    quietDeps: true,
  })
  return Buffer.from(css)
}

async function bundleScript(): Promise<Buffer> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [path.join(here, 'browser/main.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  const [script] = outputFiles
  if (!script) throw new Error('esbuild made no file from browser/main.ts.')
  return Buffer.from(script.contents)
}
