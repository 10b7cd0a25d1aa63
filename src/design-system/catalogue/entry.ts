import type { JSX } from 'preact'

/** One component on the design system page: its name in code and how it looks. */
export type CatalogueEntry = { readonly name: string; readonly examples: readonly JSX.Element[] }
