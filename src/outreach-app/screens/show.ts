import { h } from '../element.ts'

/** One screen: what fills the page, and what lies under the thumb. */
export type Screen = {
  title: string
  body: readonly (Node | string)[]
  bar?: readonly Node[]
  /** Beside the heading. */
  beside?: readonly Node[]
  /** Where the phone's own way back leads; none on the first screen. */
  back?: () => void
  /** Called when list or outbox changed while it is shown. */
  update?: () => void
  /** Called when another screen takes its place. */
  leave?: () => void
}

let current: Screen | undefined

const main = () => document.querySelector<HTMLElement>('main') ?? document.body
const bar = () => document.querySelector<HTMLElement>('[data-bar]')

/**
 * Shows a screen in the place of the one before, says its title to screen readers by moving there, and makes the phone's
 * own way back lead to `back`.
 */
export function show(screen: Screen): void {
  current?.leave?.()
  current = screen
  const said = document.querySelector('[data-said]')
  if (said) said.textContent = ''
  document.title = `${screen.title} – Throughline outreach`
  const heading = h('h1', { tabindex: -1 }, screen.title)
  const back = screen.back
    ? h('button', { type: 'button', class: 'back', press: screen.back }, 'Back')
    : null
  const head = screen.beside
    ? h('div', { class: 'head' }, heading, h('div', { class: 'beside' }, screen.beside))
    : heading
  main().replaceChildren(...(back ? [back] : []), head, ...screen.body)
  const place = bar()
  place?.replaceChildren(...(screen.bar ?? []))
  if (place) place.hidden = (screen.bar ?? []).length === 0
  scrollTo(0, 0)
  heading.focus({ preventScroll: true })
  if (screen.back && history.state !== 'inside') history.pushState('inside', '')
}

export function updateShown(): void {
  current?.update?.()
}

/** The phone's own way back works as the button does. */
export function followWayBack(): void {
  addEventListener('popstate', () => current?.back?.())
}

/** Says something to everybody, also to who does not see it. It stays until the next one. */
export function say(words: string): void {
  const place = document.querySelector<HTMLElement>('[data-said]')
  if (!place) return
  // The same words twice are two messages.
  place.textContent = ''
  requestAnimationFrame(() => {
    place.textContent = words
  })
}
