// Writes the types of every table from a database with all migrations, table and column comments
// included: npm run types. With --check it changes nothing and ends with 1 where they differ.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { openTestDatabase } from '../test/database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'src/platform/db/tables.ts')

/** A database's address as kysely-codegen takes it: a socket's folder cannot stand before the path. */
function addressOf({ host, port, user, password, database }: pg.ClientConfig): string {
  const credentials = [user ?? '', typeof password === 'string' ? password : '']
    .filter(Boolean)
    .map(encodeURIComponent)
    .join(':')
  return host?.startsWith('/')
    ? `postgresql://${credentials}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgresql://${credentials}@${host}:${port}/${database}`
}

/** What kysely-codegen makes of the database at the address. */
function generate(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-types-'))
  const file = join(folder, 'tables.ts')
  try {
    execFileSync(
      join(root, 'node_modules/.bin/kysely-codegen'),
      [
        '--dialect=postgres',
        `--url=${url}`,
        `--out-file=${file}`,
        '--camel-case',
        '--date-parser=string',
        '--numeric-parser=number',
        '--type-mapping={"int8":"number"}',
        '--exclude-pattern={migrations,pgboss}.*',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const database = await openTestDatabase()
try {
  const generated = generate(addressOf(database.owner))
  if (!process.argv.includes('--check')) writeFileSync(target, generated)
  else if (generated !== readFileSync(target, 'utf8')) {
    console.error('src/platform/db/tables.ts is not what the migrations give: npm run types')
    process.exitCode = 1
  }
} finally {
  await database.close()
}
