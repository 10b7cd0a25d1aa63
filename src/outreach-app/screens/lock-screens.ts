import type { ShiftSummary } from '../../contexts/street/outreach/contract.ts'
import { announceChange } from '../changes.ts'
import { button, h } from '../element.ts'
import { type ChosenLock, takePack, unlockWithPasskey, unlockWithPin } from '../phone/open-pack.ts'
import { forget, phone, refresh } from '../phone/phone.ts'
import { fewestDigits, mayHavePasskey, refusePin } from '../secrets/lock.ts'
import { sendNow } from '../sending/keep-sending.ts'
import { StorageFull } from '../storage/open-database.ts'
import { spanOf } from '../times.ts'
import { textField } from './fields.ts'
import { go } from './go.ts'
import { say, show } from './show.ts'
import { waitingInWords } from './status.ts'

const digits = { inputmode: 'numeric', pattern: '[0-9]*', enterkeyhint: 'go' }

/** How tonight's list is locked on this phone. */
export function showChooseLock(shift: ShiftSummary, worker: { id: string; name: string }): void {
  let pin = ''
  let again = ''
  const first = textField('PIN for tonight', '', value => (pin = value), {
    type: 'password',
    hint: `${fewestDigits} digits or more. The more, the safer.`,
    attributes: { ...digits, autocomplete: 'new-password' },
  })
  const second = textField('The same PIN again', '', value => (again = value), {
    type: 'password',
    attributes: { ...digits, autocomplete: 'new-password' },
  })
  const said = h('p', { class: 'error', role: 'alert', hidden: true })
  const take = async (chosen: ChosenLock) => {
    said.hidden = true
    const words = spanOf(shift.startsAt, shift.endsAt)
    for (const one of document.querySelectorAll('main button')) one.setAttribute('disabled', '')
    try {
      const taken = await takePack({ id: shift.id, words }, chosen, worker)
      if (taken.kind === 'taken') {
        phone.open = taken.open
        await refresh()
        void navigator.storage?.persist?.().catch(() => {})
        announceChange()
        return go.list()
      }
      said.textContent = {
        'no-passkey': 'This phone has no passkey that can lock the list. Use a PIN.',
        unreachable: 'There is no signal here. Try again where there is some.',
        fault: 'The server is busy. Try again in a moment.',
        refused:
          taken.kind === 'refused' && taken.failure.message
            ? taken.failure.message
            : 'Sign in again, then take the list.',
      }[taken.kind]
    } catch (error) {
      said.textContent =
        error instanceof StorageFull
          ? 'This phone has no room left. Delete some pictures or apps, then try again.'
          : 'It did not work. Nothing was taken. Try again, or use a PIN.'
    }
    said.hidden = false
    for (const one of document.querySelectorAll('main button')) one.removeAttribute('disabled')
  }
  const form = h(
    'form',
    { novalidate: true },
    first.element,
    second.element,
    h('button', { class: 'action', type: 'submit' }, 'Take tonight’s list'),
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    const wrong = refusePin(pin)
    first.showError(wrong)
    second.showError(!wrong && pin !== again ? 'The two are not the same' : undefined)
    if (wrong) {
      first.input.focus()
      return
    }
    if (pin !== again) {
      second.input.focus()
      return
    }
    void take({ kind: 'pin', pin })
  })
  show({
    title: 'Lock tonight’s list',
    back: () => go.shifts(),
    body: [
      h('p', {}, spanOf(shift.startsAt, shift.endsAt)),
      h(
        'p',
        {},
        'The names on the list are locked on this phone. You open them with a PIN that you choose for tonight. After the shift the phone forgets them.',
      ),
      said,
      form,
      ...(mayHavePasskey()
        ? [
            h('h2', {}, 'Or with finger or face'),
            h('p', {}, 'Safer than a PIN, where the phone can do it.'),
            button('Use a passkey', () => void take({ kind: 'passkey' }), {
              class: 'action quiet',
            }),
          ]
        : []),
    ],
  })
}

/** Tonight's list is here, and locked. */
export function showUnlock(message?: string): void {
  const pack = phone.packs.find(({ packId }) => packId === phone.kept?.packId)
  const said = h('p', { class: 'error', role: 'alert', hidden: true })
  const waiting = h('p', { class: 'quiet-words' }, waitingInWords())
  const refused = (words: string) => {
    said.textContent = words
    said.hidden = false
  }
  const came = async (unlocked: Awaited<ReturnType<typeof unlockWithPin>>) => {
    if (unlocked.kind === 'open') {
      phone.open = unlocked.open
      await refresh()
      void sendNow()
      return go.list()
    }
    await refresh()
    if (unlocked.kind === 'gone') {
      announceChange()
      return go.home('The list is not on this phone any more. What you wrote is.')
    }
    refused(
      `That was not it. ${unlocked.triesLeft === 1 ? 'One more try' : `${unlocked.triesLeft} more tries`}, then this phone forgets the list. What you wrote stays.`,
    )
  }
  const byPin = phone.kept?.lock.kind === 'pin'
  show({
    title: 'Tonight’s list is locked',
    body: [
      ...(message ? [h('p', { class: 'notice' }, message)] : []),
      h('p', {}, pack ? `${pack.shift}. ${pack.workerName}.` : ''),
      waiting,
      said,
      byPin ? pinForm(came, refused) : passkeyButton(came, refused),
      h(
        'details',
        { class: 'apart' },
        h('summary', {}, 'I cannot open it'),
        h(
          'div',
          { class: 'fold' },
          h(
            'p',
            {},
            'This phone can forget the list, and take a new one where there is a signal. What you wrote stays and is sent.',
          ),
          button('Forget tonight’s list', () => void forget().then(() => go.home()), {
            class: 'action quiet',
          }),
        ),
      ),
    ],
    update: () => {
      waiting.textContent = waitingInWords()
      if (!phone.kept) go.home()
    },
  })
}

type Came = (unlocked: Awaited<ReturnType<typeof unlockWithPin>>) => Promise<void>

function pinForm(came: Came, refused: (words: string) => void): HTMLElement {
  let pin = ''
  const field = textField('PIN', '', value => (pin = value), {
    type: 'password',
    attributes: { ...digits, autocomplete: 'off' },
  })
  const open = h('button', { class: 'action', type: 'submit' }, 'Open')
  const form = h('form', { novalidate: true }, field.element, open)
  form.addEventListener('submit', event => {
    event.preventDefault()
    // A slip of a cold thumb costs no try: no PIN is as short as that.
    if (pin.length < fewestDigits) {
      refused(`A PIN has at least ${fewestDigits} digits.`)
      return
    }
    open.disabled = true
    say('Opening')
    void unlockWithPin(pin)
      .then(came)
      .catch(() => refused('This phone could not open its storage. Try again.'))
      .finally(() => {
        open.disabled = false
        field.input.value = ''
        pin = ''
        if (form.isConnected) field.input.focus()
      })
  })
  return form
}

function passkeyButton(came: Came, refused: (words: string) => void): HTMLElement {
  return button(
    'Open with the passkey',
    () => {
      unlockWithPasskey()
        .then(came)
        .catch(() => refused('It was not opened. Try again.'))
    },
    { class: 'action' },
  )
}
