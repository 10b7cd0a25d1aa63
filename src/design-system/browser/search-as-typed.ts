const pause = 300

/**
 * Shows what is found while somebody types: sends the form as its button would and puts the answer's region in the place
 * of the one that stands. What is typed never enters an address. Focus stays where it is.
 */
export function searchAsTyped(form: HTMLFormElement) {
  const region = document.getElementById(form.dataset.search ?? '')
  if (!region) return
  let waiting: number | undefined
  let asked: AbortController | undefined
  let last = ''
  const look = async () => {
    const typed = new URLSearchParams()
    // What the region itself holds is of the answer before.
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && !region.querySelector(`[name="${CSS.escape(name)}"]`))
        typed.append(name, value)
    if (typed.toString() === last) return
    last = typed.toString()
    asked?.abort()
    const own = new AbortController()
    asked = own
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: typed,
        signal: own.signal,
        redirect: 'manual',
      })
      // Signed out meanwhile, or a field is wrong: the button shows the whole page.
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const next = page.getElementById(region.id)
      if (own.signal.aborted || !next) return
      region.replaceChildren(...next.childNodes)
      // Only how many were found is said aloud, not the whole list at each letter.
      const status = document.getElementById(`${region.id}-status`)
      if (status) status.textContent = region.querySelector('h2')?.textContent ?? ''
    } catch {
      // Overtaken by the next letter, or out of reach for a moment: the button works without this.
    }
  }
  form.addEventListener('input', event => {
    if (event.target instanceof Node && region.contains(event.target)) return
    window.clearTimeout(waiting)
    waiting = window.setTimeout(() => void look(), pause)
  })
}
