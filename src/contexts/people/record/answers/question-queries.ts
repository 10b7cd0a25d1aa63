import { type Selectable, sql } from 'kysely'
import type { PlainDate } from '../../../../platform/dates.ts'
import { keptPlan, type ReadDb } from '../../../../platform/db/connect.ts'
import type { PeopleChoice, PeopleQuestion } from '../../../../platform/db/tables.ts'
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
  const { rows: questions } = await sql<Selectable<PeopleQuestion>>`${keptPlan}
    select * from people.question order by position, code`.execute(db)
  const { rows: choices } = await sql<Selectable<PeopleChoice>>`${keptPlan}
    select * from people.choice order by position`.execute(db)
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
