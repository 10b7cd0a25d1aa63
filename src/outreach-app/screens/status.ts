import { button, h } from '../element.ts'
import { phone } from '../phone/phone.ts'
import { type Counts, countItems } from '../phone/written.ts'
import { sending } from '../sending/keep-sending.ts'

/** '7 written, 5 safe on the server, 2 waiting, 1 refused: see why' */
export function countsInWords({ written, safe, waiting, refused }: Counts): string {
  if (written === 0) return 'Nothing written yet'
  return [
    `${written} written`,
    `${safe} safe on the server`,
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ...(refused > 0 ? [`${refused} refused: see why`] : []),
  ].join(', ')
}

/** Why what waits waits. */
export function waitingInWords(): string {
  if (!countItems(phone.items.map(({ item }) => item)).waiting) return ''
  if (sending.busy) return 'Sending now'
  if (sending.last === 'ended') return 'Sign in to send the rest'
  if (sending.last === 'unreachable')
    return 'No signal. It is safe on this phone and goes by itself'
  if (sending.last === 'fault') return 'The server is busy. It goes by itself'
  return 'Sending'
}

/** The strip that is always there: how much is safe, and the way to the outbox. */
export function showStatus(open: () => void): void {
  const place = document.querySelector<HTMLElement>('[data-status]')
  if (!place) return
  const counts = countItems(phone.items.map(({ item }) => item))
  const words = countsInWords(counts)
  if (place.dataset.words === words && place.firstChild) return
  place.dataset.words = words
  const state = counts.refused > 0 ? 'refused' : counts.waiting > 0 ? 'waiting' : 'safe'
  place.replaceChildren(
    button(
      [
        h('span', { class: 'status-words' }, words),
        h('span', { class: 'status-more', 'aria-hidden': 'true' }, '›'),
      ],
      open,
      { class: 'status', 'data-state': counts.written === 0 ? 'none' : state },
    ),
  )
}
