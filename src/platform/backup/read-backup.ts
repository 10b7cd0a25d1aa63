import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { CommandMistake } from '../refusal.ts'
import { MANIFEST, type Manifest, type Member, readManifest } from './manifest.ts'

const LARGEST_MANIFEST = 64 * 1024 * 1024

/**
 * Reads a backup from front to back and hands each member to `use`, which must read it to its end.
 * Throws a CommandMistake where the file is cut off, was changed, or is no backup.
 */
export async function readBackup(
  path: string,
  use: (member: Member, content: Readable, manifest: Manifest) => Promise<void>,
): Promise<Manifest> {
  const archive = extract()
  const unpacked = pipeline(createReadStream(path), createGunzip(), archive)
  // Seen below as the end of the members; this one says why.
  unpacked.catch(() => undefined)
  try {
    const manifest = await readMembers(archive, use)
    await unpacked
    return manifest
  } catch (error) {
    archive.destroy()
    await unpacked.catch(() => undefined)
    throw explain(path, error)
  }
}

/** Checks every member against the manifest without changing anything. */
export async function checkBackup(path: string): Promise<Manifest> {
  return await readBackup(path, async (_member, content) => {
    await finished(content.resume())
  })
}

async function readMembers(
  archive: ReturnType<typeof extract>,
  use: (member: Member, content: Readable, manifest: Manifest) => Promise<void>,
): Promise<Manifest> {
  let manifest: Manifest | undefined
  const left = new Map<string, Member>()
  for await (const entry of archive) {
    if (!manifest) {
      if (entry.header.name !== MANIFEST) throw new DamagedBackup('does not begin with a manifest')
      manifest = readManifest(await readText(Readable.from(entry)))
      if (!manifest) throw new DamagedBackup('has a manifest that this version does not understand')
      for (const member of [...manifest.tables, ...manifest.files]) left.set(member.member, member)
      continue
    }
    const member = left.get(entry.header.name)
    if (!member) throw new DamagedBackup(`holds ${entry.header.name}, which is not in its manifest`)
    left.delete(member.member)
    const hash = createHash('sha256')
    const hashed = new Transform({
      transform(part: Buffer, _encoding, done) {
        hash.update(part)
        done(null, part)
      },
    })
    await Promise.all([pipeline(Readable.from(entry), hashed), use(member, hashed, manifest)])
    if (hash.digest('hex') !== member.sha256)
      throw new DamagedBackup(`${member.member} was changed`)
  }
  if (!manifest) throw new DamagedBackup('holds nothing')
  if (left.size > 0) throw new DamagedBackup(`lacks ${[...left.keys()][0]}`)
  return manifest
}

async function readText(content: Readable): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of content) {
    length += part.length
    if (length > LARGEST_MANIFEST) throw new DamagedBackup('has too large a manifest')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** The file is not the backup that was written. */
class DamagedBackup extends Error {
  override name = 'DamagedBackup'
}

function explain(path: string, error: unknown): unknown {
  if (error instanceof DamagedBackup)
    return new CommandMistake(`${path} cannot be restored: it ${error.message}.`)
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new CommandMistake(`${path} is not there.`)
  if (code === 'EISDIR') return new CommandMistake(`${path} is a folder, not a backup.`)
  if (code === 'EACCES') return new CommandMistake(`${path} may not be read.`)
  const unreadable = code.startsWith('Z_') || /tar|unexpected end|premature/i.test(error.message)
  if (unreadable || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new CommandMistake(`${path} cannot be restored: it is cut off, damaged or no backup.`)
  return error
}
