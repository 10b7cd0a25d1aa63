import { AddLink, HeldBy } from '../facts/fact-section.tsx'
import type { PersonPageLoaded } from '../load-person-page.ts'
import { answerText, groupNames } from './answer-words.ts'

/** What somebody said about themselves, group by group; only the groups that the reader's account may open at all. */
export function AnswersSection({ loaded }: { loaded: PersonPageLoaded }) {
  const { person, standing, questions, permitted, mayTell } = loaded
  const groups = [...new Set(questions.map(question => question.category))].filter(
    // On duty, and in an emergency, somebody sees what their account alone would not let them.
    group =>
      permitted.includes(group) ||
      group === 'identity' ||
      standing.answers.some(answer => answer.category === group),
  )
  return (
    <section class="tl-person__section">
      <h2 class="govuk-heading-m" id="answers">
        What they said about themselves
      </h2>
      {groups.map(group => {
        const asked = questions.filter(question => question.category === group)
        const unasked = asked.filter(
          question =>
            question.isAsked && !standing.answers.some(answer => answer.question === question.code),
        )
        return (
          <>
            <h3 class="govuk-heading-s">{groupNames[group] ?? group}</h3>
            {asked.map(question =>
              standing.answers
                .filter(answer => answer.question === question.code)
                .map(answer => (
                  <div class="tl-fact">
                    <p class="govuk-body tl-fact__value">
                      <span class="tl-fact__label">{question.label}</span>{' '}
                      <span class="tl-words" dir="auto">
                        {answerText(answer, question)}
                      </span>
                    </p>
                    <HeldBy row={answer} person={person} />
                  </div>
                )),
            )}
            {unasked.length > 0 && (
              <p class="govuk-body-s">
                Not asked, as far as you can see:{' '}
                {unasked.map(question => question.label.replace(/\?$/, '')).join('; ')}
              </p>
            )}
            {mayTell.includes(group) && (
              <AddLink
                href={`/people/${person.personId}/answers/${group}`}
                text={`Ask or change: ${groupNames[group] ?? group}`}
              />
            )}
          </>
        )
      })}
    </section>
  )
}
