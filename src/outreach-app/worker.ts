import { announceChange } from './changes.ts'
import { sendWaiting } from './sending/send-waiting.ts'
import { forgetExpiredPack } from './storage/forget-pack.ts'

// Put in by the build: what this version is made of (src/contexts/street/outreach/app-assets.ts).
declare const appVersion: string
declare const appFiles: readonly string[]

// What TypeScript's library for pages does not know of a worker (Service Workers, W3C).
type Waited = Event & { waitUntil: (done: Promise<unknown>) => void }
type Fetched = Waited & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Said = Waited & { data: unknown }
type Worker = {
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: {
    (kind: 'install' | 'activate' | 'sync', hear: (event: Waited) => void): void
    (kind: 'fetch', hear: (event: Fetched) => void): void
    (kind: 'message', hear: (event: Said) => void): void
  }
}
const worker = globalThis as unknown as Worker

const prefix = 'throughline-outreach-'
const cacheName = prefix + appVersion

// The whole of this version, or none of it: a phone that loses the signal half way keeps the version that it has.
worker.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then(cache => cache.addAll(appFiles.map(file => new Request(file, { cache: 'reload' })))),
  )
})

// It takes over when the page says that nothing is half written, or at the next start: see update.ts.
worker.addEventListener('message', event => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting())
})

worker.addEventListener('activate', event => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name)
      await worker.clients.claim()
      await forgetExpiredPack(Date.now())
    })(),
  )
})

worker.addEventListener('fetch', event => {
  const { method, url, mode } = event.request
  const { pathname, origin } = new URL(url)
  const isShell = mode === 'navigate' && pathname === '/outreach'
  if (method !== 'GET' || origin !== location.origin) return
  if (!isShell && !appFiles.includes(pathname)) return
  event.respondWith(
    caches
      .open(cacheName)
      .then(cache => cache.match(isShell ? '/outreach' : pathname))
      .then(kept => kept ?? fetch(event.request)),
  )
})

// The browser wakes the worker when the network is back, also where the app was closed.
worker.addEventListener('sync', event => {
  event.waitUntil(
    (async () => {
      await forgetExpiredPack(Date.now())
      const outcome = await sendWaiting(() => announceChange())
      // A promise that fails makes the browser try again later.
      if (outcome === 'unreachable' || outcome === 'fault')
        throw new Error('Not everything is sent')
    })(),
  )
})
