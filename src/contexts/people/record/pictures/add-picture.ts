import { sql } from 'kysely'
import { recordAudit } from '../../../../platform/audit.ts'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../../platform/db/connect.ts'
import type { FileStore } from '../../../../platform/files.ts'
import { newId } from '../../../../platform/ids.ts'
import { Refusal } from '../../../../platform/refusal.ts'
import { NotAllowed } from '../../../../platform/web/route.ts'
import type { Category } from '../../categories.ts'
import { factColumns } from '../fact-columns.ts'
import { refuseUnseen } from '../facts/add-fact.ts'
import { ownRecord } from '../own-record.ts'
import { listMayTell } from '../record-queries.ts'
import type { PictureInput } from './picture-form.ts'
import { stripPicture } from './strip-picture.ts'

const mostBytes = 10_000_000
const mostPixels = 60_000_000

/**
 * Keeps a picture of somebody on the record of the actor's organisation, without anything that the camera wrote into it.
 * Sent again, it changes nothing. Throws NotAllowed where no clause in force lets the organisation keep pictures, NotFound
 * for a person whom the actor does not see, and a Refusal for what is no picture.
 */
export async function addPicture(
  tx: Tx,
  actor: Actor,
  personId: string,
  { id, file, words, takenOn }: PictureInput,
  { files, now, today }: { files: FileStore; now: Date; today: PlainDate },
): Promise<void> {
  await refuseUnseen(tx, personId)
  if (!(await mayKeepPicture(tx, await listMayTell(tx, actor, personId)))) throw new NotAllowed()
  const already = await tx
    .selectFrom('people.picture')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return
  if (takenOn > today) throw new Refusal('takenOn', 'The day must be today or before')
  if (file.bytes.length > mostBytes) throw new Refusal('file', 'Choose a picture of 10 MB or less')
  const picture = stripPicture(file.bytes)
  if (!picture) throw new Refusal('file', 'Choose a whole picture: a JPEG or PNG file')
  if (picture.width * picture.height > mostPixels)
    throw new Refusal('file', 'Choose a smaller picture: this one has more than 60 million points')
  const recordId = await ownRecord(tx, actor, personId, now)
  const fileId = newId(now.getTime())
  await tx
    .insertInto('platform.file')
    .values({
      id: fileId,
      partnershipId: actor.partnershipId,
      sha256: await files.keep(picture.bytes),
      // Never the name that it was given under: that may be the name of the person.
      name: picture.type === 'image/png' ? 'picture.png' : 'picture.jpg',
      mediaType: picture.type,
      bytes: picture.bytes.length,
      storedAt: now,
      storedBy: actor.userId,
    })
    .execute()
  await tx
    .insertInto('people.picture')
    .values({ ...factColumns(actor, recordId, 'picture', now, id), fileId, takenOn, words })
    .execute()
  await recordAudit(
    tx,
    'people.picture.added',
    { kind: 'person', id: personId },
    { record: recordId, row: id },
  )
}

/**
 * Whether somebody may keep a picture of a person of whom they may tell these kinds of information: the agreement lets
 * their organisation, and their own permission too.
 */
export async function mayKeepPicture(db: ReadDb, mayTell: readonly Category[]): Promise<boolean> {
  if (!mayTell.includes('picture')) return false
  const { rows } = await sql<{ may: boolean }>`select people.may_keep_pictures() as may`.execute(db)
  return rows[0]?.may ?? false
}
