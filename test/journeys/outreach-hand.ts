import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Mode } from './outreach-network.ts'
import { type Night, type Phone, signInOn, takeList, unlock } from './outreach-phone.ts'
import { type Came, screen, type ToWrite, write } from './outreach-thumb.ts'

/** From a seed, the same numbers between 0 and 1 each time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('Nothing to choose from')
  return chosen
}

/** The clock of this phone, off by what the test wrote down; a page takes it when it is loaded. */
function offClock() {
  const off = Number(localStorage.getItem('test-clock') ?? 0)
  if (off === 0) return
  const RealDate = Date
  const now = () => RealDate.now() + off
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: []) => (given.length > 0 ? new target(...given) : new target(now())),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

let signingIn = Promise.resolve()

/**
 * Whoever holds a phone through a night of mishaps, and what the screen told them. `saved`: shown as saved, so on the
 * server exactly once by the morning or on the phone with its reason. `perhaps`: written, and nobody saw what came of it.
 */
export async function aHand(it: Night, phone: Phone, seed: number, random: () => number) {
  let { page } = phone
  let count = 0
  const saved = new Set<string>()
  const perhaps = new Set<string>()
  const descriptions = new Map<string, string>()
  const happened: string[] = []
  const { network, context } = phone
  await context.addInitScript(offClock)
  await page.goto('/outreach')

  /** Another tab in the place of one that is gone. */
  async function freshPage() {
    if (!page.isClosed()) await page.close()
    page = await phone.tab()
    await page.goto('/outreach')
  }

  /** Types the PIN and waits for what comes of it; a page that goes meanwhile is looked at anew. */
  async function open() {
    await unlock(page)
      .then(() =>
        page.waitForFunction(() => !document.querySelector('h1')?.textContent?.includes('locked')),
      )
      .catch(() => {})
  }

  /** To tonight's list, however many doors are in between. */
  async function toList() {
    for (let tries = 0; tries < 60; tries += 1) {
      const shown = await page.evaluate(screen).catch(() => 'starting' as const)
      if (shown === 'list') return
      if (shown === 'locked') await open()
      else if (shown === 'inside') await page.evaluate(pressInPage, 'Back').catch(() => {})
      else if (shown === 'shifts') {
        // The list went: it is only to be had where there is a network.
        network.become('open')
        await page.reload()
        await takeList(page)
        happened.push('list taken anew')
      }
      await page.waitForTimeout(shown === 'starting' ? 60 : 25)
    }
    throw new Error(`never at the list: ${await page.locator('body').textContent()}`)
  }

  async function record({ daysAgo = 0, only = false } = {}): Promise<Came> {
    await toList()
    count += 1
    const words = `s${seed}-${count};`
    const description = `somebody s${seed} ${count}.`
    const who = random() < 0.5 ? pick(random, it.records).name : null
    if (!who) descriptions.set(words, description)
    const given: ToWrite = { who, words, description, daysAgo, only }
    perhaps.add(words)
    const came = await page.evaluate(write, given)
    if (came === 'saved') {
      saved.add(words)
      happened.push('recorded')
    }
    return came
  }

  async function sendNow() {
    await page.evaluate(() => document.querySelector<HTMLElement>('.status[type=button]')?.click())
    await page.getByRole('button', { name: 'Send now' }).waitFor()
    await page.evaluate(pressInPage, 'Send now')
  }

  return {
    happened,
    record,
    toList,
    sendNow,
    /** Something is written and sent while the network does this. */
    during: async (mode: Mode) => {
      network.become(mode)
      await toListWith(mode)
      await record()
      await page.waitForTimeout(random() * 150)
      if (random() < 0.7) network.become('open')
    },
    reload: () => page.reload(),
    change: async () => {
      const words = [...descriptions.keys()].filter(one => saved.has(one)).at(-1)
      if (!words) return
      await toList()
      await page.evaluate(() =>
        document.querySelector<HTMLElement>('.status[type=button]')?.click(),
      )
      const card = page.getByRole('button', { name: descriptions.get(words) ?? '' })
      if ((await card.count()) === 0) return
      await card.first().click()
      const press = page.getByRole('button', { name: /Change it|Put it right/ })
      if ((await press.count()) === 0) return
      await press.click()
      count += 1
      const now = `s${seed}-${count};`
      perhaps.add(now)
      await page.evaluate(openAll)
      await page.getByLabel('How they were, what they said').fill(now)
      await page.getByLabel('When', { exact: true }).fill(await page.evaluate(localNow))
      await page.getByRole('button', { name: 'Save' }).click()
      await page.locator('[data-said]', { hasText: 'Saved on this phone' }).waitFor()
      descriptions.set(now, descriptions.get(words) ?? '')
      descriptions.delete(words)
      saved.delete(words)
      saved.add(now)
      happened.push('changed')
    },
    closeWhileSaving: async () => {
      await record({ only: true })
      if (random() < 0.5) await page.waitForTimeout(random() * 30)
      await freshPage()
    },
    crash: async () => {
      await record({ only: random() < 0.5 })
      const devtools = await context.newCDPSession(page)
      const crashed = page.waitForEvent('crash')
      devtools.send('Page.crash').catch(() => {})
      await crashed
      await freshPage()
    },
    twoTabs: async () => {
      await toList()
      network.become('cut')
      await record()
      await record()
      const other = await phone.tab()
      await other.goto('/outreach')
      await unlock(other)
      await other.getByRole('button', { name: 'My shift' }).waitFor()
      await other.locator('.status').click()
      await sendNow()
      network.become(random() < 0.5 ? 'slow' : 'open')
      await Promise.all([
        page.evaluate(pressInPage, 'Send now'),
        other.getByRole('button', { name: 'Send now' }).click(),
      ])
      await page.waitForTimeout(200)
      await other.close()
    },
    update: async () => {
      network.become('open')
      network.version += 1
      await toList()
      try {
        await record()
      } catch (error) {
        // Where the phone was revoked, the list may have gone before anything could be written.
        if (await page.getByRole('button', { name: 'My shift' }).isVisible()) throw error
        return
      }
      const waiting = await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration('/outreach')
        await registration?.update()
        for (let tries = 0; tries < 40 && !registration?.waiting; tries += 1)
          await new Promise(resolve => setTimeout(resolve, 25))
        return registration?.waiting !== null
      })
      if (!waiting) return
      happened.push('a newer version waited')
      try {
        await page.getByRole('button', { name: 'My shift' }).click({ timeout: 4000 })
        await page.getByRole('button', { name: 'Use the newer version' }).click({ timeout: 4000 })
      } catch (error) {
        // Where the phone was revoked, the list may have gone meanwhile.
        if (await page.getByRole('button', { name: 'My shift' }).isVisible()) throw error
        return
      }
      await page
        .getByRole('button', { name: 'Lock' })
        .click({ timeout: 300 })
        .catch(() => {})
    },
    skew: async () => {
      const minutes = pick(random, [-90, -7, -3, 3, 20, 90])
      await page.evaluate(off => localStorage.setItem('test-clock', String(off)), minutes * 60_000)
      await page.reload()
    },
    lockAndUnlock: async () => {
      await toList()
      await page.evaluate(pressInPage, 'Lock')
      await toList()
    },
    wrongPins: async () => {
      await toList()
      await page.evaluate(pressInPage, 'Lock')
      // Where the phone was revoked, the list may go just now, and there is nothing left to guess.
      if ((await page.evaluate(screen)) !== 'locked') return
      for (let tries = 0; tries < 5; tries += 1) {
        if ((await page.evaluate(screen)) !== 'locked') return
        try {
          await page.getByLabel('PIN', { exact: true }).fill('000000', { timeout: 4000 })
          await page.getByRole('button', { name: 'Open', exact: true }).click({ timeout: 4000 })
        } catch (error) {
          if ((await page.evaluate(screen)) === 'locked') throw error
          return
        }
        await page.waitForFunction(
          left =>
            document.body.textContent?.includes(left) ||
            !document.querySelector('h1')?.textContent?.includes('locked'),
          [
            '4 more tries',
            '3 more tries',
            '2 more tries',
            'One more try',
            'not on this phone any more',
          ][tries] ?? '',
        )
      }
      happened.push('forgotten')
    },
    signOut: async () => {
      network.become('open')
      await toList()
      network.become('cut')
      await record()
      network.become('open')
      const other = await phone.tab()
      signingIn = signingIn.then(async () => {
        // A session of its own: the others go on with theirs.
        await context.clearCookies()
        await signInOn(other, it.it, it.worker)
      })
      await signingIn
      await other.goto('/account')
      await other.getByRole('button', { name: 'Sign out', exact: true }).click()
      await other.waitForURL('**/sign-in**')
      assert.equal(
        await other.evaluate(countIn, { name: 'throughline-pack', store: 'pack' }),
        0,
        'the list went',
      )
      assert.ok((await other.evaluate(countIn, { name: 'throughline-outbox', store: 'items' })) > 0)
      signingIn = signingIn.then(() => signInOn(other, it.it, it.worker))
      await signingIn
      await other.close()
      happened.push('signed out')
    },
    revoke: async () => {
      await toList()
      const packs = await page.evaluate(listPackIds)
      await sql`update street.pack set revoked_at = now(), revoked_by = ${it.worker.id}::uuid, revoked_because = 'a test'
        where id = any (${packs}::uuid[]) and revoked_at is null`.execute(it.it.owner)
      if (random() < 0.5) await record()
      happened.push('revoked')
    },
    full: async () => {
      await toList()
      // The browser's own limit is slow to count: outreach-lock.test.ts has it. Here what it says when it is reached.
      await page.evaluate(fillUp)
      const came = await record()
      await page.evaluate(makeRoom)
      assert.equal(came, 'full')
      happened.push('no room')
      // Everything is still in the form.
      await page.getByRole('button', { name: 'Save' }).click()
      await page.locator('[data-said]', { hasText: 'Saved on this phone' }).waitFor()
      saved.add(`s${seed}-${count};`)
    },
    /** The next morning there is a network, and somebody opens the app. */
    morning: async () => {
      network.become('open')
      if (page.isClosed()) await freshPage()
      await page.evaluate(() => localStorage.removeItem('test-clock')).catch(() => {})
      for (let tries = 0; tries < 6; tries += 1) {
        await page.goto('/outreach')
        await page.locator('.status[type=button]').waitFor()
        await sendNow()
        for (let waited = 0; waited < 60; waited += 1) {
          await page.waitForTimeout(50)
          if (!/waiting/.test(await wordsOf(page))) return
        }
      }
      throw new Error(`not everything was sent: ${await page.locator('body').textContent()}`)
    },
    /** On the server exactly once, or with its reason on the phone; whatever nobody saw saved, at most once. */
    check: async () => {
      const { rows } = await sql<{ words: string; held: boolean }>`
        select given->>'words' as words, false as held from street.contact
          where way = 'phone' and given->>'words' like ${`s${seed}-%`}
        union all
        select w.words, true from street.held_item, lateral (select substring(content::text from ${`s${seed}-[0-9]+;`}) as words) w
          where w.words is not null`.execute(it.it.owner)
      const times = (words: string) => rows.filter(row => row.words === words).length
      for (const words of saved) assert.equal(times(words), 1, `${words} was shown as saved`)
      for (const words of perhaps) assert.ok(times(words) <= 1, `${words} is there twice`)
      const counted = /^(\d+) written, (\d+) safe on the server(?:, (\d+) refused: see why)?$/.exec(
        await wordsOf(page),
      )
      assert.ok(counted, await wordsOf(page))
      const [, written = '0', safe = '0', refused = '0'] = counted
      assert.equal(Number(written), Number(safe) + Number(refused))
      assert.ok(Number(written) >= saved.size, 'the phone knows of everything')
      assert.equal(Number(written), rows.length, 'phone and server count the same')
      const reasons = await page.locator('.state.refused + span').allTextContents()
      assert.equal(
        reasons.filter(reason => reason.length > 5).length,
        Number(refused),
        'each refusal has its reason',
      )
      if (Number(refused) > 0) happened.push('refused with a reason')
    },
  }

  async function toListWith(mode: Mode) {
    // With a network that hangs, the list must not be needed anew.
    network.become('open')
    await toList()
    network.become(mode)
  }
}

export type Hand = Awaited<ReturnType<typeof aHand>>

const wordsOf = async (page: Page) => (await page.locator('.status-words').textContent()) ?? ''

function pressInPage(said: string) {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(
    one => one.checkVisibility() && one.textContent?.includes(said),
  )
  found?.click()
}

function openAll() {
  for (const part of document.querySelectorAll('details')) part.open = true
}

function localNow(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function fillUp() {
  const store = IDBObjectStore.prototype as unknown as Record<string, unknown>
  store.roomFor = store.put
  const refuse = () => {
    throw new DOMException('No room', 'QuotaExceededError')
  }
  store.put = refuse
}

function makeRoom() {
  const store = IDBObjectStore.prototype as unknown as Record<string, unknown>
  store.put = store.roomFor
}

/** How many things lie in a store of a database of the browser; 0 where there is none. */
async function countIn({ name, store }: { name: string; store: string }): Promise<number> {
  const there = await indexedDB.databases()
  if (!there.some(one => one.name === name)) return 0
  return await new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onerror = () => reject(new Error('not opened'))
    request.onsuccess = () => {
      const db = request.result
      const count = db.transaction(store).objectStore(store).count()
      count.onsuccess = () => {
        db.close()
        resolve(count.result)
      }
    }
  })
}

async function listPackIds(): Promise<string[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('throughline-outbox')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('not opened'))
  })
  return await new Promise(resolve => {
    const request = db.transaction('packs').objectStore('packs').getAllKeys()
    request.onsuccess = () => {
      db.close()
      resolve(request.result.map(String))
    }
  })
}
