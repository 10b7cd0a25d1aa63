import { button, h } from '../element.ts'
import { phone, refresh } from '../phone/phone.ts'
import { countItems, kindOf, type ReadItem } from '../phone/written.ts'
import { sendNow } from '../sending/keep-sending.ts'
import { dayOf, timeOf } from '../times.ts'
import { go } from './go.ts'
import { show } from './show.ts'
import { countsInWords, waitingInWords } from './status.ts'

/** Everything that was written with this phone and is still on it: where each of it stands. */
export function showOutbox(): void {
  const body = h('div', {})
  const fill = () => body.replaceChildren(...partsOf())
  fill()
  show({
    title: 'What you wrote',
    back: () => go.home(),
    body: [body],
    bar: [
      button(
        'Send now',
        () => {
          void sendNow().then(refresh).then(fill)
        },
        { class: 'action' },
      ),
    ],
    update: fill,
  })
}

function partsOf(): Node[] {
  const counts = countItems(phone.items.map(({ item }) => item))
  const why = waitingInWords()
  const server = serverInWords()
  const ended = phone.packs.some(
    pack =>
      pack.tokenEnded &&
      phone.items.some(({ item }) => item.packId === pack.packId && item.state === 'waiting'),
  )
  return [
    h('p', { class: 'counts' }, countsInWords(counts)),
    ...(why ? [h('p', {}, why)] : []),
    ...(server ? [h('p', { class: 'quiet-words' }, server)] : []),
    ...clockInWords(),
    ...(ended
      ? [
          h(
            'div',
            { class: 'notice' },
            h(
              'p',
              {},
              'The server does not take any more from this phone by itself. Sign in, then the rest is sent. If you cannot sign in, show this phone to your co-ordinator: they can.',
            ),
            h(
              'a',
              { class: 'action', href: '/sign-in?next=%2Foutreach' },
              'Sign in to send the rest',
            ),
          ),
        ]
      : []),
    h(
      'ul',
      { class: 'cards' },
      [...phone.items].reverse().map(one => h('li', {}, itemButton(one))),
    ),
  ]
}

/** 'The server says: 5 here, 1 of them with a question.' The word of the other side, not of this phone. */
function serverInWords(): string {
  const latest = phone.packs
    .flatMap(({ server }) => (server ? [server] : []))
    .sort((a, b) => b.at - a.at)[0]
  if (!latest) return ''
  const held = latest.held > 0 ? `, ${latest.held} of them held aside` : ''
  return `The server counted ${latest.safe} from this shift${held}, at ${timeOf(latest.at)}.`
}

function clockInWords(): Node[] {
  const off = phone.packs.reduce((most, { clockOff }) => {
    return Math.abs(clockOff) > Math.abs(most) ? clockOff : most
  }, 0)
  if (off === 0) return []
  const minutes = Math.max(1, Math.round(Math.abs(off) / 60))
  const words = `${minutes} minute${minutes === 1 ? '' : 's'} ${off > 0 ? 'slow' : 'fast'}`
  return [
    h(
      'p',
      { class: 'notice' },
      `The clock of this phone is ${words}. The server put the times right.`,
    ),
  ]
}

function itemButton({ item, copy }: ReadItem): HTMLElement {
  const about = copy?.about ?? `${kindOf(item.kind)} ${item.number}`
  return button(
    [
      h('strong', {}, about),
      h('span', {}, `${dayOf(item.writtenAt)}, ${timeOf(item.writtenAt)}`),
      h('span', { class: `state ${item.state}` }, stateInWords(item)),
      ...item.reasons.map(({ message }) => h('span', {}, message)),
    ],
    () => go.item(item.id),
    { class: 'card' },
  )
}

/** Where one thing stands, in words. */
export function stateInWords({ state, stuck }: ReadItem['item']): string {
  if (state === 'waiting') return stuck ? 'Waiting: the server could not take it' : 'Waiting'
  return {
    safe: 'Safe on the server',
    refused: 'Refused: see why',
    'handed-over': 'Left to the co-ordinator',
    'put-right': 'Put right by a later one',
  }[state]
}
