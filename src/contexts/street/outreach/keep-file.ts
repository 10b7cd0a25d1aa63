import { createHash } from 'node:crypto'
import { recordAudit } from '../../../platform/audit.ts'
import type { Db } from '../../../platform/db/connect.ts'
import type { FileStore } from '../../../platform/files.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { stripPicture } from '../../people/index.ts'
import { whatMayBeKept } from '../contacts/what-may-be-kept.ts'
import { mostFileBytes } from './contract.ts'
import { openServerKey, writeAsPack } from './pack-access.ts'
import { openItem } from './sealing.ts'

const mostPixels = 60_000_000

/**
 * Keeps a picture that a phone sends before the observation which names it: checked against its hash, without anything
 * that the camera wrote into it. Sent again it changes nothing. Throws a Refusal for what may not or cannot be kept, and
 * PackGone.
 */
export async function keepFile(
  {
    db,
    files,
    secret,
    token,
    now,
  }: { db: Db; files: FileStore; secret: Buffer; token: string; now: Date },
  sha256: string,
  sealed: string,
): Promise<void> {
  const purpose = 'phone: file'
  await writeAsPack(db, { token, purpose, now }, async (tx, pack) => {
    // Before anything is opened: a phone that was revoked keeps its pictures to itself.
    const may = pack.isOpen ? await whatMayBeKept(tx, pack.actor) : undefined
    if (!may?.pictures)
      throw new Refusal(
        'files',
        'The picture was not kept: no agreement allows you to keep pictures',
      )
    const { packId, actor } = pack
    const hash = Buffer.from(sha256, 'hex')
    const already = await tx
      .selectFrom('street.sentFile')
      .select('fileId')
      .where('packId', '=', packId)
      .where('sha256', '=', hash)
      .executeTakeFirst()
    if (already) return
    const text = await openItem(openServerKey(secret, pack), packId, sha256, sealed)
    const bytes = Buffer.from(text ?? '', 'base64')
    if (!createHash('sha256').update(bytes).digest().equals(hash))
      throw new Refusal('files', 'The picture was damaged on the way')
    if (bytes.length > mostFileBytes) throw new Refusal('files', 'The picture is larger than 8 MB')
    const picture = stripPicture(bytes)
    if (!picture || picture.width * picture.height > mostPixels)
      throw new Refusal('files', 'This is not a whole picture: a JPEG or PNG file')
    const fileId = newId(now.getTime())
    await tx
      .insertInto('platform.file')
      .values({
        id: fileId,
        partnershipId: actor.partnershipId,
        sha256: await files.keep(picture.bytes),
        name: picture.type === 'image/png' ? 'picture.png' : 'picture.jpg',
        mediaType: picture.type,
        bytes: picture.bytes.length,
        storedAt: now,
        storedBy: actor.userId,
      })
      .execute()
    const kept = await tx
      .insertInto('street.sentFile')
      .values({ packId, sha256: hash, partnershipId: actor.partnershipId, fileId, receivedAt: now })
      .onConflict(conflict => conflict.doNothing())
      .returning('fileId')
      .executeTakeFirst()
    // Two sendings at once: the other one has it.
    if (!kept) return
    await recordAudit(tx, 'street.file.sent', { kind: 'file', id: fileId }, { pack: packId })
  })
}
