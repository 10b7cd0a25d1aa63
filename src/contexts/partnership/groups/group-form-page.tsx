import {
  CsrfField,
  errorMessageFor,
  GovukButton,
  GovukInput,
  GovukSelect,
  Page,
} from '../../../design-system/index.ts'
import { type FormProps, typedText } from '../../../platform/web/form-page.ts'
import { MembersList } from '../members-list.tsx'
import { groupKinds } from './group-form.ts'
import type { ShownGroup } from './group-queries.ts'

/** Adding a group, or a group with its people and what can be changed. */
export function GroupFormPage(props: FormProps<{ newId: string; before: ShownGroup | null }>) {
  const { chrome, errors, loaded, values } = props
  const { before } = loaded
  const title = before?.name ?? 'Add a group'
  return (
    <Page
      title={title}
      chrome={chrome}
      errors={errors}
      back={{ href: '/partnership/groups', text: 'Back to groups' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {before && (
        <>
          <MembersList members={before.members} />
          <h2 class="govuk-heading-m">Change the group</h2>
        </>
      )}
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        {!before && <input type="hidden" name="id" value={typedText(values, 'id', loaded.newId)} />}
        <GovukInput
          id="name"
          name="name"
          label={{ text: 'Name' }}
          value={typedText(values, 'name', before?.name)}
          errorMessage={errorMessageFor(errors, 'name')}
        />
        <GovukSelect
          id="kind"
          name="kind"
          label={{ text: 'Kind of group' }}
          value={typedText(values, 'kind', before?.kind)}
          errorMessage={errorMessageFor(errors, 'kind')}
          items={[
            { value: '', text: 'Choose a kind' },
            ...Object.entries(groupKinds).map(([value, text]) => ({ value, text })),
          ]}
        />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
