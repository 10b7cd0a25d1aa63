import type { PackAlert } from '../../contexts/street/outreach/contract.ts'
import { button, h } from '../element.ts'
import { phone, saveAlertAnswer } from '../phone/phone.ts'
import { StorageFull } from '../storage/open-database.ts'
import { dayOf, timeOf } from '../times.ts'
import { choiceField, textField } from './fields.ts'
import { go } from './go.ts'
import { say, show } from './show.ts'

/** What somebody reported, and what came of it. Who was found is written down as a contact, which answers it too. */
export function showAlert(alert: PackAlert): void {
  const { open } = phone
  if (!open) {
    go.home()
    return
  }
  const site = open.pack.sites.find(({ id }) => id === alert.siteId)
  let outcome = ''
  let words = ''
  const choice = choiceField(
    'If you did not find anybody to write down',
    open.pack.codes.alertOutcome
      .filter(({ code }) => !code.startsWith('found-'))
      .map(({ code, label, hint }) => ({ value: code, label, hint })),
    null,
    value => {
      outcome = value
      choice.showError(undefined)
    },
  )
  const note = textField('A word about it', '', value => (words = value), { most: 1000, lines: 2 })
  const said = h('p', { class: 'error', role: 'alert', hidden: true })
  const save = button(
    'Save this answer',
    () => {
      if (!outcome) {
        choice.showError('Say what came of it')
        return
      }
      save.disabled = true
      saveAlertAnswer(open, alert, outcome, words)
        .then(() => {
          go.list()
          say(`Saved on this phone: ${alert.place}`)
        })
        .catch((error: unknown) => {
          save.disabled = false
          said.textContent =
            error instanceof StorageFull
              ? 'Not saved: this phone has no room left. What you wrote is still here.'
              : 'Not saved: this phone could not write. Try again.'
          said.hidden = false
        })
    },
    { class: 'action quiet' },
  )
  show({
    title: 'Somebody was reported',
    back: () => go.list(),
    body: [
      h('p', {}, h('strong', {}, alert.place), site ? ` (${site.name})` : ''),
      h(
        'p',
        { class: 'quiet-words' },
        `Told ${dayOf(alert.toldAt)}, ${timeOf(alert.toldAt)}${alert.seenAt ? `; seen ${dayOf(alert.seenAt)}, ${timeOf(alert.seenAt)}` : ''}`,
      ),
      ...(alert.description ? [h('p', {}, alert.description)] : []),
      ...(alert.words ? [h('p', {}, alert.words)] : []),
      said,
      choice.element,
      note.element,
      save,
    ],
    bar: [button('I found somebody', () => go.whoWasIt(alert), { class: 'action' })],
  })
}
