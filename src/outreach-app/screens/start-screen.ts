import type { ShiftSummary, ShiftsResponse } from '../../contexts/street/outreach/contract.ts'
import { button, h } from '../element.ts'
import { phone } from '../phone/phone.ts'
import { ask } from '../sending/ask.ts'
import { spanOf, timeOf } from '../times.ts'
import { go } from './go.ts'
import { show } from './show.ts'

/** The first screen of the evening: which shift is it? */
export function showShifts(message?: string): void {
  const found = h('div', { class: 'found' }, h('p', {}, 'Looking for your shifts…'))
  show({
    title: 'Tonight',
    body: [message ? h('p', { class: 'notice' }, message) : '', found].filter(part => part !== ''),
    ...(phone.kept ? { back: () => go.home() } : {}),
  })
  void ask<ShiftsResponse>('shifts').then(reply => {
    if (reply.kind === 'answered') found.replaceChildren(...shiftsFound(reply.body))
    else if (reply.kind === 'refused' && reply.status === 401)
      found.replaceChildren(...signInFirst())
    else if (reply.kind === 'refused')
      found.replaceChildren(
        h('p', {}, reply.failure.message || 'Your account does not go out on shifts.'),
      )
    else
      found.replaceChildren(
        h('p', {}, 'There is no signal here. Take tonight’s list where there is some.'),
        h('p', {}, 'What you have written is safe on this phone.'),
        button('Try again', () => showShifts(), { class: 'action' }),
      )
  })
}

function shiftsFound({ user, shifts }: ShiftsResponse): Node[] {
  if (shifts.length === 0)
    return [
      h('p', {}, `${user.name}, you are on no shift tonight.`),
      h('p', {}, 'Your co-ordinator can add you to one; then look again.'),
      button('Look again', () => showShifts(), { class: 'action' }),
      h('p', {}, h('a', { href: '/street' }, 'All pages of the street')),
    ]
  return [
    h('p', {}, `${user.name}, which shift are you going out on?`),
    h(
      'ul',
      { class: 'cards' },
      shifts.map(shift => h('li', {}, shiftButton(shift, user))),
    ),
  ]
}

function shiftButton(shift: ShiftSummary, user: ShiftsResponse['user']) {
  const others = shift.crew.filter(name => name !== user.name)
  return button(
    [
      h('strong', {}, spanOf(shift.startsAt, shift.endsAt)),
      h('span', {}, shift.areas.map(area => area.name).join(', ')),
      others.length > 0 ? h('span', {}, `With ${others.join(', ')}`) : h('span', {}, 'On your own'),
      ...(shift.meetingPlace
        ? [h('span', {}, `Meet at ${shift.meetingPlace}, ${timeOf(shift.startsAt)}`)]
        : []),
    ],
    () => go.chooseLock(shift, user),
    { class: 'card' },
  )
}

function signInFirst(): Node[] {
  return [
    h(
      'p',
      {},
      'Sign in first. Then tonight’s list comes to this phone, and works without a signal.',
    ),
    h('a', { class: 'action', href: '/sign-in?next=%2Foutreach' }, 'Sign in'),
  ]
}
