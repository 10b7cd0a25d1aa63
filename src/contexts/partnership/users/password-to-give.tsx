import { errorMessageFor, GovukInput, type PageError } from '../../../design-system/index.ts'

/** An invented password, shown this once so that an administrator can hand it over; another may be typed. */
export function PasswordToGive({ value, errors }: { value: string; errors: readonly PageError[] }) {
  return (
    <GovukInput
      id="password"
      name="password"
      label={{ text: 'Password to give them' }}
      hint={{
        text: 'These words were drawn at random. Write them down before you save: they are not shown again. Tell them on the telephone or in person, and ask them to change it on their account page.',
      }}
      autocomplete="off"
      spellcheck={false}
      value={value}
      errorMessage={errorMessageFor(errors, 'password')}
    />
  )
}
