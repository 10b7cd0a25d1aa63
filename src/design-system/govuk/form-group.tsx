import type { ComponentChildren } from 'preact'
import { attributesOf, classNames, content, ids } from './attributes.ts'
import { GovukErrorMessage } from './error-message.tsx'
import { GovukFieldset } from './fieldset.tsx'
import { GovukHint } from './hint.tsx'
import { GovukLabel } from './label.tsx'
import type { Absent, Attributes, Html } from './option-types.ts'
import type {
  ErrorMessageOptions,
  FieldsetOptions,
  HintOptions,
  LabelOptions,
} from './options.generated.ts'

type Content = { readonly text?: string | undefined; readonly html?: Html | undefined }

type GroupOptions = {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

type Parts = {
  readonly hint?: Partial<HintOptions> | Absent
  readonly errorMessage?: Partial<ErrorMessageOptions> | Absent
}

/** The ids of a field's hint and error message, after those the page adds itself. */
export function describedBy(id: string | undefined, parts: Parts, own?: string) {
  return ids(own, parts.hint && `${id}-hint`, parts.errorMessage && `${id}-error`)
}

function HintAndError({ id, hint, errorMessage }: Parts & { readonly id: string | undefined }) {
  return (
    <>
      {hint && <GovukHint {...hint} id={`${id}-hint`} />}
      {errorMessage && <GovukErrorMessage {...errorMessage} id={`${id}-error`} />}
    </>
  )
}

function FormGroup(props: {
  readonly formGroup?: GroupOptions | undefined
  readonly hasError: boolean
  readonly children: ComponentChildren
}) {
  return (
    <div
      class={classNames(
        'govuk-form-group',
        props.hasError && 'govuk-form-group--error',
        props.formGroup?.classes,
      )}
      {...attributesOf(props.formGroup?.attributes)}
    >
      {props.children}
    </div>
  )
}

/** What text input, textarea, select and file upload share: group, label, hint, error, content before and after. */
export function LabelledField(
  props: Parts & {
    readonly id: string
    readonly label?: Partial<LabelOptions> | Absent
    readonly formGroup?:
      | (GroupOptions & {
          readonly beforeInput?: Content | undefined
          readonly afterInput?: Content | undefined
        })
      | undefined
    readonly children: ComponentChildren
  },
) {
  return (
    <FormGroup formGroup={props.formGroup} hasError={Boolean(props.errorMessage)}>
      {props.label && <GovukLabel {...props.label} for={props.id} />}
      <HintAndError id={props.id} hint={props.hint} errorMessage={props.errorMessage} />
      {content(props.formGroup?.beforeInput)}
      {props.children}
      {content(props.formGroup?.afterInput)}
    </FormGroup>
  )
}

/** What radios, checkboxes and date input share: group, optional fieldset, hint, error, then the inputs. */
export function GroupedField(
  props: Parts & {
    readonly id: string | undefined
    readonly fieldset?: Partial<FieldsetOptions> | Absent
    readonly role?: 'group'
    readonly describedBy: string | undefined
    readonly formGroup?: GroupOptions | undefined
    readonly children: ComponentChildren
  },
) {
  const inner = (
    <>
      <HintAndError id={props.id} hint={props.hint} errorMessage={props.errorMessage} />
      {props.children}
    </>
  )
  return (
    <FormGroup formGroup={props.formGroup} hasError={Boolean(props.errorMessage)}>
      {props.fieldset ? (
        <GovukFieldset
          describedBy={props.describedBy}
          classes={props.fieldset.classes}
          role={props.role}
          attributes={props.fieldset.attributes}
          legend={props.fieldset.legend}
        >
          {inner}
        </GovukFieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}
