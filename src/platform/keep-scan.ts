import type { Actor } from './db/access.ts'
import type { Tx } from './db/connect.ts'
import type { FileStore } from './files.ts'
import { newId } from './ids.ts'
import { Refusal } from './refusal.ts'

/** More than a signed paper takes, photographed page by page. */
const mostBytes = 20_000_000

const kinds = [
  { type: 'application/pdf', extension: 'pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', extension: 'jpg', starts: [0xff, 0xd8, 0xff] },
  {
    type: 'image/png',
    extension: 'png',
    starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
] as const

/** What a scanned paper is by its own bytes; its name decides nothing. Undefined for anything else. */
function scanKindOf(bytes: Uint8Array): (typeof kinds)[number] | undefined {
  return kinds.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte))
}

/**
 * Keeps a scanned or photographed paper: PDF, JPEG or PNG. `name` without extension takes the place of the name that it
 * was given under, which may tell whom it is about. Throws a Refusal beside `field` for anything else.
 */
export async function keepScan(
  tx: Tx,
  actor: Actor,
  files: FileStore,
  file: { name: string; bytes: Uint8Array },
  { field = 'file', name }: { field?: string; name?: string } = {},
): Promise<{ id: string; sha256: string }> {
  const kind = scanKindOf(file.bytes)
  if (file.bytes.length === 0) throw new Refusal(field, 'The file is empty. Choose another one')
  if (!kind) throw new Refusal(field, 'Use a PDF, JPEG or PNG file')
  if (file.bytes.length > mostBytes) throw new Refusal(field, 'The file must be smaller than 20 MB')
  const sha256 = await files.keep(file.bytes)
  const id = newId()
  const given = file.name.split(/[/\\]/).at(-1) ?? ''
  await tx
    .insertInto('platform.file')
    .values({
      id,
      partnershipId: actor.partnershipId,
      sha256,
      name: name ? `${name}.${kind.extension}` : given.slice(0, 250) || `scan.${kind.extension}`,
      mediaType: kind.type,
      bytes: file.bytes.length,
      storedBy: actor.userId,
    })
    .execute()
  return { id, sha256: sha256.toString('hex') }
}
