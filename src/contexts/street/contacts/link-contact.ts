import { sql } from 'kysely'
import { recordAudit, type Subject } from '../../../platform/audit.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { Refusal, StaleVersion } from '../../../platform/refusal.ts'
import { getPerson, ownRecord } from '../../people/index.ts'
import type { DetachInput, LinkInput } from './contact-form.ts'
import { getContact, newestLink, type ShownContact } from './contact-queries.ts'

/** Throws NotFound, a Refusal where it is not theirs to change, StaleVersion where somebody said whom since it was read. */
async function getTheirs(tx: Tx, actor: Actor, id: string, seen: number | null) {
  const contact = await getContact(tx, actor, id)
  if (!contact.mayChange)
    throw new Refusal(
      'form',
      'The organisation that wrote it down says whom it is about, or the co-ordinator',
    )
  if (seen !== null && newestLink(contact.links) !== seen) throw new StaleVersion()
  return contact
}

/** Says whom a contact is about, instead of whomever it was said to be about before. Throws a Refusal. */
export async function linkContact(
  tx: Tx,
  actor: Actor,
  id: string,
  { seen, person, words }: LinkInput,
  now: Date,
): Promise<void> {
  const contact = await getTheirs(tx, actor, id, seen)
  if (contact.person?.personId === person) return
  const recordId = await recordFor(tx, actor, contact, person, now)
  const { rows } = await sql<{ may: boolean }>`
    select people.may_read(${actor.userId}::uuid, ${person}::uuid, ${contact.organisationId}::uuid, 'street') as may`.execute(
    tx,
  )
  if (!rows[0]?.may)
    throw new Refusal('person', 'You may not keep what is seen on the street about this person')
  await writeLink(tx, actor, contact, { recordId, because: becauseOf(contact), words, now })
  await recordAudit(
    tx,
    'street.contact.linked',
    { kind: 'person', id: person },
    { contact: id, because: becauseOf(contact), before: contact.person?.personId },
  )
}

/** Said at once by whoever saw them, or later by somebody at the desk. */
function becauseOf({ links, known }: ShownContact): 'seen' | 'thought' | 'later' {
  if (links.length > 0 || known === 'unknown') return 'later'
  return known === 'thought' ? 'thought' : 'seen'
}

/**
 * The record of the person on which the contact stands: that of the organisation that made it, begun where it holds none
 * yet and the actor works there; failing that any that the actor sees.
 */
async function recordFor(
  tx: Tx,
  actor: Actor,
  contact: ShownContact,
  personId: string,
  now: Date,
): Promise<string> {
  const { records } = await getPerson(tx, personId)
  const own = records.find(record => record.organisationId === contact.organisationId)
  if (own) return own.id
  if (contact.organisationId === actor.organisationId)
    return await ownRecord(tx, actor, personId, now)
  const [first] = records
  if (!first) throw new Refusal('person', 'Choose whom it was')
  return first.id
}

/** Says that it was not whoever it was said to be, or that nobody knows after all. */
export async function detachContact(
  tx: Tx,
  actor: Actor,
  id: string,
  { seen, because, words }: DetachInput,
  now: Date,
): Promise<void> {
  const contact = await getTheirs(tx, actor, id, seen)
  if (!contact.recordId) throw new Refusal('form', 'It is said to be about nobody')
  const { rows } = await sql<{ may: boolean }>`
    select ${`street:${contact.organisationId}`} = any (people.open_to_me()) as may`.execute(tx)
  if (!rows[0]?.may)
    throw new Refusal(
      'form',
      'You read it only through your work with this person: ask the organisation that wrote it down',
    )
  await writeLink(tx, actor, contact, { recordId: null, because, words, now })
  await recordAudit(tx, 'street.contact.detached', subjectOf(contact), { contact: id, because })
}

async function writeLink(
  tx: Tx,
  { partnershipId, userId }: Actor,
  { id, links }: ShownContact,
  link: {
    recordId: string | null
    because: ShownContact['links'][number]['because']
    words: string
    now: Date
  },
) {
  const { recordId, because, words, now } = link
  await tx
    .insertInto('street.contactLink')
    .values({
      contactId: id,
      number: newestLink(links) + 1,
      partnershipId,
      recordId,
      because,
      words,
      linkedAt: now,
      linkedBy: userId,
    })
    .execute()
  await tx.updateTable('street.contact').set({ recordId }).where('id', '=', id).execute()
}

/** Says that a contact never was as it is written. It stays to be read, and counts no more. */
export async function withdrawContact(
  tx: Tx,
  actor: Actor,
  id: string,
  because: string,
  now: Date,
): Promise<void> {
  const contact = await getTheirs(tx, actor, id, null)
  await tx
    .updateTable('street.contact')
    .set({ withdrawnAt: now, withdrawnBy: actor.userId, withdrawnBecause: because })
    .where('id', '=', id)
    .execute()
  await recordAudit(tx, 'street.contact.withdrawn', subjectOf(contact), { contact: id })
}

/** Whom an event about a contact is about: the person, or the contact itself. */
function subjectOf({ id, person }: ShownContact): Subject {
  return person ? { kind: 'person', id: person.personId } : { kind: 'contact', id }
}
