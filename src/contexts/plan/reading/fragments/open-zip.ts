import { inflateRawSync } from 'node:zlib'
import { UnreadableDocument } from '../reading.ts'
import { limits } from './limits.ts'

export type ZipFolder = {
  names: string[]
  /** The part's bytes; undefined where there is no such part. Throws UnreadableDocument for a bomb. */
  find: (name: string) => Uint8Array | undefined
}

type Entry = { method: number; flags: number; packed: number; unpacked: number; offset: number }

const damaged =
  'The file is damaged: its parts cannot be unpacked. Open it in Office, save a new copy and use that.'
const tooLarge =
  'The file unpacks to far more than a document needs, so it was not opened. Save a fresh copy without pictures and use that.'

/**
 * Reads the list of a zip file and unpacks single parts on demand. What a part really unpacks to is
 * limited while it is unpacked, so that a false size in the list does no harm.
 */
export function openZip(bytes: Uint8Array): ZipFolder {
  const entries = readDirectory(bytes)
  let left: number = limits.unpackedBytes
  const find = (name: string) => {
    const entry = entries.get(name)
    if (!entry) return undefined
    const part = unpack(bytes, entry, Math.min(limits.partBytes, left))
    left -= part.length
    return part
  }
  return { names: [...entries.keys()], find }
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.zipEntries) throw new UnreadableDocument(tooLarge)
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  try {
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new UnreadableDocument(damaged)
      const nameLength = view.getUint16(at + 28, true)
      const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8')
      // Some writers use backslashes or a leading slash.
      entries.set(name.replaceAll('\\', '/').replace(/^\//, ''), {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      })
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableDocument(damaged)
    throw error
  }
  return entries
}

function findEndRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new UnreadableDocument(damaged)
}

function unpack(bytes: Uint8Array, entry: Entry, most: number): Uint8Array {
  if (entry.flags & 1)
    throw new UnreadableDocument(
      'The file is protected by a password. Save a copy without the password and use that.',
    )
  if (entry.unpacked > most) throw new UnreadableDocument(tooLarge)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const start =
      entry.offset +
      30 +
      view.getUint16(entry.offset + 26, true) +
      view.getUint16(entry.offset + 28, true)
    const packed = bytes.subarray(start, start + entry.packed)
    if (entry.method === 0) {
      if (packed.length > most) throw new UnreadableDocument(tooLarge)
      return packed
    }
    if (entry.method !== 8 || packed.length === 0) throw new UnreadableDocument(damaged)
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw new UnreadableDocument(code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : damaged)
  }
}
