import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/**
 * The secret that seals what is entrusted to the service: THROUGHLINE_SECRET, or `secret.key` in the data folder, made
 * on the first start and readable by its owner only. It is in no backup: keep it beside the backups, not in them.
 */
export function serviceSecret({
  secret,
  dataFolder,
}: Pick<Config, 'secret' | 'dataFolder'>): Buffer {
  if (secret) return createHash('sha256').update(secret).digest()
  const file = join(dataFolder, 'secret.key')
  mkdirSync(dataFolder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  chmodSync(file, 0o600)
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
}
