import type {
  Observation,
  Pack,
  PackPerson,
  Reason,
} from '../../contexts/street/outreach/contract.ts'

/** One contact while it is being written. */
export type Draft = Omit<Observation, 'bedding' | 'files'> & {
  bedding: Observation['bedding'] | null
  files: { sha256: string; words: string; preview: string }[]
  /** Whom it is about, as the list names them; '' for somebody whom nobody knows. */
  name: string
  /** How the phone came to the place, for the worker to judge. */
  placeFrom: 'here' | 'point' | 'last-seen' | 'hand' | null
  /** It takes the place of one on the phone that was never sent. */
  rewrites: boolean
  /** The alert that this contact answers. */
  alertId: string | null
}

/** A new contact with somebody of the list, or with somebody unknown, seen now. */
export function newDraft(
  id: string,
  now: number,
  person: PackPerson | null,
  alertId: string | null,
): Draft {
  const at = new Date(now).toISOString()
  return {
    id,
    seenAt: at,
    notedAt: at,
    bedding: null,
    leftAsleep: false,
    recordId: person?.recordId ?? null,
    known: person ? 'known' : 'unknown',
    description: '',
    siteId: null,
    areaCode: null,
    place: '',
    placeKind: null,
    point: null,
    precise: false,
    company: 'not-known',
    companyWords: '',
    words: '',
    warning: '',
    needs: [],
    offers: [],
    files: [],
    replacesId: null,
    name: person?.name ?? '',
    placeFrom: null,
    rewrites: false,
    alertId,
  }
}

/** What was written before, to be written anew: in its place, or as another that puts it right. */
export function draftOf(
  written: Observation,
  about: string,
  as: { rewrites: true } | { rewrites: false; id: string; now: number },
): Draft {
  const same = {
    ...written,
    name: written.recordId ? about : '',
    files: written.files.map(file => ({ ...file, preview: '' })),
    placeFrom: 'hand' as const,
    alertId: null,
  }
  if (as.rewrites) return { ...same, rewrites: true }
  const notedAt = new Date(as.now).toISOString()
  return { ...same, id: as.id, notedAt, replacesId: written.id, rewrites: false }
}

/** The draft at a site of the list, with the area that it lies in. */
export function atSite(
  draft: Draft,
  pack: Pack,
  siteId: string | null,
  placeFrom: Draft['placeFrom'],
): Draft {
  const site = pack.sites.find(one => one.id === siteId)
  return { ...draft, siteId: site?.id ?? null, areaCode: site?.areaCode ?? areaOf(pack), placeFrom }
}

/** The only area of the shift, where it has only one. */
function areaOf(pack: Pack): string | null {
  return pack.shift.areas.length === 1 ? (pack.shift.areas[0]?.code ?? null) : null
}

const longestAgoMs = 7 * 24 * 60 * 60_000
const clockMs = 2 * 60_000

/** What has to be said before it can be saved, beside the field that it is about. */
export function reasonsAgainst(draft: Draft, now: number): Reason[] {
  const reasons: Reason[] = []
  const seen = Date.parse(draft.seenAt)
  if (!draft.bedding)
    reasons.push({ field: 'bedding', message: 'Say whether they were bedded down' })
  if (!draft.recordId && draft.description.trim() === '')
    reasons.push({ field: 'description', message: 'Say how somebody would know them again' })
  if (Number.isNaN(seen)) reasons.push({ field: 'seenAt', message: 'Say when you saw them' })
  else if (seen > now + clockMs)
    reasons.push({ field: 'seenAt', message: 'This time is still to come' })
  else if (seen < now - longestAgoMs)
    reasons.push({ field: 'seenAt', message: 'This is more than a week ago' })
  if (!draft.siteId && draft.place.trim() === '' && !draft.point)
    reasons.push({ field: 'place', message: 'Choose a site, or say where it was' })
  return reasons
}

/** The observation as it is sent. Without `precise` the point does not leave the phone, where a site or words say the place. */
export function observationOf(draft: Draft): Observation {
  const { name: _, placeFrom: __, rewrites: ___, alertId: ____, bedding, ...rest } = draft
  if (!bedding) throw new Error('Not said yet whether they were bedded down')
  const placed = rest.siteId !== null || rest.place.trim() !== ''
  const precise = (rest.precise || !placed) && rest.point !== null
  return {
    ...rest,
    bedding,
    leftAsleep: bedding === 'bedded-down' && rest.leftAsleep,
    point: precise ? rest.point : null,
    precise,
    files: rest.files.map(({ sha256, words }) => ({ sha256, words })),
  }
}

/** What the outbox calls it: the name, or how somebody was described. */
export function aboutOf({ name, description }: Pick<Draft, 'name' | 'description'>): string {
  return name || description.trim().slice(0, 60) || 'Somebody not known'
}
