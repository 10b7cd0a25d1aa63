import assert from 'node:assert/strict'
import { aHand, type Hand, pick, randomFrom } from './outreach-hand.ts'
import { type Night, night } from './outreach-phone.ts'

// What was written on the street and shown as saved is on the server exactly once, or on the phone with its reason,
// whatever happens in between. Each sequence is a phone of its own, with a seed that repeats it:
// THROUGHLINE_SEED=7 THROUGHLINE_SEQUENCES=1. A dozen in the ordinary run; THROUGHLINE_SEQUENCES=400 takes a while.

const sequences = Number(process.env.THROUGHLINE_SEQUENCES ?? 12)
const firstSeed = Number(process.env.THROUGHLINE_SEED ?? 1)
const atOnce = 3

const steps: Record<string, (hand: Hand) => Promise<unknown>> = {
  record: hand => hand.record(),
  'record in the evening and at night': async hand => {
    await hand.record()
    await hand.record()
  },
  'record what the server refuses': hand => hand.record({ daysAgo: 3 }),
  'change the last one': hand => hand.change(),
  'there is no network': hand => hand.during('cut'),
  'the server fails before it did anything': hand => hand.during('before'),
  'the answer is lost': hand => hand.during('after'),
  'the server is slow': hand => hand.during('slow'),
  'nothing ever comes': hand => hand.during('half'),
  reload: hand => hand.reload(),
  'close the tab while saving': hand => hand.closeWhileSaving(),
  'the page crashes': hand => hand.crash(),
  'two tabs send': hand => hand.twoTabs(),
  'the app is updated': hand => hand.update(),
  'the clock jumps': hand => hand.skew(),
  'lock and unlock': hand => hand.lockAndUnlock(),
  'wrong PINs until it is forgotten': hand => hand.wrongPins(),
  'sign out': hand => hand.signOut(),
  'the phone is revoked': hand => hand.revoke(),
  'the storage is full': hand => hand.full(),
}
const names = Object.keys(steps)

night(
  'Whatever happens to a phone, nothing that was written is lost or there twice',
  async it => {
    // The first phone signs in; the others have its session.
    await (await it.aPhone({ quickLock: true })).close()
    const seeds = Array.from({ length: sequences }, (_, at) => firstSeed + at)
    const totals = new Map<string, number>()
    const work = async () => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift())
        for (const name of await runSequence(it, seed))
          totals.set(name, (totals.get(name) ?? 0) + 1)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    console.log(`${sequences} sequences: ${[...totals].map(one => one.join(' ')).join(', ')}`)
    assert.ok((totals.get('recorded') ?? 0) >= sequences * 2, 'much was recorded')
    await seenOnTheWorkersPage(it)
  },
  7_200_000,
)

/** What was refused is on the worker's page too, each with the way to put it right. */
async function seenOnTheWorkersPage({ it, worker }: Night) {
  const held = await it.owner
    .selectFrom('street.heldItem')
    .select('id')
    .where('sentBy', '=', worker.id)
    .where('state', 'in', ['waiting', 'handed-over'])
    .orderBy('receivedAt', 'desc')
    .limit(100)
    .execute()
  const { body } = await (await it.signIn(worker)).get('/street/my-nights')
  for (const { id } of held)
    assert.ok(body.includes(id), 'a refused item is on the page of its worker')
}

/** One phone, from taking the list to the morning after. Answers with what happened, for counting. */
async function runSequence(it: Night, seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const phone = await it.aPhone({ quickLock: true })
  const done: string[] = []
  try {
    const hand = await aHand(it, phone, seed, random)
    const length = 4 + Math.floor(random() * 5)
    for (let at = 0; at < length; at += 1) {
      // Each kind comes up in turn, so that a few dozen sequences try all of them.
      const name = at === 0 ? (names[seed % names.length] ?? '') : pick(random, names)
      done.push(name)
      await steps[name]?.(hand)
    }
    await hand.morning()
    await hand.check()
    return [...done, ...hand.happened]
  } catch (error) {
    throw new Error(
      `seed ${seed}, after ${done.join(', ')}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  } finally {
    await phone.close()
  }
}
