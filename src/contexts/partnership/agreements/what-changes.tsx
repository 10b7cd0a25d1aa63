import { GovukInsetText, type PageError } from '../../../design-system/index.ts'
import type { Sharing } from './agreement-queries.ts'
import { type Change, changeWords, checkOf } from './sharing-rules.ts'

/**
 * What a change does for whom, shown before it is saved, and the sign that it was seen. Nothing where nobody sees more
 * or less.
 */
export function WhatChanges({
  errors,
  sharing,
  change,
}: {
  errors: readonly PageError[]
  sharing: Sharing
  /** Worked out from what was typed; the command asked for it, so that it is known to be right. */
  change: () => Change | undefined
}) {
  const asked = isAskedToCheck(errors) && change()
  if (!asked) return <input type="hidden" name="check" value="" />
  const words = changeWords(sharing, asked)
  return (
    <GovukInsetText>
      <h2 class="govuk-heading-m" id="check">
        Check what this changes
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {words.map(sentence => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p class="govuk-body">
        They see it as far as each person’s own permissions allow. Save again to make the change.
      </p>
      <input type="hidden" name="check" value={checkOf(words)} />
    </GovukInsetText>
  )
}

/** Whether nothing is wrong but that the effects were not seen yet. */
export function isAskedToCheck(errors: readonly PageError[]): boolean {
  return errors.some(error => error.field === 'check')
}
