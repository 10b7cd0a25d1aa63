import type { SendingResponse } from '../../contexts/street/outreach/contract.ts'
import { changePack, listItems, listPacks } from '../storage/outbox.ts'
import { ask } from './ask.ts'

/**
 * Where the server takes nothing more from a pack and something of it waits: asks for a new token as whoever is signed in
 * on this phone now, the worker or their co-ordinator. What waits stays where it is if the answer is no.
 */
export async function renewTokens(): Promise<void> {
  const items = await listItems()
  for (const { packId, tokenEnded } of await listPacks()) {
    const waits = items.some(item => item.packId === packId && item.state === 'waiting')
    if (!tokenEnded || !waits) continue
    const reply = await ask<SendingResponse>(`packs/${packId}/sending`, {
      method: 'POST',
      body: {},
    })
    if (reply.kind !== 'answered') continue
    const { token, sendUntil } = reply.body
    await changePack(packId, pack => ({
      ...pack,
      token,
      tokenEnded: false,
      sendUntil: Date.parse(sendUntil),
    }))
  }
}
