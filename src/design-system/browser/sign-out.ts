/** What lies in the browser for whoever is signed in and goes when they sign out: see src/outreach-app/storage. */
const forgotten = 'throughline-pack'
const mostWaitMs = 1500

/** Before a form signs somebody out, what this browser holds for them to read is deleted, also where the answer never comes. */
export function forgetOnSignOut(form: HTMLFormElement) {
  form.addEventListener('submit', event => {
    event.preventDefault()
    void forget().finally(() => form.submit())
  })
}

/** Waits for other tabs to let go, but not for ever: what was asked for is done as soon as they do. */
function forget(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, mostWaitMs)
    try {
      const request = indexedDB.deleteDatabase(forgotten)
      request.addEventListener('success', () => resolve())
      request.addEventListener('error', () => resolve())
    } catch {
      resolve()
    }
  })
}
