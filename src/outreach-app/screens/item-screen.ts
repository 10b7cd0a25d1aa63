import { announceChange } from '../changes.ts'
import { draftOf } from '../contact/contact-draft.ts'
import { button, h } from '../element.ts'
import { newId } from '../new-id.ts'
import { phone } from '../phone/phone.ts'
import { kindOf, type ReadItem } from '../phone/written.ts'
import { ask } from '../sending/ask.ts'
import { changeItems } from '../storage/outbox.ts'
import { dayOf, timeOf } from '../times.ts'
import { textField } from './fields.ts'
import { go } from './go.ts'
import { stateInWords } from './outbox-screen.ts'
import { say, show } from './show.ts'

/** One thing that was written: what it says, where it stands, and what can be done about it. */
export function showItem(id: string): void {
  const found = phone.items.find(({ item }) => item.id === id)
  if (!found) {
    go.outbox()
    return
  }
  const { item, copy } = found
  const stateNow = h('p', { class: `state ${item.state}` }, stateInWords(item))
  show({
    title: copy?.about ?? `${kindOf(item.kind)} ${item.number}`,
    back: () => go.outbox(),
    body: [
      h(
        'p',
        { class: 'quiet-words' },
        `Written ${dayOf(item.writtenAt)}, ${timeOf(item.writtenAt)}`,
      ),
      stateNow,
      ...(item.stuck ? [h('p', { class: 'notice' }, item.stuck)] : []),
      ...messages('Why it was refused', item.reasons),
      ...messages('What the server did', item.notes),
      ...said(found),
      ...whatCanBeDone(found),
    ],
    update: () => {
      const now = phone.items.find(one => one.item.id === id)?.item
      // What can be done changes with where it stands; what somebody is typing stays.
      if (now && now.state !== item.state) showItem(id)
    },
  })
}

function messages(heading: string, list: readonly { message: string }[]): Node[] {
  if (list.length === 0) return []
  return [
    h('h2', {}, heading),
    h(
      'ul',
      { class: 'plain' },
      list.map(({ message }) => h('li', {}, message)),
    ),
  ]
}

function said({ copy, item }: ReadItem): Node[] {
  if (!copy)
    return [
      h(
        'p',
        {},
        item.packId === phone.open?.pack.packId
          ? 'What it says cannot be read here.'
          : 'What it says is sealed for the server: this phone cannot read it any more, and still sends it.',
      ),
    ]
  if (copy.kind === 'alert') return copy.value.words ? [h('p', {}, copy.value.words)] : []
  if (copy.kind === 'check-in') {
    const { nextBy } = copy.value
    return nextBy ? [h('p', {}, `Next word by ${timeOf(nextBy)}`)] : []
  }
  const { bedding, leftAsleep, seenAt, description, words } = copy.value
  const label = phone.open?.pack.codes.bedding.find(({ code }) => code === bedding)?.label
  return [
    h('p', {}, `Seen ${timeOf(seenAt)}. ${leftAsleep ? 'Asleep, not woken' : (label ?? bedding)}.`),
    ...(description ? [h('p', {}, description)] : []),
    ...(words ? [h('p', {}, words)] : []),
  ]
}

function whatCanBeDone({ item, copy }: ReadItem): Node[] {
  const mayBeWritten = copy?.kind === 'contact' && item.state !== 'put-right'
  const rewrites = item.state === 'waiting' && !item.tried
  return [
    ...(mayBeWritten
      ? [
          button(
            rewrites ? 'Change it' : 'Put it right',
            () => {
              const as = rewrites
                ? ({ rewrites } as const)
                : ({ rewrites: false, id: newId(), now: Date.now() } as const)
              go.contact(draftOf(copy.value, copy.about, as), item.reasons)
            },
            { class: 'action' },
          ),
        ]
      : []),
    ...(item.state === 'refused' ? handOver(item) : []),
  ]
}

function handOver(item: ReadItem['item']): Node[] {
  let words = ''
  const field = textField('A word for the co-ordinator', '', value => (words = value), {
    most: 1000,
    lines: 2,
  })
  const press = button(
    'Leave it to the co-ordinator',
    () => {
      const token = phone.packs.find(({ packId }) => packId === item.packId)?.token
      press.disabled = true
      void ask('hand-over', {
        method: 'POST',
        ...(token ? { token } : {}),
        body: { id: item.id, words },
      })
        .then(async reply => {
          if (reply.kind === 'answered') {
            await changeItems([item.id], one => ({ ...one, state: 'handed-over' }))
            announceChange()
            go.outbox()
            say('Left to the co-ordinator')
            return
          }
          field.showError(
            reply.kind === 'refused'
              ? reply.failure.message || 'The server did not take it. Sign in, then try again.'
              : 'There is no signal. It is safe on the server meanwhile; try again later.',
          )
        })
        .finally(() => {
          press.disabled = false
        })
    },
    { class: 'action quiet' },
  )
  return [h('h2', {}, 'Or'), field.element, press]
}
