import { z } from 'zod'
import { cleanText } from '../typed-text.ts'

/** What was typed for one question. */
export type TypedAnswer = { chosen: string[]; words: string | null }

export type AnswersInput = { version: number; answers: Map<string, TypedAnswer> }

const longest = 300

/** The answers to all questions of a group: `answer-sex`, `words-sex`. Which of them are asked, the command knows. */
export const answersForm: z.ZodType<AnswersInput> = z
  .looseObject({ version: z.coerce.number().int().min(0) })
  .transform(({ version, ...typed }, context) => {
    const answers = new Map<string, TypedAnswer>()
    for (const [name, value] of Object.entries(typed)) {
      const [, part, code] = /^(answer|words)-([a-z-]{1,60})$/.exec(name) ?? []
      if (!part || !code) continue
      const answer = answers.get(code) ?? { chosen: [], words: null }
      const texts = [value].flat().filter(text => typeof text === 'string')
      if (part === 'answer') answer.chosen = [...new Set(texts)]
      else {
        const words = cleanText(texts.join(' ')).replaceAll(/\s+/g, ' ').trim()
        if (words.length > longest)
          context.addIssue({
            code: 'custom',
            path: [name],
            message: `Shorten the words to ${longest} characters or fewer`,
          })
        answer.words = words || null
      }
      answers.set(code, answer)
    }
    return { version, answers }
  })
