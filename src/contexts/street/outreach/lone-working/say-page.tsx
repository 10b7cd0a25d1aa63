import { CsrfField, GovukButton, Page } from '../../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../../platform/web/form-page.ts'
import { ChoiceField, LineField } from '../../../people/index.ts'
import type { CrewOut } from './crew-out-queries.ts'

export type ForSay = { newId: string; member: CrewOut }

/** Saying how it is with somebody on a shift: for oneself, or for somebody who told one. */
export function SayPage({ actor, chrome, errors, loaded, values }: FormProps<ForSay>) {
  const { member, newId } = loaded
  const isSelf = member.userId === actor.userId
  const title = isSelf ? 'How it is with you' : `How it is with ${member.name}`
  const shown = { values, errors }
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: '/street/lone-working', text: 'Back to lone working' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {!isSelf && (
        <p class="govuk-body">
          Only what they told you themselves, or what you saw. Your name stands with it.
        </p>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="id" value={typedText(values, 'id', newId)} />
        <ChoiceField
          {...shown}
          name="what"
          label={isSelf ? 'What do you want to say?' : 'What do you know?'}
          items={[
            { value: 'start', text: isSelf ? 'I am setting out' : 'They have set out' },
            { value: 'all-well', text: 'All is well' },
            { value: 'back', text: isSelf ? 'I am back' : 'They are back, and safe' },
          ]}
        />
        <ChoiceField
          {...shown}
          name="within"
          label="When will the next word come, if not back by then?"
          before="60"
          items={[
            { value: '30', text: 'Within half an hour' },
            { value: '60', text: 'Within an hour' },
            { value: '120', text: 'Within two hours' },
            { value: 'end', text: 'At the end of the shift' },
          ]}
        />
        <LineField
          {...shown}
          name="words"
          label="Anything else? (optional)"
          hint="Where you go next, whom you rang. Nothing about people whom you meet."
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
