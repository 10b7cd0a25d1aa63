import type { PlainDate } from '../../../../platform/dates.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import type { Category } from '../../categories.ts'

export type Question = {
  code: string
  label: string
  hint: string | null
  category: Category
  /** More than one answer can be true at once. */
  many: boolean
  /** Asked today; others are kept for the answers that they had. */
  isAsked: boolean
  choices: { code: string; label: string; isOffered: boolean }[]
}

/** Every question that is or was asked, in order, with the choices that it offers or offered. */
export async function listQuestions(db: ReadDb, today: PlainDate): Promise<Question[]> {
  const isNow = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }) =>
    validFrom <= today && (validTo === null || validTo >= today)
  const questions = await db
    .selectFrom('people.question')
    .selectAll()
    .orderBy('position')
    .orderBy('code')
    .execute()
  const choices = await db
    .selectFrom('people.choice')
    .select(['question', 'code', 'label', 'validFrom', 'validTo'])
    .orderBy('position')
    .execute()
  return questions.map(question => ({
    code: question.code,
    label: question.label,
    hint: question.hint,
    category: question.category as Category,
    many: question.many,
    isAsked: isNow(question),
    choices: choices
      .filter(choice => choice.question === question.code)
      .map(choice => ({ code: choice.code, label: choice.label, isOffered: isNow(choice) })),
  }))
}
