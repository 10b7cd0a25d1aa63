import { onChange } from './changes.ts'
import { lock, phone, refresh } from './phone/phone.ts'
import { showAlert } from './screens/alert-screen.ts'
import { showContact } from './screens/contact-screen.ts'
import { go, type Ways } from './screens/go.ts'
import { showItem } from './screens/item-screen.ts'
import { showList } from './screens/list-screen.ts'
import { showChooseLock, showUnlock } from './screens/lock-screens.ts'
import { showOutbox } from './screens/outbox-screen.ts'
import { showShift } from './screens/shift-screen.ts'
import { followWayBack, updateShown } from './screens/show.ts'
import { showShifts } from './screens/start-screen.ts'
import { showStatus } from './screens/status.ts'
import { keepSending } from './sending/keep-sending.ts'
import { renewTokens } from './sending/renew-tokens.ts'
import { forgetExpiredPack } from './storage/forget-pack.ts'
import { dropFinishedPacks } from './storage/outbox.ts'
import { onPackGone } from './storage/pack-store.ts'
import { showTheme } from './theme.ts'
import { followUpdates, isUpdateWaiting, takeUpdate } from './update.ts'

const lockAfterMs = 3 * 60_000

function home(message?: string) {
  if (phone.open) {
    showList()
    return
  }
  if (phone.kept) {
    showUnlock(message)
    return
  }
  showShifts(message)
}

const ways: Ways = {
  home,
  shifts: showShifts,
  chooseLock: showChooseLock,
  list: () => (phone.open ? showList() : home()),
  whoWasIt: showList,
  contact: showContact,
  alert: showAlert,
  outbox: showOutbox,
  item: showItem,
  shift: showShift,
}

/** Something changed here, in another tab or on the server: counts and lists follow. */
function follow() {
  const wasOpen = phone.open !== null
  refresh()
    .then(() => {
      showStatus(() => go.outbox())
      if (wasOpen && !phone.open && phone.kept === undefined)
        home('The list is not on this phone any more. What you wrote is.')
      else updateShown()
    })
    // The storage gave way for a moment: the next change reads it again.
    .catch(() => {})
}

function lockWhenHidden() {
  let timer: ReturnType<typeof setTimeout> | undefined
  let hiddenAt = 0
  const lockNow = () => {
    if (!phone.open) return
    lock()
    home()
    if (isUpdateWaiting()) takeUpdate()
  }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      timer = setTimeout(lockNow, lockAfterMs)
    } else if (Date.now() - hiddenAt > lockAfterMs) lockNow()
  })
}

/** The list is locked, and no PIN is half typed: the page may load again. */
function nothingIsTyped(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')]
  return phone.open === null && fields.every(({ value }) => value === '')
}

async function start() {
  Object.assign(go, ways)
  showTheme()
  onChange(follow)
  onPackGone(follow)
  followWayBack()
  await forgetExpiredPack(Date.now())
  await refresh()
  await dropFinishedPacks(Date.now(), phone.kept?.packId ?? null)
  showStatus(() => go.outbox())
  home()
  await renewTokens()
  keepSending(() => {
    follow()
  })
  lockWhenHidden()
  void followUpdates(nothingIsTyped, () => {
    // Nothing personal is open, nothing half written: now is as good as ever.
    if (phone.open) updateShown()
    else takeUpdate()
  })
}

start().catch(() => {
  const main = document.querySelector('main')
  main?.replaceChildren(
    'This browser does not let the app keep anything. Open it in an ordinary window, not a private one.',
  )
})
