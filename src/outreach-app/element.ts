type Child = Node | string | null | undefined | false
type Properties = {
  class?: string
  /** Called when it is pressed. */
  press?: () => void
  /** Called at each change of what is typed or chosen. */
  input?: () => void
  [attribute: string]: string | number | boolean | null | undefined | (() => void)
}

/** Makes an element. Text stays text: nothing that anybody wrote is ever read as HTML. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function')
      element.addEventListener(name === 'press' ? 'click' : name, value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value))
  }
  for (const child of children.flat()) if (child) element.append(child)
  return element
}

/** A button that presses nothing but itself: never one that sends a form. */
export function button(
  words: string | Node | readonly Node[],
  press: () => void,
  properties: Properties = {},
): HTMLButtonElement {
  return h('button', { type: 'button', press, ...properties }, words as Node)
}

let lastId = 0

/** An id for joining a label, a hint or an error with its field. */
export function newElementId(what: string): string {
  lastId += 1
  return `${what}-${lastId}`
}
