import { recordAudit } from '../../../platform/audit.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { lockPartnership } from '../administration.ts'
import { listChoosableOrganisations } from '../organisations/organisation-queries.ts'
import type { AddPostInput } from './post-form.ts'

/** Adds a post and answers with its id; sent again, it changes nothing. Throws a Refusal for a title in use. */
export async function addPost(
  tx: Tx,
  actor: Actor,
  { id, title, organisation }: AddPostInput,
  today: PlainDate,
): Promise<string> {
  await lockPartnership(tx, actor)
  const already = await tx
    .selectFrom('partnership.post')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (already) return id
  const organisations = await listChoosableOrganisations(tx, today)
  if (!organisations.some(one => one.id === organisation))
    throw new Refusal('organisation', 'Choose the organisation that it belongs to')
  await refuseTakenTitle(tx, organisation, title, id)
  await tx
    .insertInto('partnership.post')
    .values({ id, title, organisationId: organisation, partnershipId: actor.partnershipId })
    .execute()
  await recordAudit(tx, 'partnership.post.added', { kind: 'post', id }, { title, organisation })
  return id
}

/** Throws a Refusal where the organisation has another post of that title, whatever its capitals. */
export async function refuseTakenTitle(
  tx: Tx,
  organisation: string,
  title: string,
  own: string,
): Promise<void> {
  const taken = await tx
    .selectFrom('partnership.post')
    .select('id')
    .where('organisationId', '=', organisation)
    .where(eb => eb.fn('lower', ['title']), '=', title.toLowerCase())
    .where('id', '<>', own)
    .executeTakeFirst()
  if (taken) throw new Refusal('title', 'The organisation already has a post of that title')
}
