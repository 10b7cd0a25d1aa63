import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashOfCode, newCode, readCode } from './own-code.ts'

test('a code is read however it is written down', () => {
  const code = newCode()
  const plain = code.replaceAll('-', '')
  for (const typed of [code, plain, code.toLowerCase(), ` ${plain} `, code.replaceAll('-', ' ')])
    assert.equal(readCode(typed), plain)
  assert.equal(readCode(code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('V', 'u')), plain)
})

test('one wrong symbol, and any two that changed places, are noticed', () => {
  const symbols = [...newCode().replaceAll('-', '')]
  let looked = 0
  for (const [at, symbol] of symbols.entries()) {
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (other === symbol) continue
      assert.equal(readCode(symbols.with(at, other).join('')), undefined)
      looked += 1
    }
    for (const [to, other] of symbols.entries()) {
      if (other === symbol) continue
      assert.equal(readCode(symbols.with(at, other).with(to, symbol).join('')), undefined)
    }
  }
  assert.equal(looked, 15 * 31)
})

test('what is no code is not read as one', () => {
  for (const typed of [
    '',
    'hello',
    '0'.repeat(14),
    '0'.repeat(16),
    '🙂'.repeat(15),
    'x'.repeat(5000),
  ])
    assert.equal(readCode(typed), undefined)
})

test('codes are drawn anew, with every symbol as likely as the other', () => {
  const codes = Array.from({ length: 2000 }, newCode)
  assert.equal(new Set(codes).size, codes.length)
  const counts = new Map<string, number>()
  for (const symbol of codes.flatMap(code => [...code.replaceAll('-', '').slice(0, 14)]))
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
  assert.equal(counts.size, 32)
  for (const [symbol, count] of counts)
    assert.ok(count > 700 && count < 1050, `${symbol}: ${count}`)
})

test('a code and a key of the same letters are kept as different hashes', () => {
  assert.notDeepEqual(hashOfCode('code', 'A'), hashOfCode('key', 'A'))
})
