import assert from 'node:assert/strict'
import type { ItemKind, Pack, SyncResponse } from '../../src/contexts/street/outreach/contract.ts'
import { outreachHeader } from '../../src/contexts/street/outreach/contract.ts'
import { sealItem } from '../../src/contexts/street/outreach/sealing.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TestApp } from '../app.ts'
import type { TestUser } from './partnership.ts'

const header = { [outreachHeader.name]: outreachHeader.value }

/** An observation as a phone writes it; `more` says what is not as usual. */
export function anObservation(seenAt: string | Date, more: Record<string, unknown> = {}) {
  const at = new Date(seenAt).toISOString()
  return { id: newId(), seenAt: at, notedAt: at, bedding: 'bedded-down', known: 'unknown', ...more }
}

/** A phone with the pack of a shift: what its worker's browser got, and how it sends. */
export async function aPhone(it: TestApp, worker: TestUser, shiftId: string) {
  const browser = await it.signIn(worker)
  const reply = await browser.ask('/outreach/api/packs', header, { shiftId, device: 'Test phone' })
  assert.equal(reply.statusCode, 200, reply.body)
  return { ...phoneWith(it, reply.json<Pack>()), browser }
}

/** A phone that holds a pack already. */
export function phoneWith(it: TestApp, pack: Pack, token = pack.token) {
  let number = 0
  const withToken = { ...header, authorization: `Bearer ${token}` }
  const item = async (value: { id: string }, kind: ItemKind = 'contact') => {
    number += 1
    const sealed = await sealItem(pack.serverKey, pack.packId, value.id, JSON.stringify(value))
    return { id: value.id, number, kind, sealed }
  }
  const sync = (items: unknown[], deviceNow: Date) =>
    it.app.server.inject({
      method: 'POST',
      url: '/outreach/api/sync',
      headers: withToken,
      payload: { deviceNow: deviceNow.toISOString(), items },
    })
  return {
    pack,
    item,
    /** Sends sealed items, and answers as the server did. */
    sync,
    /** Seals and sends, and answers with what the server said. */
    send: async (
      values: { id: string }[],
      { kind = 'contact', deviceNow }: { kind?: ItemKind; deviceNow: Date },
    ) => {
      const items = []
      for (const value of values) items.push(await item(value, kind))
      const reply = await sync(items, deviceNow)
      assert.equal(reply.statusCode, 200, reply.body)
      return reply.json<SyncResponse>()
    },
    sendFile: async (sha256: string, bytes: Uint8Array) =>
      it.app.server.inject({
        method: 'PUT',
        url: `/outreach/api/files/${sha256}`,
        headers: { ...withToken, 'content-type': 'application/vnd.throughline.sealed' },
        payload: await sealItem(
          pack.serverKey,
          pack.packId,
          sha256,
          Buffer.from(bytes).toString('base64'),
        ),
      }),
    /** Asks with the token of the pack. */
    ask: (path: string, body?: object) =>
      it.app.server.inject({
        method: body ? 'POST' : 'GET',
        url: `/outreach/api/${path}`,
        headers: withToken,
        ...(body ? { payload: body } : {}),
      }),
  }
}
