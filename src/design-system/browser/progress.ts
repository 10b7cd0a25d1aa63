/** Brings a ProgressPanel up to date without loading the page again, and moves on when the work is done. */
export function followProgress(panel: HTMLElement) {
  const seconds = Number(panel.dataset.progress)
  const look = async () => {
    try {
      // A redirection is for the whole page to follow, so that it and what it says is seen once.
      const answer = await fetch(location.href, { redirect: 'manual' })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const next = page.querySelector<HTMLElement>('[data-progress]')
      if (!next) {
        location.reload()
        return
      }
      panel.replaceChildren(...next.childNodes)
    } catch {
      // Out of reach for a moment: look again.
    }
    setTimeout(() => void look(), seconds * 1000)
  }
  setTimeout(() => void look(), seconds * 1000)
}
