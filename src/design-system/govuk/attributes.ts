import type { ComponentChildren } from 'preact'
import type { Attributes, AttributeValue, Html, PluralMessages } from './option-types.ts'

type PrintedAttributes = Record<string, string | true>

function isOptional(value: AttributeValue): value is Extract<AttributeValue, { value: unknown }> {
  return typeof value === 'object' && value !== null
}

/**
 * Turns the `attributes` option into TSX attributes as govuk-frontend's `govukAttributes` macro
 * prints them: a plain value always appears, an `optional` one only when it says something.
 */
export function attributesOf(attributes: Attributes | undefined): PrintedAttributes {
  const printed: PrintedAttributes = {}
  for (const [name, given] of Object.entries(attributes ?? {})) {
    const value = isOptional(given) ? given.value : given
    if (isOptional(given) && given.optional) {
      if (value === undefined || value === null || value === false) continue
      printed[name] = value === true ? true : String(value)
    } else {
      printed[name] = value === undefined || value === null ? '' : String(value)
    }
  }
  return printed
}

/** Joins class names and leaves out the absent ones. */
export function classNames(...names: ReadonlyArray<string | false | null | undefined>): string {
  return names.filter(Boolean).join(' ')
}

/** Joins ids for `aria-describedby`; undefined when there are none. */
export function ids(...names: ReadonlyArray<string | false | null | undefined>) {
  return classNames(...names) || undefined
}

/** The `html` option where there is one, else the `text` option. */
export function content(
  option:
    | { readonly html?: Html | undefined; readonly text?: string | undefined }
    | false
    | null
    | undefined,
): ComponentChildren {
  return option ? (option.html ?? option.text) : undefined
}

/** Whether a text-or-html option says anything. */
export function hasContent(
  option:
    | { readonly html?: Html | undefined; readonly text?: string | undefined }
    | false
    | null
    | undefined,
) {
  return Boolean(option && (option.html || option.text))
}

/** Messages that the browser script reads from `data-i18n.…` attributes. */
export function messageAttributes(
  messages: Readonly<Record<string, string | PluralMessages | undefined>>,
): Record<string, string> {
  const printed: Record<string, string> = {}
  for (const [key, message] of Object.entries(messages)) {
    if (!message) continue
    if (typeof message === 'string') printed[`data-i18n.${key}`] = message
    else
      for (const [rule, text] of Object.entries(message)) printed[`data-i18n.${key}.${rule}`] = text
  }
  return printed
}

export type HeadingTag = 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6'

/** `h1` to `h6` for a heading level; throws a RangeError for anything else. */
export function headingTag(level: number): HeadingTag {
  const tag = (['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const)[level - 1]
  if (!tag) throw new RangeError(`There is no heading level ${level}: use 1 to 6.`)
  return tag
}
