import type { ReadDb, Tx } from '../../../platform/db/connect.ts'
import type { CardBirth, CardName, PersonCard } from '../matching/search/person-card.ts'
import { keysVersion, searchKeys } from '../matching/search/person-keys.ts'

/**
 * Makes the card and the search keys of a record anew from what it holds now. Called after every change of names,
 * birth, look or sex, in the same transaction. Only who somebody is goes into it: nothing that needs a permission.
 */
export async function refreshCard(tx: Tx, recordId: string): Promise<void> {
  const card = await readCard(tx, recordId)
  await tx
    .updateTable('people.record')
    .set({ card: JSON.stringify(card), keys: searchKeys(card), keysVersion })
    .where('id', '=', recordId)
    .execute()
}

/** What a search compares of one record: the identity that stands now. */
async function readCard(db: ReadDb, recordId: string): Promise<PersonCard> {
  const names = await db
    .selectFrom('people.name')
    .select(['given', 'family', 'kind'])
    .where('recordId', '=', recordId)
    .where('category', '=', 'identity')
    .where('endedAt', 'is', null)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const birth = await db
    .selectFrom('people.birth')
    .select(['precision', 'year', 'month', 'day', 'ageFrom', 'ageTo', 'asOn'])
    .where('recordId', '=', recordId)
    .where('category', '=', 'identity')
    .where('endedAt', 'is', null)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const sex = await db
    .selectFrom('people.answer')
    .select('choice')
    .where('recordId', '=', recordId)
    .where('question', '=', 'sex')
    .where('category', '=', 'identity')
    .where('endedAt', 'is', null)
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const looks = await db
    .selectFrom('people.look')
    .select('words')
    .where('recordId', '=', recordId)
    .where('category', '=', 'identity')
    .where('endedAt', 'is', null)
    .orderBy('recordedAt', 'desc')
    .execute()
  return {
    names: names as CardName[],
    birth: (birth as CardBirth | undefined) ?? null,
    sex: sex?.choice ?? null,
    description: looks.map(look => look.words).join('; ') || null,
  }
}
