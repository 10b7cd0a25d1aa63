import type { JSX } from 'preact'

/**
 * Markup that was written as TSX and is therefore escaped: `html={<>Call <strong>{name}</strong></>}`.
 * A string is not Html, so what somebody typed can never be printed as markup.
 */
export type Html = JSX.Element

/** `condition && {…}` may stand wherever an item or a nested component may. */
export type Absent = false | null | undefined

export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly value: string | number | boolean | null | undefined; readonly optional?: boolean }

/** Extra HTML attributes, as in the Design System's `attributes` options. */
export type Attributes = { readonly [name: string]: AttributeValue }

/** Messages by plural rule: `{ one: '…', other: '… %{count} …' }`. */
export type PluralMessages = Readonly<
  Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>
>

/** Places in the service navigation that take markup of one's own. */
export interface ServiceNavigationSlots {
  readonly start?: Html | undefined
  readonly end?: { readonly html: Html; readonly align?: 'inline' | undefined } | undefined
  readonly navigationStart?: Html | undefined
  readonly navigationEnd?: Html | undefined
}
