import { createHash } from 'node:crypto'
import type { Snapshot } from './snapshot.ts'

/** Names a print and the publication that it would follow: published is what was read through, and only once. */
export function printShown(snapshot: Snapshot, newest: number): string {
  return createHash('sha256')
    .update(JSON.stringify([newest, snapshot]))
    .digest('base64url')
    .slice(0, 22)
}
