import { h, newElementId } from '../element.ts'

/** Where an error about a field is shown, by the name of the field. */
export type Field = { element: HTMLElement; showError: (message: string | undefined) => void }

type Choice = { value: string; label: string; hint?: string | null }

function errorPlace(): { place: HTMLElement; id: string } {
  const id = newElementId('error')
  return { place: h('p', { class: 'error', id, hidden: true }), id }
}

function showIn(place: HTMLElement, marked: HTMLElement, message: string | undefined) {
  place.hidden = message === undefined
  place.textContent = message ?? ''
  if (message === undefined) marked.removeAttribute('aria-invalid')
  else marked.setAttribute('aria-invalid', 'true')
}

/** A line or a box to write in. */
export function textField(
  label: string,
  value: string,
  onInput: (value: string) => void,
  options: {
    hint?: string
    most?: number
    lines?: number
    type?: string
    attributes?: Record<string, string>
  } = {},
): Field & { input: HTMLInputElement | HTMLTextAreaElement } {
  const id = newElementId('field')
  const { place, id: errorId } = errorPlace()
  const hintId = options.hint ? newElementId('hint') : undefined
  const properties = {
    id,
    'aria-describedby': [hintId, errorId].filter(Boolean).join(' '),
    maxlength: options.most ?? null,
    autocomplete: 'off',
    ...options.attributes,
  }
  const input = options.lines
    ? h('textarea', { ...properties, rows: options.lines })
    : h('input', { ...properties, type: options.type ?? 'text' })
  input.value = value
  input.addEventListener('input', () => onInput(input.value))
  return {
    input,
    element: h(
      'div',
      { class: 'field' },
      h('label', { for: id }, label),
      options.hint ? h('p', { class: 'hint', id: hintId }, options.hint) : null,
      place,
      input,
    ),
    showError: message => showIn(place, input, message),
  }
}

/** One of several, in a list that opens. */
export function selectField(
  label: string,
  choices: readonly Choice[],
  value: string,
  onInput: (value: string) => void,
): Field & { input: HTMLSelectElement } {
  const id = newElementId('field')
  const { place, id: errorId } = errorPlace()
  const input = h(
    'select',
    { id, 'aria-describedby': errorId },
    choices.map(choice => h('option', { value: choice.value }, choice.label)),
  )
  input.value = value
  input.addEventListener('change', () => onInput(input.value))
  return {
    input,
    element: h('div', { class: 'field' }, h('label', { for: id }, label), place, input),
    showError: message => showIn(place, input, message),
  }
}

/** One of a few, each as large as a thumb. */
export function choiceField(
  legend: string,
  choices: readonly Choice[],
  value: string | null,
  onInput: (value: string) => void,
  look: 'tiles' | 'list' = 'list',
): Field {
  const name = newElementId('choice')
  const { place, id: errorId } = errorPlace()
  const set = h(
    'fieldset',
    { class: `choices ${look}`, 'aria-describedby': errorId },
    h('legend', {}, legend),
    place,
    choices.map(choice => oneChoice('radio', name, choice, choice.value === value, onInput)),
  )
  return { element: set, showError: message => showIn(place, set, message) }
}

/** Any of several. */
export function severalField(
  legend: string,
  choices: readonly Choice[],
  values: readonly string[],
  onInput: (values: string[]) => void,
): Field {
  const name = newElementId('choice')
  const { place, id: errorId } = errorPlace()
  const chosen = new Set(values)
  const set = h(
    'fieldset',
    { class: 'choices list', 'aria-describedby': errorId },
    h('legend', {}, legend),
    place,
    choices.map(choice =>
      oneChoice('checkbox', name, choice, chosen.has(choice.value), (value, checked) => {
        if (checked) chosen.add(value)
        else chosen.delete(value)
        onInput([...chosen])
      }),
    ),
  )
  return { element: set, showError: message => showIn(place, set, message) }
}

/** Yes or no. */
export function tickField(
  label: string,
  checked: boolean,
  onInput: (checked: boolean) => void,
): HTMLElement {
  return oneChoice('checkbox', newElementId('tick'), { value: 'yes', label }, checked, (_, now) =>
    onInput(now),
  )
}

function oneChoice(
  type: 'radio' | 'checkbox',
  name: string,
  { value, label, hint }: Choice,
  checked: boolean,
  onInput: (value: string, checked: boolean) => void,
): HTMLElement {
  const id = newElementId(name)
  const hintId = hint ? newElementId('hint') : undefined
  const input = h('input', { type, name, id, value, 'aria-describedby': hintId })
  input.checked = checked
  input.addEventListener('change', () => onInput(value, input.checked))
  return h(
    'div',
    { class: 'choice' },
    input,
    h(
      'label',
      { for: id },
      h('span', {}, label),
      hint ? h('span', { class: 'hint', id: hintId }, hint) : null,
    ),
  )
}

/** A part of a form that is folded away until it is needed. */
export function folded(
  summary: string,
  children: readonly Node[],
  open = false,
): HTMLDetailsElement {
  return h('details', { open }, h('summary', {}, summary), h('div', { class: 'fold' }, children))
}
