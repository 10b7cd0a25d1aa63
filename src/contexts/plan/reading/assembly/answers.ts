import type { Answers, PlanField } from '../reading.ts'

/** What a person said a column means: answers to 'header' questions, by the column's plain name. */
export function answeredFields(answers: Answers): Map<string, PlanField> {
  const fields = new Map<string, PlanField>()
  for (const [key, value] of Object.entries(answers)) {
    const label = /^header:(.+)$/u.exec(key)?.[1]
    if (label !== undefined) fields.set(label, value as PlanField)
  }
  return fields
}
