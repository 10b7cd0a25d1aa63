import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeSealingKeys, openItem, sealItem } from './sealing.ts'

test('what a phone seals is opened by the pack it was sealed for, and by nothing else', async () => {
  const { publicKey, privateKey } = await makeSealingKeys()
  const other = await makeSealingKeys()
  const words = JSON.stringify({ words: 'A red tent by the weir, “Daz”, 🐕' })
  const sealed = await sealItem(publicKey, 'pack', 'item', words)
  assert.equal(await openItem(privateKey, 'pack', 'item', sealed), words)
  assert.ok(!sealed.includes('tent'))
  assert.equal(await openItem(other.privateKey, 'pack', 'item', sealed), undefined)
  assert.equal(await openItem(privateKey, 'another', 'item', sealed), undefined)
  assert.equal(await openItem(privateKey, 'pack', 'another', sealed), undefined)
})

test('whatever is changed on the way is not opened, and nothing hostile is thrown', async () => {
  const { publicKey, privateKey } = await makeSealingKeys()
  const sealed = await sealItem(publicKey, 'pack', 'item', '{}')
  const parts = sealed.split('.')
  for (const part of [1, 2, 3]) {
    const changed = [...parts]
    const letters = changed[part] ?? ''
    changed[part] = `${letters[0] === 'A' ? 'B' : 'A'}${letters.slice(1)}`
    assert.equal(await openItem(privateKey, 'pack', 'item', changed.join('.')), undefined)
  }
  for (const hostile of ['', 'e1', 'e1...', 'e1.AAAA.AAAA.AAAA', `${sealed}.more`, 'e1.*.*.*'])
    assert.equal(await openItem(privateKey, 'pack', 'item', hostile), undefined)
})

test('the same words are sealed differently each time', async () => {
  const { publicKey } = await makeSealingKeys()
  const one = await sealItem(publicKey, 'pack', 'item', 'x')
  assert.notEqual(one, await sealItem(publicKey, 'pack', 'item', 'x'))
})
