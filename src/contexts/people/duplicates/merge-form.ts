import { z } from 'zod'
import { neededWords } from '../record/typed-text.ts'

const uuids = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform(given => [given].flat().flatMap(text => text.split(',')))
  .pipe(z.array(z.uuid()).max(10))

/** Who is to be merged: /people/merge?people=…&people=… */
export const mergeQuery = z.object({ people: uuids.catch([]) })
export type MergeQuery = z.infer<typeof mergeQuery>

const standing = z
  .string()
  .default('')
  .transform(text => text.split(' ').flatMap(pair => (pair.includes('=') ? [pair.split('=')] : [])))
  .pipe(z.array(z.tuple([z.uuid(), z.uuid()])))
  .transform(pairs => Object.fromEntries(pairs))

/** The decision that several people are one. */
export const mergeForm = z.object({
  decision: z.uuid(),
  people: uuids,
  /** With whom each record stood that was shown: 'record=person record=person'. */
  seen: standing,
  showName: z.union([z.uuid(), z.literal('')]).default(''),
  because: neededWords('why they are one person', 1000),
})
export type MergeInput = z.infer<typeof mergeForm>

/** The decision that people are not one. */
export const apartForm = z.object({
  because: neededWords('why they are different people', 1000),
})

/** The decision that some records are about somebody else. */
export const splitForm = z.object({
  decision: z.uuid(),
  person: z.uuid(),
  records: uuids.pipe(z.array(z.uuid()).min(1, 'Choose at least one record')),
  because: neededWords('why they are about somebody else', 1000),
})
export type SplitInput = z.infer<typeof splitForm>

/** With whom the records go that were begun since: `to-<record>`. */
export const undoForm = z.record(z.string(), z.unknown()).transform(typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      const record = z.uuid().safeParse(name.replace(/^to-/, ''))
      const person = z.uuid().safeParse(value)
      return name.startsWith('to-') && record.success && person.success
        ? [[record.data, person.data]]
        : []
    }),
  ),
)
