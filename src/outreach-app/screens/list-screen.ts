import type {
  Pack,
  PackAlert,
  PackPerson,
  PackSite,
} from '../../contexts/street/outreach/contract.ts'
import { atSite, type Draft, newDraft } from '../contact/contact-draft.ts'
import { findPoint } from '../contact/whereabouts.ts'
import { button, h } from '../element.ts'
import { newId } from '../new-id.ts'
import type { OpenPack } from '../phone/open-pack.ts'
import { lock, phone, recallDraft, throwDraftAway } from '../phone/phone.ts'
import { nightInWords, timeOf } from '../times.ts'
import { go } from './go.ts'
import { say, show } from './show.ts'

const stillHereMs = 45 * 60_000

/** Tonight's list: alerts, then the sites in the order of the shift with the people last seen there. */
export function showList(choosingFor?: PackAlert): void {
  const { open } = phone
  if (!open) {
    go.home()
    return
  }
  const groups = h('div', { class: 'groups' })
  const drafted = h('div', {})
  let search = ''
  const fill = () => {
    if (phone.open) groups.replaceChildren(...groupsOf(phone.open.pack, search, choosingFor, fill))
  }
  const field = h('input', {
    type: 'search',
    id: 'find',
    autocomplete: 'off',
    enterkeyhint: 'search',
    placeholder: 'Find a name or a place',
  })
  field.addEventListener('input', () => {
    search = field.value
    fill()
  })
  fill()
  show({
    title: choosingFor ? 'Who was it?' : 'Tonight',
    ...(choosingFor ? { back: () => go.alert(choosingFor) } : {}),
    ...(choosingFor ? {} : { beside: [shiftButton(), lockButton()] }),
    body: [h('p', { class: 'quiet-words' }, headOf(open.pack)), drafted, groups],
    bar: [
      h(
        'div',
        { class: 'search' },
        h('label', { for: 'find', class: 'unseen' }, 'Find a name or a place'),
        field,
      ),
      button('Someone I do not know', () => startContact(null, null, choosingFor), {
        class: 'action',
      }),
    ],
    update: () => {
      if (phone.open) fill()
      else go.home()
    },
  })
  if (!choosingFor) void offerDraft(open, drafted)
  // Asked for here, in the warm, so that the phone's question does not stand in the way later.
  void findPoint()
}

const shiftButton = () => button('My shift', () => go.shift(), { class: 'action quiet' })

const lockButton = () =>
  button(
    'Lock',
    () => {
      lock()
      go.home()
    },
    { class: 'action quiet' },
  )

function headOf(pack: Pack): string {
  const places = pack.shift.areas.map(area => area.name).join(', ')
  return `${places}, until ${timeOf(pack.shift.endsAt)}`
}

async function offerDraft(open: OpenPack, place: HTMLElement) {
  const draft = await recallDraft(open)
  if (!draft) return
  place.replaceChildren(
    h(
      'div',
      { class: 'notice' },
      h('p', {}, `Not saved yet: ${draft.name || 'somebody not known'}, ${timeOf(draft.seenAt)}`),
      h(
        'div',
        { class: 'pair' },
        button('Go on writing', () => go.contact(draft), { class: 'action' }),
        button(
          'Throw it away',
          () => {
            place.replaceChildren()
            void throwDraftAway()
            say('Thrown away')
          },
          { class: 'action quiet' },
        ),
      ),
    ),
  )
}

function groupsOf(
  pack: Pack,
  search: string,
  choosingFor: PackAlert | undefined,
  refill: () => void,
): Node[] {
  const wanted = search.trim().toLocaleLowerCase('en-GB')
  const has = (...texts: string[]) =>
    wanted === '' || texts.some(text => text.toLocaleLowerCase('en-GB').includes(wanted))
  const sites = [...pack.sites].sort((a, b) => (a.position ?? 1e6) - (b.position ?? 1e6))
  const known = new Set(sites.map(({ id }) => id))
  const seen = seenTonight()
  const groups = sites.map(site => {
    const there = pack.people.filter(person => person.lastSeen?.siteId === site.id)
    const people = has(site.name)
      ? there
      : there.filter(person => has(person.name, ...person.alsoCalled, person.look))
    const shown = people.length > 0 || (has(site.name) && (site.position !== null || wanted !== ''))
    return shown ? siteGroup(site, people, seen, choosingFor, refill) : null
  })
  const elsewhere = pack.people.filter(
    person =>
      !known.has(person.lastSeen?.siteId ?? '') &&
      has(person.name, person.look, person.lastSeen?.place ?? '', ...person.alsoCalled),
  )
  const alerts = choosingFor
    ? []
    : pack.alerts.filter(alert => has(alert.place, alert.description, alert.words))
  const all = [
    alerts.length > 0 ? alertGroup(alerts) : null,
    ...groups,
    elsewhere.length > 0
      ? group('Elsewhere', [peopleList(elsewhere, null, seen, choosingFor)])
      : null,
  ].filter(part => part !== null)
  if (all.length > 0) return all
  return [
    h(
      'p',
      {},
      wanted === ''
        ? 'Nobody is on the list tonight.'
        : 'Nobody and nothing of that name is on the list.',
    ),
  ]
}

function group(heading: string, children: readonly (Node | null)[]): HTMLElement {
  return h('section', { class: 'group' }, h('h2', {}, heading), children)
}

function siteGroup(
  site: PackSite,
  people: readonly PackPerson[],
  seen: Map<string, string>,
  choosingFor: PackAlert | undefined,
  refill: () => void,
): HTMLElement {
  const here = isHere(site.id)
  return group(site.name, [
    site.safety ? h('p', { class: 'safety' }, h('strong', {}, 'Take care: '), site.safety) : null,
    site.words ? h('p', { class: 'quiet-words' }, site.words) : null,
    people.length > 0 ? peopleList(people, site.id, seen, choosingFor) : null,
    button(
      here ? 'You are here' : 'I am here',
      () => {
        phone.here = here ? null : { siteId: site.id, at: Date.now() }
        say(here ? 'Place left open' : `You are at ${site.name}`)
        refill()
      },
      {
        class: 'chip',
        'aria-pressed': here ? 'true' : 'false',
        'aria-label': here ? `You are here: ${site.name}` : `I am here: ${site.name}`,
      },
    ),
  ])
}

function peopleList(
  people: readonly PackPerson[],
  siteId: string | null,
  seen: Map<string, string>,
  choosingFor: PackAlert | undefined,
): HTMLElement {
  return h(
    'ul',
    { class: 'cards' },
    people.map(person =>
      h(
        'li',
        {},
        button(
          [
            h('strong', {}, person.name),
            h('span', {}, [person.age, person.look].filter(Boolean).join(', ')),
            h('span', {}, lastSeenInWords(person)),
            ...(person.warnings.length > 0
              ? [h('span', { class: 'flag' }, 'Something to know first')]
              : []),
            ...(seen.has(person.recordId)
              ? [h('span', { class: 'seen' }, `Seen tonight, ${seen.get(person.recordId)}`)]
              : []),
          ].filter(part => part.textContent !== ''),
          () => startContact(person, siteId, choosingFor),
          { class: 'card' },
        ),
      ),
    ),
  )
}

function lastSeenInWords({ lastSeen }: PackPerson): string {
  if (!lastSeen) return ''
  const place = lastSeen.place ? `, ${lastSeen.place}` : ''
  return `Last seen ${nightInWords(lastSeen.nightOf)}${place}`
}

function alertGroup(alerts: readonly PackAlert[]): HTMLElement {
  const answered = new Set(
    phone.items.flatMap(({ copy }) => (copy?.kind === 'alert' ? [copy.value.alertId] : [])),
  )
  const ordered = [...alerts].sort((a, b) => Number(b.forThisShift) - Number(a.forThisShift))
  return group('Somebody was reported', [
    h(
      'ul',
      { class: 'cards' },
      ordered.map(alert =>
        h(
          'li',
          {},
          button(
            [
              h('strong', {}, alert.place),
              h('span', {}, alert.description || alert.words),
              ...(answered.has(alert.id) ? [h('span', { class: 'seen' }, 'Answered tonight')] : []),
            ],
            () => go.alert(alert),
            { class: 'card' },
          ),
        ),
      ),
    ),
  ])
}

/** Who was written down tonight, with the last time. */
function seenTonight(): Map<string, string> {
  return new Map(
    phone.items.flatMap(({ item, copy }) =>
      copy?.kind === 'contact' && copy.value.recordId && item.state !== 'put-right'
        ? [[copy.value.recordId, timeOf(copy.value.seenAt)] as const]
        : [],
    ),
  )
}

function isHere(siteId: string): boolean {
  return phone.here?.siteId === siteId && Date.now() - phone.here.at < stillHereMs
}

function startContact(person: PackPerson | null, siteId: string | null, alert?: PackAlert) {
  if (!phone.open) {
    go.home()
    return
  }
  const { pack } = phone.open
  const draft = newDraft(newId(), Date.now(), person, alert?.id ?? null)
  go.contact(placed(draft, pack, siteId, alert))
}

/** Where it most likely is: what the worker said, the place of the alert, or where the person was last. */
function placed(draft: Draft, pack: Pack, siteId: string | null, alert?: PackAlert): Draft {
  if (phone.here && isHere(phone.here.siteId)) return atSite(draft, pack, phone.here.siteId, 'here')
  if (alert)
    return alert.siteId
      ? atSite(draft, pack, alert.siteId, 'hand')
      : { ...atSite(draft, pack, null, 'hand'), place: alert.place, areaCode: alert.areaCode }
  if (siteId) return atSite(draft, pack, siteId, 'last-seen')
  return atSite(draft, pack, null, null)
}
