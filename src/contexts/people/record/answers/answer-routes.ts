import { NotFound } from '../../../../platform/refusal.ts'
import type { App } from '../../../../platform/web/app.ts'
import { formPage } from '../../../../platform/web/form-page.ts'
import { NotAllowed } from '../../../../platform/web/route.ts'
import { mayWorkWithPeople } from '../../../partnership/index.ts'
import { type Category, categories } from '../../categories.ts'
import { getPerson } from '../person-queries.ts'
import { findRecordOf, listMayTell } from '../record-queries.ts'
import { personViewed } from '../view-audit.ts'
import { answersForm } from './answers-form.ts'
import { AnswersPage } from './answers-page.tsx'
import { listOwnAnswers } from './own-answers.ts'
import { listQuestions } from './question-queries.ts'
import { saveAnswers } from './save-answers.ts'

export function answerRoutes(app: App): void {
  formPage(app, '/people/:id/answers/:group', {
    allow: mayWorkWithPeople,
    audit: 'people.answer.added',
    look: personViewed('answers'),
    load: async ({ db, actor, params, today }) => {
      const person = await getPerson(db, params.id)
      const group = groupOf(params.group)
      if (!(await listMayTell(db, actor, params.id)).includes(group)) throw new NotAllowed()
      const questions = (await listQuestions(db, today)).filter(
        question => question.category === group && question.isAsked,
      )
      if (questions.length === 0) throw new NotFound()
      const standing = await listOwnAnswers(db, actor.organisationId, params.id)
      const record = await findRecordOf(db, actor.organisationId, params.id)
      return { person, group, questions, standing, version: record?.version ?? 0 }
    },
    view: AnswersPage,
    form: answersForm,
    save: ({ tx, actor, input, params, now, today }) =>
      saveAnswers(tx, actor, { personId: params.id, group: groupOf(params.group) }, input, {
        now,
        today,
      }),
    said: ({ saved }) => (saved === 0 ? 'Nothing was different, so nothing was saved.' : 'Saved.'),
    next: ({ params }) => `/people/${params.id}#answers`,
  })
}

function groupOf(group: string): Category {
  const found = categories.find(category => category === group)
  if (!found) throw new NotFound()
  return found
}
