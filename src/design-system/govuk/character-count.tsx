import { classNames, content, messageAttributes } from './attributes.ts'
import { GovukHint } from './hint.tsx'
import type { CharacterCountOptions } from './options.generated.ts'
import { GovukTextarea } from './textarea.tsx'

export function GovukCharacterCount(options: CharacterCountOptions) {
  const id = options.id || options.name
  const countType = options.countType || (options.maxwords ? 'words' : undefined)
  const limit = options.maxwords || options.maxlength
  const description =
    options.textareaDescriptionText ||
    `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`
  const message = (
    <>
      <GovukHint
        // Without a limit the browser script writes the message.
        text={limit ? description.replaceAll('%{count}', String(limit)) : undefined}
        id={`${id}-info`}
        classes={classNames('govuk-character-count__message', options.countMessage?.classes)}
      />
      {content(options.formGroup?.afterInput)}
    </>
  )
  return (
    <GovukTextarea
      id={id}
      name={options.name}
      describedBy={`${id}-info`}
      rows={options.rows}
      spellcheck={options.spellcheck}
      value={options.value}
      formGroup={{
        classes: classNames('govuk-character-count', options.formGroup?.classes),
        attributes: {
          'data-module': 'govuk-character-count',
          'data-maxlength': { value: options.maxlength, optional: true },
          'data-maxwords': { value: options.maxwords, optional: true },
          'data-threshold': { value: options.threshold, optional: true },
          'data-count-type': { value: countType || false, optional: true },
          ...messageAttributes({
            'textarea-description':
              !limit && options.textareaDescriptionText
                ? { other: options.textareaDescriptionText }
                : undefined,
            'characters-under-limit': options.charactersUnderLimitText,
            'characters-at-limit': options.charactersAtLimitText,
            'characters-over-limit': options.charactersOverLimitText,
            'words-under-limit': options.wordsUnderLimitText,
            'words-at-limit': options.wordsAtLimitText,
            'words-over-limit': options.wordsOverLimitText,
          }),
          ...options.formGroup?.attributes,
        },
        beforeInput: options.formGroup?.beforeInput,
        afterInput: { html: message },
      }}
      classes={classNames('govuk-js-character-count', options.classes)}
      label={options.label}
      hint={options.hint}
      errorMessage={options.errorMessage}
      attributes={options.attributes}
    />
  )
}
