import { attributesOf, classNames, messageAttributes } from './attributes.ts'
import { describedBy, LabelledField } from './form-group.tsx'
import type { FileUploadOptions } from './options.generated.ts'

export function GovukFileUpload(options: FileUploadOptions) {
  const id = options.id || options.name
  const input = (
    <input
      class={classNames(
        'govuk-file-upload',
        options.classes,
        options.errorMessage && 'govuk-file-upload--error',
      )}
      id={id}
      name={options.name}
      type="file"
      disabled={options.disabled}
      multiple={options.multiple}
      aria-describedby={describedBy(id, options, options.describedBy)}
      {...attributesOf(options.attributes)}
    />
  )
  return (
    <LabelledField
      id={id}
      label={options.label}
      hint={options.hint}
      errorMessage={options.errorMessage}
      formGroup={options.formGroup}
    >
      {options.javascript ? (
        <div
          class={classNames('govuk-file-upload-wrapper', options.wrapperClasses)}
          data-module="govuk-file-upload"
          {...messageAttributes({
            'choose-files-button': options.chooseFilesButtonText,
            'no-file-chosen': options.noFileChosenText,
            'multiple-files-chosen': options.multipleFilesChosenText,
            'drop-instruction': options.dropInstructionText,
            'entered-drop-zone': options.enteredDropZoneText,
            'left-drop-zone': options.leftDropZoneText,
          })}
          {...attributesOf(options.wrapperAttributes)}
        >
          {input}
        </div>
      ) : (
        input
      )}
    </LabelledField>
  )
}
