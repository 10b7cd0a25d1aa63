import type { Tx } from '../../../platform/db/connect.ts'
import type { Observation, Reason } from '../outreach/contract.ts'

export type Pictures = { kept: { fileId: string; words: string }[]; notes: Reason[] }

/**
 * The pictures that belong to an observation, which came before it. Where no agreement allows pictures, or one did not come,
 * the observation is kept without it and says so: what was seen does not wait for a picture.
 */
export async function takePictures(
  tx: Tx,
  { files }: Observation,
  packId: string | undefined,
  may: boolean,
): Promise<Pictures> {
  if (files.length === 0) return { kept: [], notes: [] }
  if (!may)
    return {
      kept: [],
      notes: [
        { field: 'files', message: 'The picture was not kept: no agreement allows pictures' },
      ],
    }
  const sent = packId
    ? await tx
        .selectFrom('street.sentFile')
        .select(['sha256', 'fileId'])
        .where('packId', '=', packId)
        .where(
          'sha256',
          'in',
          files.map(({ sha256 }) => Buffer.from(sha256, 'hex')),
        )
        .execute()
    : []
  const fileIds = new Map(sent.map(({ sha256, fileId }) => [sha256.toString('hex'), fileId]))
  const kept = new Map<string, string>()
  for (const { sha256, words } of files) {
    const fileId = fileIds.get(sha256)
    if (fileId && !kept.has(fileId)) kept.set(fileId, words)
  }
  const missing = files.some(({ sha256 }) => !fileIds.has(sha256))
  return {
    kept: [...kept].map(([fileId, words]) => ({ fileId, words })),
    notes: missing
      ? [{ field: 'files', message: 'A picture did not reach the server: kept without it' }]
      : [],
  }
}
