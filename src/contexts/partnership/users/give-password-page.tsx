import { CsrfField, GovukButton, Page } from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { PasswordToGive } from './password-to-give.tsx'
import type { ShownUser } from './user-queries.ts'

/** A new password for somebody who lost theirs. */
export function GivePasswordPage(props: FormProps<{ user: ShownUser; passphrase: string }>) {
  const { chrome, errors, loaded, values } = props
  const title = `Give ${loaded.user.name} a new password`
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: `/partnership/users/${loaded.user.id}`, text: `Back to ${loaded.user.name}` }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        Make sure that it is really them who ask. Wherever they are signed in now, they are signed
        out.
      </p>
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <PasswordToGive value={typedText(values, 'password', loaded.passphrase)} errors={errors} />
        <GovukButton text="Set this password" preventDoubleClick />
      </form>
    </Page>
  )
}
