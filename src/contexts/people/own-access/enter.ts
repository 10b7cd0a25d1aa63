import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Db } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { networkPlace } from '../../../platform/web/network-place.ts'
import { hashPassword, isPassword } from '../../partnership/index.ts'
import { hashOfCode, readCode } from './own-code.ts'
import { asNobody } from './own-door.ts'
import { whyPhraseIsWeak } from './phrase-rules.ts'

const mistyped = 'Check each letter and number: there are 15'
const wait = 'There were too many tries. Wait 15 minutes and try again'
/** The same for a code that nobody has, that was used, withdrawn or is too old. */
const noSuchCode = 'This code does not work. Ask a worker for a new one'
const noSuchKey = 'The key or what only you know is not right'

export const newCodeForm = z
  .object({
    code: z.string().max(200, mistyped).default(''),
    phrase: z.string().max(200, 'Choose something shorter').default(''),
    again: z.string().max(200).default(''),
  })
  .superRefine(({ code, phrase, again }, context) => {
    if (code.trim() === '')
      context.addIssue({ code: 'custom', path: ['code'], message: 'Enter your code' })
    else if (!readCode(code))
      context.addIssue({ code: 'custom', path: ['code'], message: mistyped })
    const weak = whyPhraseIsWeak(phrase)
    if (weak) context.addIssue({ code: 'custom', path: ['phrase'], message: weak })
    else if (phrase !== again)
      context.addIssue({
        code: 'custom',
        path: ['again'],
        message: 'Both must be the same. Type them again',
      })
    else if (readCode(phrase) && readCode(phrase) === readCode(code))
      context.addIssue({
        code: 'custom',
        path: ['phrase'],
        message: 'Choose something that is not on the paper',
      })
  })

export const comeBackForm = z.object({
  key: z
    .string()
    .max(200, mistyped)
    .refine(key => readCode(key), mistyped),
  phrase: z.string().min(1, 'Enter what only you know').max(200, 'That is too long'),
})

/**
 * Takes up own access with a code from a worker: keeps what only the person knows and begins a session. Nothing about the
 * code can be learnt from the words or the time of the answer: the phrase is hashed before the code is looked at. Tries
 * are counted, in a transaction of their own, before anything else is done.
 */
export async function enrol(
  db: Db,
  typed: { code: string; phrase: string },
  place: string,
  newSession: string,
): Promise<Refusal | undefined> {
  const code = hashOfCode('code', readCode(typed.code) ?? '')
  if (!(await takeTry(db, place, code))) return new Refusal('code', wait)
  const phraseHash = await hashPassword(typed.phrase.trim())
  const { rows } = await asNobody(db, tx =>
    sql<{
      ok: boolean
    }>`select people.enrol_own_access(${code}, ${newId()}::uuid, ${phraseHash}, ${tokenHash(newSession)}) as ok`.execute(
      tx,
    ),
  )
  if (!rows[0]?.ok) return new Refusal('code', noSuchCode)
  await forgetTries(db, code)
  return undefined
}

/** Begins a session with the key that the person kept and what only they know. Answers as `enrol` does. */
export async function comeBack(
  db: Db,
  typed: { key: string; phrase: string },
  place: string,
  newSession: string,
): Promise<Refusal | undefined> {
  const key = hashOfCode('key', readCode(typed.key) ?? '')
  if (!(await takeTry(db, place, key))) return new Refusal('key', wait)
  const { rows } = await asNobody(db, tx =>
    sql<{ hash: string | null }>`select people.find_own_phrase(${key}) as hash`.execute(tx),
  )
  const right = await isPassword(rows[0]?.hash ?? undefined, typed.phrase.trim())
  const state = await asNobody(db, async tx => {
    if (right)
      return (
        await sql<{
          state: string | null
        }>`select people.come_back(${key}, ${tokenHash(newSession)}) as state`.execute(tx)
      ).rows[0]?.state
    await sql`select people.count_wrong_phrase(${key})`.execute(tx)
    return null
  })
  if (!state) return new Refusal('key', noSuchKey)
  await forgetTries(db, key)
  return undefined
}

/** Committed before the try is made, so that a thousand at once are counted as well as one after the other. */
async function takeTry(db: Db, place: string, tried: Buffer): Promise<boolean> {
  const { rows } = await asNobody(db, tx =>
    sql<{ ok: boolean }>`select people.take_own_try(${placeKey(place)}, ${tried}) as ok`.execute(
      tx,
    ),
  )
  return rows[0]?.ok ?? false
}

async function forgetTries(db: Db, tried: Buffer): Promise<void> {
  await asNobody(db, tx => sql`select people.forget_own_tries(${tried})`.execute(tx))
}

/** A network address; of IPv6 the half that one household or building shares. */
function placeKey(address: string): Buffer {
  return createHash('sha256')
    .update(`own place ${networkPlace(address)}`)
    .digest()
}
