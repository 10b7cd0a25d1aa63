import { initAll } from 'govuk-frontend'
import { fillFromAddress } from './from-address.ts'
import { followPasskey } from './passkey.ts'
import { followProgress } from './progress.ts'
import { searchAsTyped } from './search-as-typed.ts'
import { watchSession } from './session-time.ts'
import { forgetOnSignOut } from './sign-out.ts'

initAll()

for (const panel of document.querySelectorAll<HTMLElement>('[data-progress]')) followProgress(panel)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]'))
  followPasskey(form)

for (const field of document.querySelectorAll<HTMLInputElement>('[data-from-address]'))
  fillFromAddress(field)

for (const place of document.querySelectorAll<HTMLElement>('[data-session-time]'))
  watchSession(place)

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search]'))
  searchAsTyped(form)

for (const form of document.querySelectorAll<HTMLFormElement>(
  'form[action="/sign-out"], form[action="/account/sign-out-everywhere"]',
))
  forgetOnSignOut(form)
