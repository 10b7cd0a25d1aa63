// What a thumb does on the screen of the phone app, run inside the page so that a hundred phones take a minute. It finds
// things by what they say and presses them: the app cannot tell it from anybody else.

/** One contact to be written down. `who` is a name of the list, or null for somebody unknown. */
export type ToWrite = {
  who: string | null
  /** Tells this contact from all others; the only thing looked for on the server. */
  words: string
  description: string
  daysAgo: number
  /** Press Save and do not wait for what comes of it. */
  only: boolean
}

/** saved: the screen said so. full: it said that there is no room. pressed: nobody waited. */
export type Came = 'saved' | 'full' | 'pressed' | `not saved: ${string}`

/** Writes one contact down, from tonight's list. */
export async function write({ who, words, description, daysAgo, only }: ToWrite): Promise<Came> {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
  const press = (said: string) => {
    const found = all('button').find(
      one => one.checkVisibility() && one.textContent?.includes(said),
    )
    if (!found)
      throw new Error(`no button '${said}' on: ${document.body.textContent?.slice(0, 200)}`)
    found.click()
  }
  const fill = (label: string, value: string) => {
    const found = all('label').find(one => one.textContent?.startsWith(label)) as
      | HTMLLabelElement
      | undefined
    const field = found?.control as HTMLInputElement | null | undefined
    if (!field) throw new Error(`no field '${label}'`)
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
  }
  press(who ?? 'Someone I do not know')
  if (!who) {
    fill('How would you know them again', description)
    const site = all('option').find(
      one => one.textContent === 'Viaduct arches',
    ) as HTMLOptionElement
    fill('Site', site.value)
  }
  fill('How they were', words)
  if (daysAgo > 0) {
    const then = new Date(Date.now() - daysAgo * 86_400_000)
    fill(
      'When',
      new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16),
    )
  }
  all('label')
    .find(one => one.textContent?.startsWith('Bedded down'))
    ?.click()
  press('Save')
  if (only) return 'pressed'
  for (let waited = 0; waited < 400; waited += 1) {
    const said = document.querySelector('[data-said]')?.textContent ?? ''
    if (said.startsWith('Saved on this phone')) return 'saved'
    const wrong = all('[role=alert]').find(one => one.checkVisibility())?.textContent ?? ''
    if (wrong.includes('no room left')) return 'full'
    if (wrong.startsWith('Not saved')) return `not saved: ${wrong}`
    if (document.querySelector('h1')?.textContent?.includes('locked')) return 'not saved: locked'
    await new Promise(resolve => setTimeout(resolve, 15))
  }
  return `not saved: ${document.body.textContent?.slice(0, 300)}`
}

/** What the app shows now. */
export function screen(): 'list' | 'locked' | 'shifts' | 'inside' | 'starting' {
  const title = document.querySelector('h1')?.textContent ?? ''
  const has = (said: string) =>
    [...document.querySelectorAll('button')].some(
      one => one.checkVisibility() && one.textContent?.includes(said),
    )
  if (title.includes('locked')) return 'locked'
  if (has('Someone I do not know') && has('My shift')) return 'list'
  if (has('Back')) return 'inside'
  return title === 'Tonight' && document.querySelector('.found') ? 'shifts' : 'starting'
}
