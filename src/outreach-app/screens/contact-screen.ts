import type { CodeLabel, Pack, Reason } from '../../contexts/street/outreach/contract.ts'
import { atSite, type Draft, reasonsAgainst } from '../contact/contact-draft.ts'
import { findPoint, siteAt } from '../contact/whereabouts.ts'
import { button, h } from '../element.ts'
import type { OpenPack } from '../phone/open-pack.ts'
import { phone, rememberDraft, saveContact, throwDraftAway } from '../phone/phone.ts'
import type { Photo } from '../phone/written.ts'
import { StorageFull } from '../storage/open-database.ts'
import { fieldValueOf, momentOfField, nightInWords, timeOf } from '../times.ts'
import {
  choiceField,
  type Field,
  folded,
  selectField,
  severalField,
  textField,
  tickField,
} from './fields.ts'
import { go } from './go.ts'
import { photoFields } from './photo-fields.ts'
import { say, show } from './show.ts'

const rememberAfterMs = 300

/**
 * One contact: whom it is about on top, the few things that always matter under the thumb, the rest folded away. With
 * `reasons` what the server refused stands beside its fields.
 */
export function showContact(given: Draft, reasons: readonly Reason[] = []): void {
  const { open } = phone
  if (!open) {
    go.home()
    return
  }
  const { pack } = open
  let draft = given
  let done = false
  const photos = new Map<string, Photo>()
  const fields = new Map<string, Field>()
  const folds = new Map<string, HTMLDetailsElement>()
  const remember = rememberSoon(open, () => (done ? undefined : draft))
  const set = (changed: Partial<Draft>) => {
    draft = { ...draft, ...changed }
    remember.soon()
    showPlace()
  }
  const add = (name: string, field: Field) => {
    fields.set(name, field)
    return field.element
  }
  const fold = (
    summary: string,
    names: readonly string[],
    children: readonly Node[],
    isOpen = false,
  ) => {
    const part = folded(summary, children, isOpen)
    for (const name of names) folds.set(name, part)
    return part
  }

  const summary = h('p', { class: 'place' })
  const showPlace = () => {
    summary.textContent = `${timeOf(draft.seenAt)}, ${placeInWords(draft, pack)}`
  }
  showPlace()

  const person = pack.people.find(one => one.recordId === draft.recordId)
  const whole = h('p', { class: 'error', role: 'alert', hidden: true, tabindex: -1 })
  const when = textField(
    'When',
    fieldValueOf(draft.seenAt),
    value => {
      const seenAt = momentOfField(value)
      if (seenAt) set({ seenAt })
    },
    { type: 'datetime-local' },
  )
  const site = selectField(
    'Site',
    [
      { value: '', label: 'Not at one of these' },
      ...pack.sites.map(({ id, name }) => ({ value: id, label: name })),
    ],
    draft.siteId ?? '',
    value => {
      draft = atSite(draft, pack, value || null, 'hand')
      area.input.value = draft.areaCode ?? ''
      set({})
    },
  )
  const area = selectField(
    'Area',
    [
      { value: '', label: 'I do not know' },
      ...pack.shift.areas.map(({ code, name }) => ({ value: code, label: name })),
    ],
    draft.areaCode ?? '',
    value => set({ areaCode: value || null }),
  )
  const place = textField('Or say where', draft.place, value => set({ place: value }), {
    hint: 'Such as: behind the library, by the bins',
    most: 300,
  })
  const exact = h('div', {})
  const showExact = () =>
    exact.replaceChildren(
      draft.point
        ? tickField(
            `Keep the exact point too${draft.point.accuracy === null ? '' : ` (to ${draft.point.accuracy} metres)`}`,
            draft.precise,
            precise => set({ precise }),
          )
        : h('p', { class: 'quiet-words' }, 'The phone does not know the exact point.'),
    )
  showExact()

  const asleep = draft.bedding === 'bedded-down' && draft.leftAsleep
  const bedding = choiceField(
    'Are they bedded down?',
    [
      { value: 'bedded-down', label: labelOf(pack.codes.bedding, 'bedded-down', 'Bedded down') },
      { value: 'asleep', label: 'Asleep, not woken' },
      { value: 'about-to', label: labelOf(pack.codes.bedding, 'about-to', 'About to') },
      { value: 'no', label: labelOf(pack.codes.bedding, 'no', 'Not sleeping out') },
    ],
    asleep ? 'asleep' : draft.bedding,
    value => {
      bedding.showError(undefined)
      set({
        bedding: value === 'about-to' || value === 'no' ? value : 'bedded-down',
        leftAsleep: value === 'asleep',
      })
    },
    'tiles',
  )
  fields.set('bedding', bedding)

  const save = button('Save', () => void press(), { class: 'action save' })
  const press = async () => {
    const wrong = reasonsAgainst(draft, Date.now())
    showReasons(wrong)
    if (wrong.length > 0) return
    save.disabled = true
    remember.stop()
    try {
      await saveContact(open, draft, [...photos.values()])
      done = true
      go.list()
      say(`Saved on this phone: ${draft.name || 'somebody not known'}, ${timeOf(draft.seenAt)}`)
    } catch (error) {
      save.disabled = false
      whole.textContent =
        error instanceof StorageFull
          ? 'Not saved: this phone has no room left. Everything you wrote is still here. Delete some pictures or apps, then press Save again.'
          : 'Not saved: this phone could not write. Everything you wrote is still here. Press Save again.'
      whole.hidden = false
      whole.focus()
      remember.soon()
    }
  }
  const showReasons = (wrong: readonly Reason[]) => {
    for (const [name, field] of fields)
      field.showError(wrong.find(reason => reason.field.split('.')[0] === name)?.message)
    for (const { field } of wrong) {
      const part = folds.get(field.split('.')[0] ?? '')
      if (part) part.open = true
    }
    const without = wrong.filter(({ field }) => !fields.has(field.split('.')[0] ?? ''))
    whole.textContent = without.map(({ message }) => message).join('. ')
    whole.hidden = without.length === 0
    const first = wrong.find(({ field }) => fields.has(field.split('.')[0] ?? ''))
    const element = first && fields.get(first.field.split('.')[0] ?? '')?.element
    element?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    element?.scrollIntoView({ block: 'center' })
  }

  show({
    title: draft.name || 'Someone I do not know',
    back: () => go.list(),
    leave: () => remember.now(),
    bar: [bedding.element, save],
    body: [
      whole,
      ...(draft.replacesId
        ? [
            h(
              'p',
              { class: 'notice' },
              'You are putting right what was sent before. Both are kept.',
            ),
          ]
        : []),
      ...(person
        ? [
            h('p', { class: 'quiet-words' }, aboutPerson(person)),
            ...person.warnings.map(({ words, whatToDo }) =>
              h(
                'div',
                { class: 'warning' },
                h('h2', { class: 'first' }, 'Know first'),
                h('p', {}, words),
                whatToDo ? h('p', {}, whatToDo) : null,
              ),
            ),
            tickField('I think it was them, I am not sure', draft.known === 'thought', thought =>
              set({ known: thought ? 'thought' : 'known' }),
            ),
          ]
        : [
            add(
              'description',
              textField(
                'How would you know them again?',
                draft.description,
                value => set({ description: value }),
                { hint: 'Such as: man, 40s, red tent, says Daz', most: 500, lines: 2 },
              ),
            ),
          ]),
      summary,
      fold(
        'Change when or where',
        ['seenAt', 'siteId', 'areaCode', 'place', 'placeKind', 'point'],
        [
          add('seenAt', when),
          add('siteId', site),
          add('place', place),
          add('areaCode', area),
          add(
            'placeKind',
            selectField(
              'What kind of place',
              [{ value: '', label: 'Not said' }, ...pack.codes.placeKind.map(choiceOf)],
              draft.placeKind ?? '',
              value => set({ placeKind: value || null }),
            ),
          ),
          exact,
        ],
        !draft.siteId && draft.place === '',
      ),
      fold(
        'Alone or with others',
        ['company', 'companyWords'],
        [
          add(
            'company',
            choiceField(
              'Were they alone?',
              [
                { value: 'alone', label: 'Alone' },
                { value: 'with-others', label: 'With others' },
                { value: 'not-known', label: 'I do not know' },
              ],
              draft.company,
              value =>
                set({
                  company: value === 'alone' || value === 'with-others' ? value : 'not-known',
                }),
            ),
          ),
          add(
            'companyWords',
            textField('With whom', draft.companyWords, value => set({ companyWords: value }), {
              most: 300,
            }),
          ),
        ],
        draft.companyWords !== '',
      ),
      fold(
        'How they were',
        ['words'],
        [
          add(
            'words',
            textField(
              'How they were, what they said',
              draft.words,
              value => set({ words: value }),
              { most: 4000, lines: 4 },
            ),
          ),
        ],
        draft.words !== '',
      ),
      fold(
        'What was offered',
        ['offers'],
        [offerFields(pack, draft, set)],
        draft.offers.length > 0,
      ),
      fold(
        'What they need',
        ['needs'],
        [
          add(
            'needs',
            severalField('What they need', pack.codes.need.map(choiceOf), draft.needs, needs =>
              set({ needs }),
            ),
          ),
        ],
        draft.needs.length > 0,
      ),
      fold(
        'Something to warn others of',
        ['warning'],
        [
          add(
            'warning',
            textField(
              'What others must know before they go there',
              draft.warning,
              value => set({ warning: value }),
              { most: 1000, lines: 3 },
            ),
          ),
        ],
        draft.warning !== '',
      ),
      ...(person?.mayPhotograph || (!person && pack.mayPhotographUnknown)
        ? [
            fold(
              'A picture',
              ['files'],
              [photoFields(draft.files, photos, files => set({ files }))],
              draft.files.length > 0,
            ),
          ]
        : []),
      button(
        draft.rewrites || draft.replacesId ? 'Leave it as it was' : 'Do not keep this',
        () => {
          done = true
          remember.stop()
          void throwDraftAway().then(() => go.list())
        },
        { class: 'action quiet' },
      ),
    ],
  })
  if (reasons.length > 0) showReasons(reasons)
  if (draft.placeFrom === 'hand' || draft.point) return
  void findPoint().then(point => {
    if (!point || done) return
    draft = { ...draft, point }
    const nearest = siteAt(point, pack.sites)
    if (nearest && (draft.placeFrom === 'last-seen' || draft.placeFrom === null)) {
      draft = atSite(draft, pack, nearest.id, 'point')
      site.input.value = nearest.id
      area.input.value = draft.areaCode ?? ''
    }
    showExact()
    showPlace()
  })
}

/** Keeps what is half written a moment after the last change, and at once when the screen goes. */
function rememberSoon(open: OpenPack, draft: () => Draft | undefined) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    const half = draft()
    if (half) void rememberDraft(open, half)
  }
  return {
    soon: () => {
      clearTimeout(timer)
      timer = setTimeout(now, rememberAfterMs)
    },
    now,
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

function placeInWords({ siteId, place, placeFrom, point }: Draft, pack: Pack): string {
  const name = pack.sites.find(({ id }) => id === siteId)?.name
  const words = [name, place.trim()].filter(Boolean).join(', ')
  if (words === '') return point ? 'at the point where the phone is' : 'place not said yet'
  if (placeFrom === 'point') return `${words} (where the phone is)`
  if (placeFrom === 'last-seen') return `${words} (where they were last seen)`
  return words
}

function aboutPerson(person: Pack['people'][number]): string {
  const called = person.alsoCalled.length > 0 ? `also called ${person.alsoCalled.join(', ')}` : ''
  const seen = person.lastSeen
    ? `last seen ${nightInWords(person.lastSeen.nightOf)}${person.lastSeen.place ? `, ${person.lastSeen.place}` : ''}`
    : ''
  return [called, person.age, person.look, person.pet, seen].filter(Boolean).join(' · ')
}

function offerFields(
  pack: Pack,
  first: Draft,
  set: (changed: Partial<Draft>) => void,
): HTMLElement {
  let offers = first.offers
  return h(
    'div',
    {},
    pack.codes.offer.map(({ code, label }) => {
      const before = offers.find(({ offer }) => offer === code)
      const change = (answer: string, words: string) => {
        const others = offers.filter(({ offer }) => offer !== code)
        offers =
          answer === 'accepted' || answer === 'refused' || answer === 'not-answered'
            ? [...others, { offer: code, answer, words }]
            : others
        set({ offers })
      }
      return selectField(
        label,
        [
          { value: '', label: 'Not offered' },
          { value: 'accepted', label: 'Offered: yes please' },
          { value: 'refused', label: 'Offered: no thank you' },
          { value: 'not-answered', label: 'Offered: no answer' },
        ],
        before?.answer ?? '',
        answer => change(answer, before?.words ?? ''),
      ).element
    }),
  )
}

const choiceOf = ({ code, label, hint }: CodeLabel) => ({ value: code, label, hint })

function labelOf(codes: readonly CodeLabel[], code: string, otherwise: string): string {
  return codes.find(one => one.code === code)?.label ?? otherwise
}
