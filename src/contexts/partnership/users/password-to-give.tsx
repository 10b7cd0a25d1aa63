import { errorMessageFor, GovukTextarea, type PageError } from '../../../design-system/index.ts'

/** An invented password, shown this once so that an administrator can hand it over; another may be typed. */
export function PasswordToGive({ value, errors }: { value: string; errors: readonly PageError[] }) {
  return (
    <GovukTextarea
      id="password"
      name="password"
      // Five words are wider than a telephone, and all of them have to be read.
      rows={2}
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
