import { announceChange } from '../changes.ts'
import { forgetExpiredPack } from '../storage/forget-pack.ts'
import { askForChanges, type Outcome, sendWaiting } from './send-waiting.ts'

const firstWaitMs = 5_000
const longestWaitMs = 5 * 60_000
const changesEveryMs = 4 * 60_000
const lookEveryMs = 30_000

/** What sending is at, for the screen. */
export type Sending = { busy: boolean; last: Outcome | null }
export const sending: Sending = { busy: false, last: null }

let again = false
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let changesAskedAt = 0

/**
 * Sends what waits, now. Called after each thing that is written, when the network is back, when the app comes to the front
 * and from time to time; goes on while the app is locked. Where the browser can, the service worker is asked to go on after
 * the app is closed.
 */
export async function sendNow(): Promise<void> {
  again = true
  if (sending.busy) return
  sending.busy = true
  clearTimeout(timer)
  announceChange('here')
  try {
    while (again) {
      again = false
      sending.last = await sendWaiting(() => announceChange())
      if (sending.last !== 'unreachable' && Date.now() - changesAskedAt > changesEveryMs) {
        changesAskedAt = Date.now()
        await askForChanges()
      }
    }
  } catch {
    // The storage of the phone gave way for a moment; nothing is marked as sent that was not answered.
    sending.last = 'fault'
  }
  sending.busy = false
  failures = sending.last === 'nothing' || sending.last === 'ended' ? 0 : failures + 1
  if (failures > 0) askWorkerToGoOn()
  timer = setTimeout(() => void sendNow(), waitAfter(failures))
  announceChange()
}

/** Longer after each failure, and not all phones of a team at the same moment when a tunnel ends. */
function waitAfter(failed: number): number {
  if (failed === 0) return longestWaitMs
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failed - 1)) * (0.5 + Math.random() / 2)
}

/** Starts sending for as long as the page lives, and forgets the list when its time is over. */
export function keepSending(onForgotten: () => void): void {
  addEventListener('online', () => {
    failures = 0
    void sendNow()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow()
  })
  setInterval(() => {
    void forgetExpiredPack(Date.now()).then(gone => gone && onForgotten())
  }, lookEveryMs)
  void sendNow()
}

type WithSync = ServiceWorkerRegistration & {
  sync?: { register: (tag: string) => Promise<void> }
}

function askWorkerToGoOn() {
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker
    .getRegistration('/outreach')
    .then(registration => (registration as WithSync | undefined)?.sync?.register('send'))
    .catch(() => {})
}
