// What phones send: observations through the whole app (JSON, opening what is sealed, row-level security, audit, once
// only), against the same rows put into the same table by a bare multi-row insert. Batches of 50, as a phone sends.
//
//   sh scripts/with-node.sh bench/street/sync.ts [--items 10000] [--phones 4]
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { makeApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Pack, SyncAnswer } from '../../src/contexts/street/outreach/contract.ts'
import { sealItem } from '../../src/contexts/street/outreach/sealing.ts'
import { outreachHeader } from '../../src/contexts/street/outreach/wire.ts'
import { tokenHash } from '../../src/platform/db/access.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { folderStore } from '../../src/platform/files.ts'
import { newId } from '../../src/platform/ids.ts'
import { aPartnership, aUser } from '../../test/builders/partnership.ts'
import { permit } from '../../test/builders/people.ts'
import { anObservation } from '../../test/builders/phone.ts'
import { anArea, aShift, aSite } from '../../test/builders/street.ts'
import { report, rounded, share } from '../measure.ts'

const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    phones: { type: 'string', default: '4' },
  },
})
const count = Number(values.items)
const phones = Number(values.phones)
const batch = 50
const header = { [outreachHeader.name]: outreachHeader.value }

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
const environment = { ...process.env, THROUGHLINE_DATA: folder, THROUGHLINE_DEMO: 'no' }
const database = await openDatabase(readConfig(environment))
await migrate(database.owner)
const owner = connect({ ...database.owner, max: 2 })
const db = connect({ ...database.app, max: 10 })
const secret = randomBytes(32)
const app = await makeApp({
  db,
  files: folderStore(folder),
  clock: () => new Date(),
  secure: false,
  log: false,
  secret,
})
try {
  const partnership = await aPartnership(owner, 'Thistleshire')
  const worker = await aUser(owner, partnership, ['worker'])
  await permit(owner, worker, ['street'])
  const area = await anArea(owner, partnership.id)
  const sites = []
  for (let made = 0; made < 50; made += 1)
    sites.push(await aSite(owner, worker, area, { easting: 435_000 + made, northing: 336_000 }))
  const startsAt = new Date(Date.now() - 4 * 3_600_000)
  const shiftId = await aShift(owner, worker, { startsAt, areas: [area], sites })
  const cookie = await signedIn(worker.id)
  const sent = []
  for (let phone = 0; phone < phones; phone += 1)
    sent.push(await aFullPhone(shiftId, cookie, sites, Math.round(count / phones)))
  const waits: number[] = []
  const began = performance.now()
  await Promise.all(sent.map(({ token, batches }) => sendAll(token, batches, waits)))
  const seconds = (performance.now() - began) / 1000
  const bare = await bareInsert(count, false)
  const bareBatches = await bareInsert(count, true)
  report({
    observations: count,
    phones,
    seconds: rounded(seconds, 2),
    aSecond: Math.round(count / seconds),
    batchP50: rounded(share(waits, 0.5)),
    batchP95: rounded(share(waits, 0.95)),
    bareInsertSeconds: rounded(bare, 2),
    ratioToBareInsert: rounded(seconds / bare),
    bareInsertInCommittedBatchesSeconds: rounded(bareBatches, 2),
    ratioToBatches: rounded(seconds / bareBatches),
  })
} finally {
  await app.server.close()
  await db.destroy()
  await owner.destroy()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

async function signedIn(userId: string): Promise<string> {
  const session = randomBytes(32).toString('base64url')
  const client = new pg.Client(database.owner)
  await client.connect()
  await client.query(
    `insert into partnership.session (token_hash, user_id, expires_at) values ($1, $2, now() + interval '8 hours')`,
    [tokenHash(session), userId],
  )
  await client.end()
  return session
}

/** A phone after a night without a signal: everything sealed already, since that is the phone's work. */
async function aFullPhone(
  shiftId: string,
  session: string,
  sites: readonly string[],
  items: number,
) {
  const reply = await app.server.inject({
    method: 'POST',
    url: '/outreach/api/packs',
    headers: header,
    cookies: { throughline_session: session },
    payload: { shiftId, device: 'Bench' },
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  const pack = reply.json<Pack>()
  const sealed = []
  for (let number = 0; number < items; number += 1) {
    const seen = anObservation(new Date(Date.now() - 3_600_000 - number * 1000), {
      siteId: sites[number % sites.length],
      description: `Male, 40s, red tent, number ${number}`,
      words: 'Talked for ten minutes, wants to see the nurse on Monday',
      needs: ['wet-cold'],
      offers: [{ offer: 'food-drink', answer: 'accepted', words: '' }],
    })
    const inside = await sealItem(pack.serverKey, pack.packId, seen.id, JSON.stringify(seen))
    sealed.push({ id: seen.id, number, kind: 'contact', sealed: inside })
  }
  const batches = []
  for (let at = 0; at < sealed.length; at += batch) batches.push(sealed.slice(at, at + batch))
  return { token: pack.token, batches }
}

async function sendAll(token: string, batches: readonly unknown[][], waits: number[]) {
  for (const items of batches) {
    const began = performance.now()
    const reply = await app.server.inject({
      method: 'POST',
      url: '/outreach/api/sync',
      headers: { ...header, authorization: `Bearer ${token}` },
      payload: { deviceNow: new Date().toISOString(), items },
    })
    waits.push(performance.now() - began)
    const answers = reply.json<{ answers: SyncAnswer[] }>().answers
    const other = answers?.find(one => one.answer !== 'kept')
    if (reply.statusCode !== 200 || other) throw new Error(JSON.stringify(other ?? reply.body))
  }
}

/** The rows that stand there now, put in again by the owner: no rights asked, no trail, in one statement or by fifties. */
async function bareInsert(items: number, committed: boolean): Promise<number> {
  const client = new pg.Client(database.owner)
  await client.connect()
  try {
    const { rows } = await client.query('select * from street.contact limit $1', [items])
    const names = Object.keys(rows[0]).filter(name => !/_list$|^night_of$/.test(name))
    const groups = []
    const size = committed ? batch : 1000
    for (let at = 0; at < rows.length; at += size) groups.push(rows.slice(at, at + size))
    const began = performance.now()
    if (!committed) await client.query('begin')
    for (const group of groups) {
      const given = group.flatMap(row =>
        names.map(name =>
          name === 'id' ? newId() : name === 'given' ? JSON.stringify(row[name]) : row[name],
        ),
      )
      const places = group.map(
        (_, index) =>
          `(${names.map((_name, column) => `$${index * names.length + column + 1}`).join(', ')})`,
      )
      await client.query(
        `insert into street.contact (${names.join(', ')}) values ${places.join(', ')}`,
        given,
      )
    }
    if (!committed) await client.query('commit')
    return (performance.now() - began) / 1000
  } finally {
    await client.end()
  }
}
