import type { ComponentChildren } from 'preact'

/** The page's actions in one row, most important first: GovukButtons and links. */
export function ActionBar({ children }: { readonly children: ComponentChildren }) {
  return <div class="tl-action-bar">{children}</div>
}
