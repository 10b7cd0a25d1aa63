import type { ReadDb } from '../../../../platform/db/connect.ts'

/** What somebody answered and an organisation holds now, oldest first. */
export async function listOwnAnswers(db: ReadDb, organisationId: string, personId: string) {
  return await db
    .selectFrom('people.answer as a')
    .innerJoin('people.record as r', 'r.id', 'a.recordId')
    .select(['a.id', 'a.question', 'a.state', 'a.choice', 'a.words'])
    .where('r.personId', '=', personId)
    .where('a.organisationId', '=', organisationId)
    .where('a.endedAt', 'is', null)
    .orderBy('a.recordedAt')
    .orderBy('a.id')
    .execute()
}
