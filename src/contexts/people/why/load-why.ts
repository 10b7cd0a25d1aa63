import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import type { Category } from '../categories.ts'
import { getPerson, type ShownPerson } from '../record/person-queries.ts'
import { type Colleague, listColleagues } from '../restriction/restriction-queries.ts'
import { listCategories, type ShownCategory } from './category-queries.ts'
import { groundWords, missingWords, type Told } from './ground-words.ts'
import { type AskedUser, findAskedUser, listGrounds, listMissing } from './why-queries.ts'

/** For one kind of information in the record of one organisation: whether it is seen, and why or why not. */
export type Reason = { category: ShownCategory; isSeen: boolean; words: string[] }

export type Explained = {
  person: ShownPerson
  asked: AskedUser
  colleagues: Colleague[]
  holders: { organisationId: string; organisation: string; reasons: Reason[] }[]
}

/**
 * Why a user sees what they see of a person, record by record; without a user, or with one who is nobody here, about
 * whoever asks. Throws NotFound for a person whom whoever asks does not see.
 */
export async function loadWhy(
  db: ReadDb,
  actor: Actor,
  personId: string,
  userId: string | undefined,
): Promise<Explained> {
  const person = await getPerson(db, personId)
  const found = userId ? await findAskedUser(db, userId) : undefined
  const asked = found ?? {
    id: actor.userId,
    name: actor.name,
    organisationId: actor.organisationId,
    organisation: actor.organisationName,
  }
  const categories = await listCategories(db)
  const grounds = await listGrounds(db, asked.id, personId)
  const missing = await listMissing(db, asked.id, personId)
  const isMe = asked.id === actor.userId
  const holders = [...new Map(person.records.map(one => [one.organisationId, one])).values()]
  return {
    person,
    asked,
    colleagues: await listColleagues(db),
    holders: holders.map(({ organisationId, organisation: holder }) => {
      const told: Told = {
        who: isMe ? 'You' : asked.name,
        isMe,
        organisation: asked.organisation,
        holder,
      }
      const isHere = (one: { heldBy: string; category: Category }, code: Category) =>
        one.heldBy === organisationId && one.category === code
      const reasons = categories.map(category => {
        const why = grounds.filter(one => isHere(one, category.code))
        const whyNot = missing.filter(one => isHere(one, category.code))
        const words =
          why.length > 0
            ? why.map(one => groundWords(one, told))
            : whyNot.map(one => missingWords(one, told))
        return { category, isSeen: why.length > 0, words: [...new Set(words)] }
      })
      return { organisationId, organisation: holder, reasons }
    }),
  }
}
