import { z } from 'zod'

const member = { member: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.number() }

const manifestShape = z.object({
  format: z.literal('throughline-backup'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The migrations that the database had, in order. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(
    z.object({
      schema: z.string(),
      table: z.string(),
      columns: z.array(z.string()),
      rows: z.number(),
      ...member,
    }),
  ),
  sequences: z.array(
    z.object({ schema: z.string(), sequence: z.string(), value: z.string(), called: z.boolean() }),
  ),
  files: z.array(z.object(member)),
})

/** What a backup says of itself; the first member of the archive. */
export type Manifest = z.infer<typeof manifestShape>

/** A member of the archive: its name, size and SHA-256. */
export type Member = Manifest['files'][number]

export const MANIFEST = 'manifest.json'

/** Undefined where the text is no manifest that this version understands. */
export function readManifest(text: string): Manifest | undefined {
  try {
    return manifestShape.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
