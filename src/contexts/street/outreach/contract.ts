import { z } from 'zod'
import { mostItems } from './wire.ts'

// What the phone app and the server say to each other. Runs in the browser too: nothing here may reach for the server.
// Changed only in agreement between both sides; a phone may be some days older than the server, so fields are added
// with a default and never change their meaning.

// The phone imports wire.ts and the types only: the schemas would weigh more than the whole app.
export { mostFileBytes, outreachHeader } from './wire.ts'

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Write at most ${most.toLocaleString('en-GB')} characters`)
const id = z.uuid('Not an id')
const moment = z.iso.datetime({ offset: true, error: 'Not a date and time' })
const code = z.string().max(60)

/** Where the phone was, WGS84 degrees, and how exactly it knows (metres). */
const pointSchema = z.object({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(1_000_000).nullable(),
})

/**
 * One contact as it was observed. `seenAt` and `notedAt` are by the phone's clock (ISO 8601 with offset); the server puts
 * both right by how far that clock is off. `precise: false`: only the site is kept, never the point. `replacesId`: the
 * contact, or the refused item, that this one puts right.
 */
export const observationSchema = z.object({
  id,
  seenAt: moment,
  notedAt: moment,
  bedding: z.enum(['bedded-down', 'about-to', 'no'], {
    error: 'Say whether they were bedded down',
  }),
  leftAsleep: z.boolean().default(false),
  recordId: id.nullable().default(null),
  known: z.enum(['known', 'thought', 'unknown']),
  description: text(500).default(''),
  siteId: id.nullable().default(null),
  areaCode: z.string().max(20).nullable().default(null),
  place: text(300).default(''),
  placeKind: code.nullable().default(null),
  point: pointSchema.nullable().default(null),
  precise: z.boolean().default(false),
  company: z.enum(['alone', 'with-others', 'not-known']).default('not-known'),
  companyWords: text(300).default(''),
  words: text(4000).default(''),
  warning: text(1000).default(''),
  needs: z.array(code).max(30).default([]),
  offers: z
    .array(
      z.object({
        offer: code,
        answer: z.enum(['accepted', 'refused', 'not-answered']),
        words: text(300).default(''),
      }),
    )
    .max(30)
    .default([]),
  files: z
    .array(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), words: text(300).default('') }))
    .max(4)
    .default([]),
  replacesId: id.nullable().default(null),
})
export type Observation = z.infer<typeof observationSchema>

/** 'start' of a shift, 'all-well' on the way (with the time of the next one), 'back' safe. `at` by the phone's clock. */
export const checkInSchema = z.object({
  id,
  what: z.enum(['start', 'all-well', 'back']),
  at: moment,
  nextBy: moment.nullable().default(null),
  words: text(300).default(''),
})
export type CheckIn = z.infer<typeof checkInSchema>

/** What came of an alert; `contactId`: the contact in which they were found. `at` by the phone's clock. */
export const alertAnswerSchema = z.object({
  id,
  alertId: id,
  at: moment,
  outcome: code,
  words: text(1000).default(''),
  contactId: id.nullable().default(null),
})
export type AlertAnswer = z.infer<typeof alertAnswerSchema>

export type ItemKind = 'contact' | 'check-in' | 'alert'

/** What is sealed is the JSON of an observation, a check-in or an answer to an alert, whose `id` is that of the item. */
export const syncSchema = z.object({
  deviceNow: moment,
  items: z
    .array(
      z.object({
        id,
        number: z.number().int().min(0),
        kind: z.enum(['contact', 'check-in', 'alert']),
        sealed: z.string().max(60_000),
      }),
    )
    .max(mostItems),
})
export type SyncRequest = z.infer<typeof syncSchema>

/** Why something was refused: the field that it is about ('' for the whole) and plain words. */
export type Reason = { field: string; message: string }

/**
 * kept: it is on the server now. already: it was there before, the same. refused: the server keeps it aside with the
 * reasons (`heldId`), to be corrected or handed over: as safe as what is kept. later: nothing is decided, for a fault of
 * the server; send it and all after it again, in order. `notes`: what the server did to it that the worker should know
 * (the time put right, no area found, kept without a name).
 */
export type SyncAnswer = {
  id: string
  answer: 'kept' | 'already' | 'refused' | 'later'
  reasons?: Reason[]
  notes?: Reason[]
  heldId?: string
}

/**
 * `clockOff`: whole seconds by which the phone's clock is behind the server's (negative: ahead), where it was put right;
 * else 0. `safe`: how many items of this pack are on the server, `held` how many of them wait with a reason. `revoked`:
 * forget the pack now; what was sent in this request is kept for the co-ordinator, and further sending goes on working.
 */
export type SyncResponse = {
  serverNow: string
  clockOff: number
  answers: SyncAnswer[]
  safe: number
  held: number
  revoked: boolean
}

/** GET /outreach/api/changes?since=ISO. `gone`: may not be shown any more, for whatever reason; `merged` is for showing only. */
export type ChangesResponse = {
  serverNow: string
  revoked: boolean
  gone: string[]
  merged: { from: string; to: string }[]
  safe: number
  held: number
}

/**
 * PUT /outreach/api/files/:sha256 (Bearer). A picture lies on the phone until it can be sent, so it is sealed like an item:
 * type `sealedType` (wire.ts), body = sealItem(serverKey, packId, sha256, base64 of the bytes); the hash is that of the
 * bytes inside. 204 when it is on the server, 200 or 204 when it was there before; 422 with a `Failure` where it is no
 * picture: the phone tells, and sends the item all the same.
 */
export type FileRequest = string

/**
 * POST /outreach/api/packs/:packId/sending (session, header): after `sendUntil`, or where the token is not taken any more,
 * the same worker or a co-ordinator of their organisation signs in on that phone and gets a new token for sending alone.
 * It never gives the pack again. 403 with a `Failure` to anybody else.
 */
export type SendingResponse = { token: string; sendUntil: string }

/** POST /outreach/api/hand-over: the worker leaves a refused item to the co-ordinator, with a word about it. */
export const handOverSchema = z.object({ id, words: text(1000) })

/**
 * The body of 401 and of any other refusal of a whole request. `gone`: forget the pack now and keep the outbox. Where the
 * outbox can no longer be sent with this token, the worker shows the phone to the co-ordinator.
 */
export type Failure = { gone: boolean; message: string }

/** GET /outreach/api/shifts (session). */
export type ShiftsResponse = {
  user: { id: string; name: string }
  serverNow: string
  shifts: ShiftSummary[]
}
export type ShiftSummary = {
  id: string
  startsAt: string
  endsAt: string
  nightOf: string
  meetingPlace: string
  areas: { code: string; name: string }[]
  crew: string[]
}

/** POST /outreach/api/packs (session). `device`: words that tell this phone from others, shown to whoever revokes it. */
export const packRequestSchema = z.object({ shiftId: id, device: text(120) })

export type CodeLabel = { code: string; label: string; hint: string | null }
export type PackSite = {
  id: string
  name: string
  areaCode: string
  kind: string
  words: string
  safety: string
  hotSpot: boolean
  /** Whether this shift is to go there, and in which order; null: only nearby. */
  position: number | null
  point: { easting: number; northing: number } | null
}
export type PackPerson = {
  recordId: string
  name: string
  alsoCalled: string[]
  look: string
  age: string
  lastSeen: { nightOf: string; siteId: string | null; place: string } | null
  warnings: { words: string; whatToDo: string }[]
  pet: string
  mayPhotograph: boolean
}
export type PackAlert = {
  id: string
  toldAt: string
  seenAt: string | null
  areaCode: string | null
  siteId: string | null
  place: string
  description: string
  words: string
  dueOn: string
  /** Given to this shift, not only open in its areas. */
  forThisShift: boolean
}
export type Pack = {
  packId: string
  token: string
  serverNow: string
  expiresAt: string
  sendUntil: string
  shift: ShiftSummary
  settings: { pinTries: number; overdueMinutes: number }
  /** Of this pack alone; P-256. */
  serverKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string }
  sites: PackSite[]
  people: PackPerson[]
  alerts: PackAlert[]
  codes: {
    bedding: CodeLabel[]
    placeKind: CodeLabel[]
    offer: CodeLabel[]
    need: CodeLabel[]
    alertOutcome: CodeLabel[]
  }
  mayPhotographUnknown: boolean
}
