import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerFor, revealing } from './answer-rules.ts'

const of = {
  names: ['Shaz', 'Sharon Elm', 'Zoë'],
  places: ['Viaduct, north arch', 'Behind the old mill'],
  told: 'Near the old mill',
}

test('each outcome has an answer that gives nobody away, and it cannot be told whether they were known', () => {
  for (const outcome of ['found-known', 'found-new', 'not-found', 'not-sleeping-out', 'not-placed'])
    assert.deepEqual(revealing(answerFor(outcome), of), [], outcome)
  assert.equal(answerFor('found-known'), answerFor('found-new'))
  assert.throws(() => answerFor('else'))
})

test('names and places that the reporter did not tell themselves are noticed, however they are written', () => {
  for (const [text, found] of [
    ['We met SHAZ.', ['shaz']],
    ['She is called Zoe', ['zoe']],
    ['Under the viaduct', ['viaduct']],
    ['At the old mill, as you said', []],
    ['Ring 07700 900 123', ['07700 900 123']],
    ['Born 3.4.1980', ['3.4.1980']],
    ['They accepted a bed', []],
  ] as const)
    assert.deepEqual(revealing(text, of), [...found], text)
})
