import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { stripPicture } from './strip-picture.ts'

const segment = (marker: number, content: Buffer | string) => {
  const bytes = Buffer.from(content as string, 'latin1')
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** EXIF of a telephone: which way is up, and where it was. */
function exif(orientation: number, order: 'MM' | 'II') {
  const tiff = Buffer.alloc(38)
  const write16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const write32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, 'latin1')
  write16(42, 2)
  write32(8, 4)
  write16(2, 8)
  write16(34853, 10)
  write16(4, 12)
  write32(1, 14)
  write32(26, 18)
  write16(274, 22)
  write16(3, 24)
  write32(1, 26)
  write16(orientation, 30)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 51.5N')]))
}

const frame = segment(0xc0, Buffer.from([8, 0, 20, 0, 30, 1, 1, 0x11, 0]))
const tables = [segment(0xdb, 'quantisation'), segment(0xc4, 'huffman')]
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
])
const start = Buffer.from([0xff, 0xd8])
const end = Buffer.from([0xff, 0xd9])

test('a JPEG loses where and when it was taken, comments, previews and what hangs on at the end', () => {
  const jpeg = Buffer.concat([
    start,
    segment(0xe0, 'JFIF\0 with a thumbnail'),
    exif(6, 'II'),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0 creator Ada'),
    segment(0xed, 'Photoshop 3.0 by Ada'),
    segment(0xfe, 'a comment'),
    ...tables,
    frame,
    scan,
    segment(0xc4, 'second scan'),
    scan,
    end,
    Buffer.from('a film of the minute before'),
  ])
  const stripped = stripPicture(jpeg)
  assert.ok(stripped)
  assert.equal(stripped.type, 'image/jpeg')
  assert.deepEqual([stripped.width, stripped.height], [30, 20])
  assert.doesNotMatch(stripped.bytes.toString('latin1'), /JFIF|GPS|Ada|comment|film|Photoshop/)
  const rest = Buffer.concat([...tables, frame, scan, segment(0xc4, 'second scan'), scan, end])
  assert.ok(stripped.bytes.subarray(-rest.length).equals(rest))
  // Which way is up is all that is left, and reading it again says the same.
  assert.equal(stripped.bytes.length, 2 + 36 + rest.length)
  assert.ok(stripPicture(stripped.bytes)?.bytes.equals(stripped.bytes))
})

test('a JPEG that stands upright has no EXIF at all afterwards', () => {
  const plain = Buffer.concat([start, ...tables, frame, scan, end])
  const stripped = stripPicture(Buffer.concat([start, exif(1, 'MM'), ...tables, frame, scan, end]))
  assert.ok(stripped?.bytes.equals(plain))
})

const chunk = (name: string, content: Buffer) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0])
const data = deflateSync(Buffer.from([0, 1, 2]))

test('a PNG keeps its picture and nothing else', () => {
  const kept = [chunk('IHDR', header), chunk('tRNS', Buffer.from([0, 1])), chunk('IDAT', data)]
  const png = Buffer.concat([
    signature,
    ...kept,
    chunk('tEXt', Buffer.from('Author\0Ada')),
    chunk('eXIf', Buffer.from('GPS')),
    chunk('tIME', Buffer.alloc(7)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from('hung on'),
  ])
  const stripped = stripPicture(png)
  assert.equal(stripped?.type, 'image/png')
  assert.ok(
    stripped.bytes.equals(Buffer.concat([signature, ...kept, chunk('IEND', Buffer.alloc(0))])),
  )
})

test('what is no whole picture is none, whatever it is cut or called', () => {
  const jpeg = Buffer.concat([start, exif(3, 'MM'), ...tables, frame, scan, end])
  for (let length = 0; length < jpeg.length; length++)
    assert.equal(stripPicture(jpeg.subarray(0, length)), undefined, `${length} bytes`)
  const png = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
  for (let length = 0; length < png.length; length++)
    assert.equal(stripPicture(png.subarray(0, length)), undefined, `${length} bytes`)
  const damaged = Buffer.from(png)
  damaged[20] = 9
  assert.equal(stripPicture(damaged), undefined)
  for (const text of ['<svg onload="alert(1)">', 'GIF89a', 'RIFF0000WEBP', '%PDF-1.7', ''])
    assert.equal(stripPicture(Buffer.from(text)), undefined, text)
  // An EXIF segment that points outside itself says nothing.
  const lying = exif(6, 'MM')
  lying.writeUInt32BE(0xfffffff0, 14)
  const stripped = stripPicture(Buffer.concat([start, lying, ...tables, frame, scan, end]))
  assert.ok(stripped?.bytes.equals(Buffer.concat([start, ...tables, frame, scan, end])))
})
