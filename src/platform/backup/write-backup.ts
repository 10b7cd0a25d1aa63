import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { CommandMistake } from '../refusal.ts'
import {
  type BackedUpTable,
  listSchemas,
  listSequences,
  listTables,
  quoteTable,
} from './backup-catalogue.ts'
import { MANIFEST, type Manifest, type Member } from './manifest.ts'

type Source = Member & { path: string }
type TableSource = Source & BackedUpTable & { rows: number }

/**
 * Writes every record and every stored file into one archive, as they stood at one moment, while
 * the service goes on. The file appears under its name only when it is complete.
 * Answers with what it wrote. Refuses to overwrite.
 */
export async function writeBackup(
  owner: pg.ClientConfig,
  filesFolder: string,
  target: string,
  now: Date,
): Promise<Manifest> {
  if (existsSync(target)) throw new CommandMistake(`${target} is there already: give another name.`)
  const folder = await makeWorkFolder(target)
  const client = new pg.Client(owner)
  try {
    await client.connect()
    const { manifest, sources } = await collect(client, filesFolder, folder, now)
    const unfinished = join(folder, 'archive')
    await writeArchive(manifest, sources, unfinished)
    await rename(unfinished, target)
    return manifest
  } finally {
    await client.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Beside the target, so that the rename at the end stays on one disk. Only its maker may look into it. */
async function makeWorkFolder(target: string): Promise<string> {
  try {
    return await mkdtemp(join(dirname(target), `.${basename(target)}-`))
  } catch {
    throw new CommandMistake(`The folder ${dirname(target)} is not there or may not be written to.`)
  }
}

async function collect(client: pg.Client, filesFolder: string, folder: string, now: Date) {
  await client.query('begin isolation level repeatable read read only')
  await client.query('set local role throughline_owner')
  // An error is better than a backup without the rows that a policy hides.
  await client.query('set local row_security = off')
  if ((await listSchemas(client)).length === 0) throw new CommandMistake('The database is empty.')
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
    'select name, sha256 from migrations.applied order by name',
  )
  const tables: TableSource[] = []
  for (const table of await listTables(client)) tables.push(await copyOut(client, table, folder))
  const sequences = await listSequences(client)
  await client.query('commit')
  // After the records: a file is kept before the record that names it, and never changed.
  const files = await listFiles(filesFolder)
  const manifest: Manifest = {
    format: 'throughline-backup',
    version: 1,
    madeAt: now.toISOString(),
    migrations,
    tables: tables.map(({ path: _, ...table }) => table),
    sequences,
    files: files.map(({ path: _, ...file }) => file),
  }
  return { manifest, sources: [...tables, ...files] }
}

async function copyOut(
  client: pg.Client,
  table: BackedUpTable,
  folder: string,
): Promise<TableSource> {
  const member = `tables/${table.schema}.${table.table}.copy`
  const path = join(folder, `${table.schema}.${table.table}`)
  const rows = client.query(copyTo(`copy ${quoteTable(client, table)} to stdout`))
  await pipeline(rows, createWriteStream(path, { mode: 0o600 }))
  return { ...table, member, path, rows: rows.rowCount, ...(await measure(path)) }
}

async function listFiles(folder: string): Promise<Source[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Source[] = []
  for (const entry of entries) {
    // Anything else is a file that is just being kept.
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    files.push({ member: `files/${entry.name}`, path, ...(await measure(path)) })
  }
  return files.sort((a, b) => (a.member < b.member ? -1 : 1))
}

async function measure(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { sha256: hash.digest('hex'), bytes: (await stat(path)).size }
}

async function writeArchive(manifest: Manifest, sources: Source[], path: string) {
  const archive = pack()
  const written = pipeline(
    archive,
    createGzip(),
    createWriteStream(path, { mode: 0o600, flush: true }),
  )
  const added = addMembers(archive, manifest, sources).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  await Promise.all([written, added])
}

async function addMembers(archive: Pack, manifest: Manifest, sources: Source[]) {
  archive.entry({ name: MANIFEST, mode: 0o600 }, JSON.stringify(manifest, null, 1))
  for (const { member, path, bytes } of sources) {
    const entry = archive.entry({ name: member, size: bytes, mode: 0o600 })
    await pipeline(createReadStream(path), entry)
  }
  archive.finalize()
}
