/** Whether the page may be taken over by a newer version now: nothing half written, nothing being kept. */
type MayGo = () => boolean

let waiting: ServiceWorker | null = null
let taken = false

/**
 * Installs the service worker, so that the app starts without a network, and looks for newer versions. A newer one waits
 * until `mayGo` says yes; what is written is in the outbox and what is half written in the draft, whichever version wrote it.
 */
export async function followUpdates(mayGo: MayGo, onWaiting: () => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const hadOne = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first worker of all takes over a page that is as new as itself.
    if (!hadOne || taken) return
    taken = true
    whenItMayGo(mayGo, () => location.reload())
  })
  try {
    const registration = await navigator.serviceWorker.register('/outreach/worker.js', {
      scope: '/outreach',
      updateViaCache: 'none',
    })
    const look = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return
      waiting = registration.waiting
      onWaiting()
    }
    look()
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    )
    setInterval(() => void registration.update().catch(() => {}), 30 * 60_000)
  } catch {
    // Without https, or where the browser forbids it, the app works as long as the page stays open.
  }
}

export const isUpdateWaiting = () => waiting !== null

/** Lets the newer version take over: the page loads again once it has. */
export function takeUpdate(): void {
  waiting?.postMessage('take over')
}

function whenItMayGo(mayGo: MayGo, go: () => void) {
  if (mayGo()) {
    go()
    return
  }
  setTimeout(() => whenItMayGo(mayGo, go), 1000)
}
