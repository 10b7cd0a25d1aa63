import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyPhraseIsWeak } from './phrase-rules.ts'

test('what others would guess is refused, with what would do instead', () => {
  for (const phrase of [
    '',
    '12345',
    '123456',
    '654321',
    '890123',
    '111111',
    '121212',
    'short',
    'aaaaaaaa',
    'Password',
    'password123',
    'I love you',
  ])
    assert.equal(typeof whyPhraseIsWeak(phrase), 'string', phrase)
})

test('what only they know is taken, in any script', () => {
  for (const phrase of [
    '184736',
    'my dog is called biscuit',
    'Łódź nad ranem',
    'قهوة بالهيل',
    'correct horse',
  ])
    assert.equal(whyPhraseIsWeak(phrase), undefined, phrase)
})
