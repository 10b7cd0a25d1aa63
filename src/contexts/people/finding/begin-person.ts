import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import type { SendJob } from '../../../platform/jobs/job.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Values } from '../../../platform/web/form-page.ts'
import { compareRecordJobName } from '../duplicates/compare-record-job-name.ts'
import { beginRecord, type FirstTelling } from '../record/begin-record.ts'
import type { NameInput } from '../record/fact-inputs.ts'
import { type BeginInput, readBirth, searchOf } from './begin-form.ts'
import { readAsked } from './find-form.ts'
import { findPeople } from './find-people.ts'
import { type FoundPerson, likelyEnoughToAsk } from './found-person.ts'

/**
 * Begins a record of somebody after looking for them once more: where somebody very like them is known who was not on the
 * page that the search showed, it asks first. Chosen, that person gets a record of the actor's organisation with what was
 * told; nobody chosen, a new person begins. Then all records are compared with it. Throws a Refusal beside the field.
 */
export async function beginPerson(
  tx: Tx,
  actor: Actor,
  input: BeginInput,
  { now, today, sendJob }: { now: Date; today: PlainDate; sendJob: SendJob },
): Promise<{ personId: string; wasKnown: boolean }> {
  const birth = readBirth(input, today)
  if (birth && 'wrong' in birth) throw new Refusal('birth', birth.wrong)
  const known = input.somebody !== '' && input.somebody !== 'else' ? input.somebody : null
  if (!known) await refuseUnasked(tx, actor, input, today)
  const { personId } = await beginInOwnWords(
    tx,
    actor,
    {
      recordId: input.recordId,
      personId: known,
      source: input.source,
      given: givenOf(input),
      names: namesOf(input),
      birth,
      look: input.look || null,
      identifiers: input.number
        ? [{ kind: input.numberKind, value: input.number, issuer: null }]
        : [],
      contactRoutes: (['phone', 'email'] as const).flatMap(kind =>
        input[kind]
          ? [{ kind, value: input[kind], safe: input.safe, safeWhen: null, note: null }]
          : [],
      ),
      whereabouts: input.place ? { place: input.place, seenAt: now, postcode: null } : null,
    },
    now,
  )
  await sendJob(tx, compareRecordJobName, {
    recordId: input.recordId,
    userId: actor.userId,
    because: 'begun',
  })
  return { personId, wasKnown: known !== null }
}

/** People so like what was told that whoever tells it is asked whether it is them, beyond those in `except`. */
export async function listLikely(
  db: ReadDb,
  actor: Actor,
  values: Values,
  today: PlainDate,
  except: readonly string[],
): Promise<FoundPerson[]> {
  const asked = readAsked(searchOf(values), today)
  if (!asked) return []
  const found = await findPeople(db, actor, asked, today)
  return found.filter(
    person => person.probability >= likelyEnoughToAsk && !except.includes(person.personId),
  )
}

const fieldsOfForm: Record<string, string> = {
  identifiers: 'number',
  contactRoutes: 'phone',
  whereabouts: 'place',
}

/** What may not be written down is refused beside the field of this form. */
async function beginInOwnWords(tx: Tx, actor: Actor, telling: FirstTelling, now: Date) {
  try {
    return await beginRecord(tx, actor, telling, now)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(fieldsOfForm[error.field] ?? error.field, error.message)
  }
}

async function refuseUnasked(tx: Tx, actor: Actor, input: BeginInput, today: PlainDate) {
  // Sent a second time: what it would find is what it began.
  const already = await tx
    .selectFrom('people.record')
    .select('id')
    .where('id', '=', input.recordId)
    .executeTakeFirst()
  if (already) return
  const likely = await listLikely(tx, actor, { ...input, seen: '', asked: '' }, today, input.seen)
  const unasked = likely.filter(person => !input.asked.includes(person.personId))
  if (unasked.length > 0 || (likely.length > 0 && input.somebody === ''))
    throw new Refusal('somebody', 'Somebody like this is already known. Say whether it is them')
}

function namesOf({ nameKind, given, family, also }: BeginInput): NameInput[] {
  const names: NameInput[] = []
  if (given || family) names.push({ kind: nameKind, given, family, script: null })
  if (also) names.push({ kind: 'street', given: also, family: '', script: null })
  return names
}

/** What was typed and not empty, as it was typed: kept for ever. */
function givenOf({
  recordId: _id,
  seen: _seen,
  asked: _asked,
  somebody: _who,
  ...told
}: BeginInput) {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''))
}
