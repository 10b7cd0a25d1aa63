import { attributesOf, classNames, content } from './attributes.ts'
import type { PhaseBannerOptions } from './options.generated.ts'
import { GovukTag } from './tag.tsx'

export function GovukPhaseBanner(options: PhaseBannerOptions) {
  const tag = options.tag || {}
  return (
    <div
      class={classNames('govuk-phase-banner govuk-width-container', options.classes)}
      {...attributesOf(options.attributes)}
    >
      <p class="govuk-phase-banner__content">
        <GovukTag
          text={tag.text}
          html={tag.html}
          classes={classNames('govuk-phase-banner__content__tag', tag.classes)}
        />{' '}
        <span class="govuk-phase-banner__text">{content(options)}</span>
      </p>
    </div>
  )
}
