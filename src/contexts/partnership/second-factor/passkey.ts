import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import { z } from 'zod'
import { tokenHash } from '../../../platform/db/access.ts'
import type { Tx } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { type Outcome, outcomeOf } from '../signing-in/sign-in.ts'
import type { SignInState } from '../signing-in/sign-in-state.ts'

/** Which address people are on: passkeys are good for its host name only. */
type Site = { origin: string }

const text = z.string().max(20_000)
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
const credential = z.object({ id: text, rawId: text, type: z.literal('public-key') })
const assertion = credential.extend({
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
  }),
  clientExtensionResults: z.object({}).default({}),
})
const attestation = credential.extend({
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string()).default([]),
  }),
  clientExtensionResults: z.object({}).default({}),
})

/**
 * What a browser is asked for: a signature over a challenge that the database made for this cookie. Finger, face or PIN
 * is always asked for, so that a passkey is two factors in one.
 */
export async function askForPasskey(
  tx: Tx,
  site: Site,
  { token, browser, goingTo, state, does }: PasskeyQuestion,
) {
  const { rows } = await sql<{ challenge: Buffer }>`
    select partnership.new_challenge(${tokenHash(token)}, ${tokenHash(browser)}, ${goingTo}) as challenge`.execute(
    tx,
  )
  const challenge = new Uint8Array(rows[0]?.challenge ?? [])
  const rpID = new URL(site.origin).hostname
  const own = (state?.passkeys ?? []).map(({ id, transports }) => ({
    id: Buffer.from(id, 'base64').toString('base64url'),
    transports,
  }))
  if (does === 'get')
    return await generateAuthenticationOptions({
      rpID,
      challenge,
      userVerification: 'required',
      allowCredentials: own,
      timeout: 120_000,
    })
  return await generateRegistrationOptions({
    rpName: 'Throughline',
    rpID,
    challenge,
    userName: state?.email ?? '',
    userDisplayName: state?.userName ?? '',
    userID: new Uint8Array(Buffer.from((state?.userId ?? '').replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: own,
    // Kept on the key itself, so that it is a whole sign-in too.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 120_000,
  })
}

export type PasskeyQuestion = {
  token: string
  browser: string
  goingTo: string
  state: SignInState | undefined
  does: 'get' | 'create'
}

const notRight = 'That passkey could not be used here. Try again, or sign in another way'

/** Checks what a passkey signed. Answers what is wrong, or undefined. */
export async function refusePasskey(
  tx: Tx,
  site: Site,
  token: string,
  sent: string,
): Promise<string | undefined> {
  const parsed = assertion.safeParse(parseJson(sent))
  if (!parsed.success) return notRight
  const id = Buffer.from(parsed.data.id, 'base64url')
  const { rows } = await sql<{ challenge: Buffer; publicKey: Buffer; counter: number }>`
    select challenge, public_key, counter from partnership.find_passkey(${tokenHash(token)}, ${id})`.execute(
    tx,
  )
  const found = rows[0]
  if (!found) return notRight
  const checked = await verifyAuthenticationResponse({
    response: parsed.data,
    expectedChallenge: found.challenge.toString('base64url'),
    expectedOrigin: site.origin,
    expectedRPID: new URL(site.origin).hostname,
    requireUserVerification: true,
    credential: {
      id: parsed.data.id,
      publicKey: new Uint8Array(found.publicKey),
      counter: found.counter,
    },
  }).catch(() => undefined)
  if (!checked?.verified) return notRight
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.prove_passkey(${tokenHash(token)}, ${id}, ${found.challenge},
      ${checked.authenticationInfo.newCounter}) as outcome`,
  )
  return outcome === 'right' ? undefined : notRight
}

/** Adds a passkey that the browser has just made. Answers what is wrong, or undefined. */
export async function addPasskey(
  tx: Tx,
  site: Site,
  token: string,
  { sent, name }: { sent: string; name: string },
): Promise<string | undefined> {
  const failed = 'The passkey could not be added. Try again'
  const parsed = attestation.safeParse(parseJson(sent))
  if (!parsed.success) return failed
  let signed = ''
  const checked = await verifyRegistrationResponse({
    response: {
      ...parsed.data,
      response: { ...parsed.data.response, transports: [] },
    },
    // Whether the database made it for this cookie is asked when the key is added.
    expectedChallenge: challenge => {
      signed = challenge
      return true
    },
    expectedOrigin: site.origin,
    expectedRPID: new URL(site.origin).hostname,
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!checked?.verified) return failed
  const { credential: key } = checked.registrationInfo
  const transports = parsed.data.response.transports.filter(one => transport.safeParse(one).success)
  const outcome = await outcomeOf(
    tx,
    sql<{
      outcome: Outcome
    }>`select partnership.add_passkey(${tokenHash(token)}, ${Buffer.from(signed, 'base64url')},
      ${newId()}::uuid, ${Buffer.from(key.id, 'base64url')}, ${Buffer.from(key.publicKey)}, ${key.counter},
      ${transports}::text[], ${name}) as outcome`,
  )
  if (outcome === 'taken') return 'This passkey is in use already, or there are 20 of them'
  return outcome === 'right' ? undefined : failed
}

function parseJson(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    return undefined
  }
}
