import { crc32 } from 'node:zlib'

export type StrippedPicture = {
  type: 'image/jpeg' | 'image/png'
  bytes: Buffer
  width: number
  height: number
}

/**
 * A picture with nothing in it but the picture: where and when it was taken, with what, by whom, thumbnails, comments and
 * whatever was hung on at the end are left out; which way is up is kept. What it is, its content decides. Undefined for
 * what is no whole JPEG (ITU-T T.81) or PNG (W3C, third edition).
 */
export function stripPicture(given: Uint8Array): StrippedPicture | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (bytes.length > 3 && bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes)
  return bytes.subarray(0, 8).equals(pngStart) ? stripPng(bytes) : undefined
}

const endOfImage = 0xd9
const startOfScan = 0xda
const exif = 0xe1

function stripJpeg(bytes: Buffer): StrippedPicture | undefined {
  const kept: Buffer[] = []
  let [at, turned, width, height, scans] = [2, 1, 0, 0, 0]
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === endOfImage) {
      if (width === 0 || height === 0 || scans === 0) return undefined
      const body = Buffer.concat([...kept, Buffer.from([0xff, endOfImage])])
      const head = Buffer.from([0xff, 0xd8])
      const way = turned > 1 ? orientation(turned) : Buffer.alloc(0)
      return { type: 'image/jpeg', bytes: Buffer.concat([head, way, body]), width, height }
    }
    if (at + 4 > bytes.length) return undefined
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    const segment = bytes.subarray(at, end)
    if (marker === exif) turned = orientationOf(segment.subarray(4)) ?? turned
    if (isFrame(marker) && segment.length >= 9) {
      height = segment.readUInt16BE(5)
      width = segment.readUInt16BE(7)
    }
    if (isPartOfPicture(marker)) kept.push(segment)
    at = end
    if (marker === startOfScan) {
      scans++
      const next = endOfScan(bytes, at)
      kept.push(bytes.subarray(at, next))
      at = next
    }
  }
  return undefined
}

/** Frames, tables and scans; of what applications add, only how colours are meant (APP14 of Adobe). */
function isPartOfPicture(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf) || marker === 0xee
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Where the coded data ends: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** Which way is up (1 to 8) of an EXIF segment, as TIFF 6.0 keeps it under tag 274. */
function orientationOf(segment: Buffer): number | undefined {
  if (segment.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return undefined
  const tiff = segment.subarray(6)
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II'
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const read32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  try {
    const list = read32(4)
    for (let entry = 0; entry < read16(list); entry++) {
      const at = list + 2 + entry * 12
      if (read16(at) !== 274) continue
      const value = read16(at + 8)
      return value >= 1 && value <= 8 ? value : undefined
    }
  } catch (error) {
    // A segment that points outside itself says nothing.
    if (!(error instanceof RangeError)) throw error
  }
  return undefined
}

/** An EXIF segment that says which way is up, and nothing else. */
function orientation(value: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(274, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(value, 18)
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, exif, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const pngParts = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT']

function stripPng(bytes: Buffer): StrippedPicture | undefined {
  const kept: Buffer[] = [pngStart]
  let [at, width, height, hasData] = [8, 0, 0, false]
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const chunk = bytes.subarray(at, end)
    const content = chunk.subarray(4, -4)
    const name = content.subarray(0, 4).toString('latin1')
    if (crc32(content) !== chunk.readUInt32BE(chunk.length - 4)) return undefined
    if (name === 'IHDR' && content.length === 17) {
      width = content.readUInt32BE(4)
      height = content.readUInt32BE(8)
    }
    if (name === 'IDAT') hasData = true
    if (pngParts.includes(name)) kept.push(chunk)
    if (name === 'IEND')
      return width > 0 && height > 0 && hasData
        ? { type: 'image/png', bytes: Buffer.concat(kept), width, height }
        : undefined
    at = end
  }
  return undefined
}
