const beforeEndMs = 2 * 60_000
const askEveryMs = 60_000

type Ends = { idle: number; last: number }

/**
 * Keeps somebody signed in while they type or move on the page, tells them two minutes before the session ends, and
 * takes the page away when it has: the next person at a shared computer sees none of it.
 */
export function watchSession(place: HTMLElement) {
  let ends = read(place.dataset.idleEnds, place.dataset.ends)
  let used = false
  let asked = Date.now()
  const dialog = makeDialog(place, () => void stay())
  for (const kind of ['keydown', 'pointerdown', 'scroll'] as const)
    addEventListener(kind, onUse, { passive: true })

  function onUse() {
    used = true
  }
  async function stay() {
    asked = Date.now()
    used = false
    const body = new URLSearchParams({ csrf: place.dataset.csrf ?? '' })
    await ask('/account/stay', { method: 'POST', body })
  }
  async function ask(path: string, init?: RequestInit) {
    try {
      const answer = await fetch(path, { ...init, headers: { accept: 'application/json' } })
      if (answer.redirected && !answer.url.endsWith('/account/time-left')) leave()
      const said = (await answer.json()) as { idleEndsAt?: string; endsAt?: string }
      ends = read(said.idleEndsAt, said.endsAt)
    } catch {
      // Out of reach for a moment: what is known goes on counting.
    }
  }
  function leave() {
    const here = location.pathname + location.search
    location.replace(`/sign-in?${new URLSearchParams({ next: here })}`)
  }
  async function look() {
    const now = Date.now()
    const end = Math.min(ends.idle, ends.last)
    const busy = used && now - asked > Math.min(askEveryMs, (ends.idle - now) / 2)
    if (busy && !dialog.open) await stay()
    else if (end - now <= beforeEndMs && now - asked > 10_000) {
      // Another tab may have gone on meanwhile.
      asked = now
      await ask('/account/time-left')
    }
    const left = Math.min(ends.idle, ends.last) - Date.now()
    if (left <= 0) leave()
    else dialog.show(left <= beforeEndMs, left, ends.last <= ends.idle)
  }
  setInterval(() => void look(), 5000)
  // A telephone that slept looks at once when it wakes.
  document.addEventListener('visibilitychange', () => void look())
}

function read(idle: string | undefined, last: string | undefined): Ends {
  return { idle: Date.parse(idle ?? ''), last: Date.parse(last ?? '') }
}

/** A dialog that takes nothing away: what was typed stays below it. */
function makeDialog(place: HTMLElement, onStay: () => void) {
  const dialog = document.createElement('dialog')
  dialog.className = 'tl-session-dialog'
  dialog.setAttribute('aria-labelledby', 'session-dialog-title')
  const title = document.createElement('h2')
  title.className = 'govuk-heading-m'
  title.id = 'session-dialog-title'
  const text = document.createElement('p')
  text.className = 'govuk-body'
  text.setAttribute('aria-live', 'polite')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-!-margin-bottom-0'
  dialog.append(title, text, button)
  place.after(dialog)
  let final = false
  button.addEventListener('click', () => {
    dialog.close()
    if (!final) onStay()
  })
  dialog.addEventListener('cancel', () => {
    if (!final) onStay()
  })
  let dismissed = false
  dialog.addEventListener('close', () => {
    dismissed = final
  })
  return {
    get open() {
      return dialog.open
    },
    show(wanted: boolean, left: number, isFinal: boolean) {
      if (!wanted) {
        dismissed = false
        if (dialog.open) dialog.close()
        return
      }
      if (dismissed) return
      final = isFinal
      const minutes = Math.ceil(left / 60_000)
      const time = minutes === 1 ? 'a minute' : `${minutes} minutes`
      title.textContent = isFinal ? 'Save your work now' : 'Are you still there?'
      const said = isFinal
        ? `You are signed out in ${time}, since you have been signed in for as long as your organisation allows.`
        : `You are signed out in ${time}, to protect what is on this page.`
      if (text.textContent !== said) text.textContent = said
      button.textContent = isFinal ? 'Go back to the page' : 'Stay signed in'
      if (!dialog.open) dialog.showModal()
    },
  }
}
