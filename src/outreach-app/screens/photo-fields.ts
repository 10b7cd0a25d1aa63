import type { Draft } from '../contact/contact-draft.ts'
import { redrawPhoto } from '../contact/photo.ts'
import { button, h, newElementId } from '../element.ts'
import type { Photo } from '../phone/written.ts'
import { textField } from './fields.ts'

const most = 4

/** Pictures of a contact. Each is drawn anew before it is kept: without place, time and device. */
export function photoFields(
  given: Draft['files'],
  photos: Map<string, Photo>,
  onInput: (files: Draft['files']) => void,
): HTMLElement {
  let files = given
  const id = newElementId('photo')
  const said = h('p', { class: 'error', role: 'alert', hidden: true })
  const shown = h('div', {})
  const set = (changed: Draft['files']) => {
    files = changed
    onInput(files)
  }
  const fill = () =>
    shown.replaceChildren(
      ...files.map(file =>
        h(
          'div',
          { class: 'photo' },
          file.preview ? h('img', { src: file.preview, alt: file.words || 'The picture' }) : null,
          textField(
            'What it shows',
            file.words,
            words => set(files.map(one => (one.sha256 === file.sha256 ? { ...one, words } : one))),
            { most: 300, hint: 'For those who cannot see it' },
          ).element,
          button(
            'Take this picture out',
            () => {
              photos.delete(file.sha256)
              set(files.filter(one => one.sha256 !== file.sha256))
              fill()
            },
            { class: 'action quiet' },
          ),
        ),
      ),
    )
  const input = h('input', { type: 'file', id, accept: 'image/*', capture: 'environment' })
  const refuse = (words: string | undefined) => {
    said.hidden = words === undefined
    said.textContent = words ?? ''
  }
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (!file) return
    if (files.length >= most) {
      refuse(`At most ${most} pictures`)
      return
    }
    void redrawPhoto(file).then(drawn => {
      input.value = ''
      refuse(drawn ? undefined : 'This phone cannot read that as a picture')
      if (!drawn || files.some(one => one.sha256 === drawn.photo.sha256)) return
      photos.set(drawn.photo.sha256, drawn.photo)
      set([...files, { sha256: drawn.photo.sha256, words: '', preview: drawn.preview }])
      fill()
    })
  })
  fill()
  return h(
    'div',
    {},
    h(
      'p',
      {},
      'Only with their yes, or as the agreement says. The picture keeps neither place nor time.',
    ),
    said,
    shown,
    h('div', { class: 'field' }, h('label', { for: id }, 'Take a picture'), input),
  )
}
