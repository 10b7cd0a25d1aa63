/** Other tabs and the service worker say here that outbox or list changed, and hear it. */
const channel =
  'BroadcastChannel' in globalThis ? new BroadcastChannel('throughline-outreach') : undefined
const hearers = new Set<() => void>()

/** Says that something changed: in this page alone, or everywhere. */
export function announceChange(where: 'here' | 'everywhere' = 'everywhere'): void {
  for (const hear of hearers) hear()
  if (where === 'everywhere') channel?.postMessage('changed')
}

export function onChange(hear: () => void): void {
  if (hearers.size === 0)
    channel?.addEventListener('message', () => {
      for (const each of hearers) each()
    })
  hearers.add(hear)
}
