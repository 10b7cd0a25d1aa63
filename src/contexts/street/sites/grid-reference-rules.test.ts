import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gridReference, readGridReference } from './grid-reference-rules.ts'

test('grid references lead where the Ordnance Survey says they do', () => {
  for (const [text, easting, northing] of [
    // The worked example of its guide: TG 51409 13177 is 651409, 313177.
    ['TG 51409 13177', 651409, 313177],
    ['tg5140913177', 651409, 313177],
    ['SK 353 362', 435300, 336200],
    ['SV 00000 00000', 0, 0],
    ['HP 6 1', undefined, undefined],
    ['HP 60 10', 460000, 1210000],
    ['435300, 336200', 435300, 336200],
    ['NN 166 712', 216600, 771200],
    ['II 12 12', undefined, undefined],
    ['SK 353 36', undefined, undefined],
    ['', undefined, undefined],
    ['AA 10 10', undefined, undefined],
  ] as const)
    assert.deepEqual(
      readGridReference(text),
      easting === undefined ? undefined : { easting, northing },
      text,
    )
})

test('a point that is written is read again, wherever it lies', () => {
  fc.assert(
    fc.property(
      fc.record({
        easting: fc.integer({ min: 0, max: 699_999 }),
        northing: fc.integer({ min: 0, max: 1_299_999 }),
      }),
      point => {
        assert.deepEqual(readGridReference(gridReference(point)), { ...point })
      },
    ),
  )
})
