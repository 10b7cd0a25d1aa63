import type { CheckIn } from '../../contexts/street/outreach/contract.ts'
import { button, h } from '../element.ts'
import { forget, phone, saveCheckIn } from '../phone/phone.ts'
import { countItems } from '../phone/written.ts'
import { StorageFull } from '../storage/open-database.ts'
import { isLight, setLight } from '../theme.ts'
import { timeOf } from '../times.ts'
import { isUpdateWaiting, takeUpdate } from '../update.ts'
import { choiceField, textField } from './fields.ts'
import { go } from './go.ts'
import { say, show } from './show.ts'

const minutes = ['30', '60', '90', '120']

/** Lone working, and what belongs to the phone rather than to anybody on the list. */
export function showShift(): void {
  const { open } = phone
  if (!open) {
    go.home()
    return
  }
  const latest = latestCheckIn()
  const away = latest !== undefined && latest.what !== 'back'
  let after = '60'
  let words = ''
  const error = h('p', { class: 'error', role: 'alert', hidden: true })
  const tell = async (what: CheckIn['what']) => {
    const nextBy = what === 'back' ? null : new Date(Date.now() + Number(after) * 60_000)
    try {
      await saveCheckIn(open, what, nextBy, words)
      showShift()
      say(nextBy ? `Saved. Next word by ${timeOf(nextBy)}` : 'Saved. Good that you are back')
    } catch (fault) {
      error.textContent =
        fault instanceof StorageFull
          ? 'Not saved: this phone has no room left. Telephone your buddy.'
          : 'Not saved. Try again, or telephone your buddy.'
      error.hidden = false
    }
  }
  const next = choiceField(
    'You hear from me again in',
    minutes.map(value => ({ value, label: `${value} minutes` })),
    after,
    value => (after = value),
    'tiles',
  )
  const note = textField('Where you are going, if you want to say', '', value => (words = value), {
    most: 300,
  })
  const waiting = countItems(phone.items.map(({ item }) => item)).waiting
  show({
    title: 'My shift',
    back: () => go.list(),
    body: [
      h('p', {}, stateInWords(latest)),
      error,
      next.element,
      note.element,
      h(
        'p',
        { class: 'quiet-words' },
        `Somebody is told when you are ${open.pack.settings.overdueMinutes} minutes over the time. Without a signal your word arrives late: telephone, or be back in signal by then.`,
      ),
      h('h2', {}, 'This phone'),
      button(
        isLight() ? 'Dark screen' : 'Bright screen, for the sun',
        () => {
          setLight(!isLight())
          showShift()
        },
        { class: 'action quiet' },
      ),
      ...(isUpdateWaiting()
        ? [
            h(
              'p',
              { class: 'notice' },
              'A newer version of this app is here. Nothing you wrote is lost.',
            ),
            button('Use the newer version', () => takeUpdate(), { class: 'action quiet' }),
          ]
        : []),
      button('Another shift', () => go.shifts(), { class: 'action quiet' }),
      h(
        'details',
        { class: 'apart' },
        h('summary', {}, 'End the shift on this phone'),
        h(
          'div',
          { class: 'fold' },
          h(
            'p',
            {},
            `The phone forgets tonight’s list. ${waiting > 0 ? `${waiting} waiting to be sent: they stay, sealed, and go when there is a signal.` : 'Everything you wrote is safe on the server.'}`,
          ),
          button(
            'Forget tonight’s list',
            () =>
              void forget().then(() =>
                go.home('Tonight’s list is not on this phone any more. Thank you for going out.'),
              ),
            { class: 'action' },
          ),
        ),
      ),
    ],
    bar: away
      ? [
          button('All well', () => void tell('all-well'), { class: 'action' }),
          button('I am back', () => void tell('back'), { class: 'action quiet' }),
        ]
      : [button('I am starting', () => void tell('start'), { class: 'action' })],
  })
}

function latestCheckIn(): CheckIn | undefined {
  return phone.items.flatMap(({ copy }) => (copy?.kind === 'check-in' ? [copy.value] : [])).at(-1)
}

function stateInWords(latest: CheckIn | undefined): string {
  if (!latest) return 'You have not said yet that you are out.'
  if (latest.what === 'back') return `You said at ${timeOf(latest.at)} that you are back.`
  const next = latest.nextBy ? ` Next word by ${timeOf(latest.nextBy)}.` : ''
  return `You are out; last word at ${timeOf(latest.at)}.${next}`
}
