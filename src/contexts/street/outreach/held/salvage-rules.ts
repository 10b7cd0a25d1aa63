import { type Observation, observationSchema } from '../contract.ts'

const blank = {
  known: 'unknown',
  bedding: 'no',
} as const

/**
 * What is well in something that was held back: each part that reads as it should, and nothing in the place of the others.
 * What has to be there and is not (when, whether bedded down) is for whoever puts it right.
 */
export function salvage(
  content: Record<string, unknown>,
  needed: Pick<Observation, 'id' | 'seenAt' | 'notedAt'>,
): Observation {
  const { shape } = observationSchema
  const well = Object.entries(shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(content[name])
    return read.success && read.data !== undefined ? [[name, read.data]] : []
  })
  return observationSchema.parse({ ...blank, ...Object.fromEntries(well), ...needed })
}
