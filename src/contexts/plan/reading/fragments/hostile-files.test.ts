import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import { UnreadableDocument } from '../reading.ts'
import { extractFragments } from './extract.ts'
import { wordFile, zipOf } from './office-file-for-tests.ts'

/** The one plain line a file is refused with; it must come soon. */
async function refusal(bytes: Uint8Array, name = 'plan.docx'): Promise<string> {
  const started = performance.now()
  try {
    await extractFragments(bytes, name)
  } catch (error) {
    assert.ok(error instanceof UnreadableDocument, `not a plain refusal: ${String(error)}`)
    assert.doesNotMatch(error.message, /\n| at /)
    assert.ok(performance.now() - started < 15_000, 'refused too late')
    return error.message
  }
  throw new Error('The file was not refused')
}

const oldContainer = (stream: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(504),
    ...Buffer.from(stream, 'utf16le'),
  ])

test('files that are not documents are refused by what they are', async () => {
  assert.match(await refusal(new Uint8Array()), /empty/)
  assert.match(await refusal(zipOf({ 'a.txt': 'hello' })), /zip file, not a document/)
  assert.match(await refusal(wordFile('<w:p/>').subarray(0, 60)), /damaged/)
  assert.match(await refusal(oldContainer('EncryptedPackage')), /password/)
  assert.match(await refusal(oldContainer('WordDocument')), /old Word file/)
  assert.match(await refusal(oldContainer('Workbook')), /old Excel file/)
  assert.match(await refusal(strToU8('{\\rtf1 Plan}')), /rich text/)
  assert.match(await refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])), /picture/)
  assert.match(
    await refusal(Uint8Array.from({ length: 5_000 }, (_, i) => i % 256)),
    /not a kind of document/,
  )
  assert.match(await refusal(strToU8('%PDF-1.7\nnothing')), /damaged/)
  assert.match(await refusal(strToU8('  \n\t\n'), 'plan.txt'), /no text/)
  assert.match(
    await refusal(
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
    ),
    /\.odt/,
  )
})

test('entities are neither expanded nor fetched', async () => {
  const withType = (type: string) =>
    zipOf({
      'word/document.xml': `<!DOCTYPE d ${type}><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`,
    })
  assert.match(
    await refusal(withType('[<!ENTITY x SYSTEM "file:///etc/hostname">]')),
    /declares entities/,
  )
  assert.match(
    await refusal(withType('[<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;">]')),
    /declares entities/,
  )
  assert.match(await refusal(withType('SYSTEM "http://example.invalid/a.dtd"')), /damaged/)
})

/** A zip of one stored or packed part with whatever sizes its list claims. */
function zipClaiming(name: string, packed: Uint8Array, claimed: number): Uint8Array {
  const title = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(title.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(title.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + title.length, 12)
  end.writeUInt32LE(local.length + title.length + packed.length, 16)
  return Buffer.concat([local, title, packed, central, title, end])
}

test('a zip bomb is not unpacked, whether its list is honest or not', async () => {
  const packed = deflateRawSync(Buffer.alloc(200_000_000, 32))
  const before = process.memoryUsage().rss
  assert.match(
    await refusal(zipClaiming('word/document.xml', packed, 200_000_000)),
    /unpacks to far more/,
  )
  assert.match(
    await refusal(zipClaiming('word/document.xml', packed, 1_000)),
    /unpacks to far more/,
  )
  assert.ok(process.memoryUsage().rss - before < 400_000_000)
})

test('nesting without end is refused', async () => {
  assert.match(
    await refusal(wordFile('<w:sdt>'.repeat(50_000) + '</w:sdt>'.repeat(50_000))),
    /deeply nested/,
  )
  assert.match(await refusal(strToU8('<div>'.repeat(5_000)), 'plan.html'), /deeply nested/)
})

test('scripts, frames and formulas stay what they are: text or nothing', async () => {
  const page =
    '<html><script>globalThis.hit = 1</script><iframe src="http://example.invalid/"></iframe><p onclick="hit()">Plan</p></html>'
  const html = await extractFragments(strToU8(page), 'plan.html')
  assert.deepEqual(
    html.fragments.map(fragment => fragment.text),
    ['Plan'],
  )
  const csv = await extractFragments(
    strToU8(`Action,Lead,Due\n"=cmd|' /C calc'!A0",=1+1,@SUM(A1)\n`),
    'plan.csv',
  )
  assert.deepEqual(
    csv.fragments.slice(3).map(fragment => fragment.text),
    ["=cmd|' /C calc'!A0", '=1+1', '@SUM(A1)'],
  )
})

test('a quote that is never closed does not stop the reader', async () => {
  const started = performance.now()
  const csv = await extractFragments(strToU8('a,"b\n'.repeat(20_000)), 'plan.csv')
  assert.equal(csv.fragments.length, 40_000)
  assert.ok(performance.now() - started < 8_000)
})

test('what a file is follows from its content, not from its name', async () => {
  const word = await extractFragments(wordFile('<w:p><w:r><w:t>Plan</w:t></w:r></w:p>'), 'plan.pdf')
  assert.equal(word.kind, 'docx')
  const page = await extractFragments(strToU8('<!doctype html><p>Plan</p>'), 'plan.xls')
  assert.equal(page.kind, 'html')
  const table = await extractFragments(
    strToU8('Action,Lead,Due\nOne,Two,Three\nFour,Five,Six\n'),
    'plan.txt',
  )
  assert.equal(table.kind, 'csv')
})
