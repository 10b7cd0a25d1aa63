import type { z } from 'zod'
import { putRight } from '../contacts/observation-rules.ts'
import {
  type AlertAnswer,
  alertAnswerSchema,
  type CheckIn,
  checkInSchema,
  type ItemKind,
  type Observation,
  observationSchema,
  type Reason,
} from './contract.ts'
import { openItem } from './sealing.ts'
import { storable } from './storable.ts'

export type Content =
  | { kind: 'contact'; value: Observation }
  | { kind: 'check-in'; value: CheckIn }
  | { kind: 'alert'; value: AlertAnswer }

export type Opened = {
  /** What was inside, or the seal itself where it could not be opened. */
  text: string
  /** As it may be kept aside, with its times put right. */
  kept: Record<string, unknown>
  /** The record that it names. */
  about: string | null
  /** Undefined where it is not what it should be; then `reasons` say why. */
  content: Content | undefined
  reasons: Reason[]
}

const schemas = { contact: observationSchema, 'check-in': checkInSchema, alert: alertAnswerSchema }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const times = ['seenAt', 'notedAt', 'at', 'nextBy'] as const

/**
 * Opens what a phone sealed and reads it; never throws, whatever is inside. Its times are put right by `clockOff`
 * milliseconds, and a point that was only to say the site goes no further than this.
 */
export async function openSealed(
  { privateKey, packId, clockOff }: { privateKey: JsonWebKey; packId: string; clockOff: number },
  { id, kind, sealed }: { id: string; kind: ItemKind; sealed: string },
): Promise<Opened> {
  const text = await openItem(privateKey, packId, id, sealed)
  if (text === undefined)
    return unread(sealed, { sealed }, 'It was damaged on the way and cannot be opened')
  const raw = parsed(text)
  if (raw === undefined) {
    const part = storable(text.slice(0, 20_000))
    return unread(text, { text: part }, 'It cannot be read: it is not what the phone app writes')
  }
  const kept = withTimes(withoutPoint(raw), clockOff)
  const about = typeof kept.recordId === 'string' && uuid.test(kept.recordId) ? kept.recordId : null
  const read = schemas[kind].safeParse(kept) as z.ZodSafeParseResult<Content['value']>
  const reasons = read.success
    ? read.data.id === id
      ? []
      : [{ field: 'id', message: 'It says that it is another one than it was sent as' }]
    : read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  const content =
    read.success && reasons.length === 0 ? ({ kind, value: read.data } as Content) : undefined
  return { text, kept, about, content, reasons }
}

function unread(text: string, kept: Record<string, unknown>, message: string): Opened {
  return { text, kept, about: null, content: undefined, reasons: [{ field: '', message }] }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value = storable(JSON.parse(text))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function withoutPoint(raw: Record<string, unknown>): Record<string, unknown> {
  return raw.precise === true || !('point' in raw) ? raw : { ...raw, point: null }
}

function withTimes(raw: Record<string, unknown>, clockOff: number): Record<string, unknown> {
  if (clockOff === 0) return raw
  const right = Object.fromEntries(
    times.flatMap(name => {
      const value = raw[name]
      if (typeof value !== 'string') return []
      const at = putRight(value, clockOff)
      return Number.isNaN(at.getTime()) ? [] : [[name, at.toISOString()]]
    }),
  )
  return { ...raw, ...right }
}
