import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukCheckboxes,
  GovukInsetText,
  GovukRadios,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, seenVersion, ticked, typedText } from '../../../platform/web/form-page.ts'
import type { ShownShift } from './shift-queries.ts'
import { timesInWords } from './shift-words.ts'

type Choice = { id: string; name: string; organisation: string }
export type ForCrew = { shift: ShownShift; choices: Choice[]; buddies: Choice[] }

/** Who goes out on a shift, and who is told when they are overdue. */
export function CrewPage(props: FormProps<ForCrew>) {
  const { chrome, errors, loaded, values, stale } = props
  const { shift, choices, buddies } = loaded
  const { members } = shift
  const inCrew = new Set(members.map(member => member.userId))
  const option = ({ id, name, organisation }: Choice) => ({
    value: id,
    text: `${name}, ${organisation}`,
  })
  return (
    <Page
      title="Crew of the shift"
      chrome={chrome}
      errors={errors}
      back={{ href: `/street/shifts/${shift.id}`, text: 'Back to the shift' }}
    >
      <span class="govuk-caption-l">{timesInWords(shift)}</span>
      <h1 class="govuk-heading-l">Who goes out</h1>
      {stale && (
        <GovukInsetText>
          Somebody changed the shift meanwhile. Its crew is now:{' '}
          {members.map(member => member.name).join(', ') || 'empty'}. What you chose is below.
        </GovukInsetText>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <input type="hidden" name="version" value={seenVersion(props, shift.version)} />
        {members.map(member => (
          <GovukSelect
            id={`buddy-${member.userId}`}
            name={`buddy-${member.userId}`}
            label={{ text: `Buddy of ${member.name}` }}
            hint={{ text: 'Is told when they are overdue, and knows what to do then' }}
            value={typedText(values, `buddy-${member.userId}`, member.buddyId ?? '')}
            errorMessage={errorMessageFor(errors, `buddy-${member.userId}`)}
            items={[
              { value: '', text: 'Nobody yet' },
              ...buddies.filter(buddy => buddy.id !== member.userId).map(option),
            ]}
          />
        ))}
        {members.length > 0 && (
          <>
            <GovukRadios
              idPrefix="leads"
              name="leads"
              fieldset={{ legend: { text: 'Who leads?', classes: 'govuk-fieldset__legend--s' } }}
              value={typedText(values, 'leads', members.find(member => member.leads)?.userId ?? '')}
              items={members.map(member => ({ value: member.userId, text: member.name }))}
            />
            <GovukCheckboxes
              idPrefix="remove"
              name="remove"
              fieldset={{
                legend: {
                  text: 'Who does not go out after all?',
                  classes: 'govuk-fieldset__legend--s',
                },
              }}
              values={ticked(values, 'remove')}
              items={members.map(member => ({ value: member.userId, text: member.name }))}
            />
          </>
        )}
        <GovukSelect
          id="add"
          name="add"
          label={{ text: 'Add somebody' }}
          hint={{ text: 'One at a time: save, and come back for the next' }}
          value={typedText(values, 'add')}
          errorMessage={errorMessageFor(errors, 'add')}
          items={[
            { value: '', text: 'Nobody' },
            ...choices.filter(choice => !inCrew.has(choice.id)).map(option),
          ]}
        />
        <GovukButton text="Save the crew" preventDoubleClick />
      </form>
    </Page>
  )
}
