import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { assetPath, buildStyles, loadAssets } from './assets.ts'
import { GovukInput } from './govuk/input.tsx'
import { CsrfField, errorMessageFor, Page } from './page.tsx'
import { chrome } from './testing/chrome.ts'

test('errors mark the title and stand first in main', () => {
  const html = renderToString(
    <Page
      title="Change an action"
      chrome={{ ...chrome, flash: { kind: 'notice', text: 'Read this' } }}
      errors={[
        { field: 'owner', message: 'Enter an owner' },
        { field: 'form', message: 'Somebody else changed this' },
      ]}
    >
      <h1>Change an action</h1>
    </Page>,
  )
  assert.match(html, /<title>Error: Change an action – Marlow Vale[^<]*– Throughline<\/title>/)
  assert.match(html, /<main[^>]*><div class="govuk-error-summary"/)
  assert.match(html, /<a href="#owner">Enter an owner<\/a>/)
  assert.match(html, /<li>Somebody else changed this<\/li>/)
})

test('without errors the title is plain, and the flash is the first thing in main', () => {
  const html = renderToString(
    <Page title="Plans" chrome={{ ...chrome, flash: { kind: 'success', text: 'Saved' } }}>
      <h1>Plans</h1>
    </Page>,
  )
  assert.match(html, /<title>Plans – /)
  assert.match(
    html,
    /<main[^>]*><div class="govuk-notification-banner govuk-notification-banner--success"/,
  )
  assert.doesNotMatch(html, /govuk-error-summary/)
})

test('who is signed in can sign out with a form that carries the token; who is not can sign in', () => {
  const signedIn = renderToString(
    <Page title="Plans" chrome={chrome}>
      {null}
    </Page>,
  )
  assert.match(
    signedIn,
    /action="\/sign-out"><input type="hidden" name="csrf" value="token-of-a-test"/,
  )
  const signedOut = renderToString(
    <Page title="Plans" chrome={{ ...chrome, userName: null }}>
      {null}
    </Page>,
  )
  assert.match(signedOut, /href="\/sign-in"/)
  assert.doesNotMatch(signedOut, /sign-out/)
})

test('names and tokens are escaped', () => {
  const html = renderToString(<CsrfField chrome={{ csrfToken: '"><script>' }} />)
  assert.equal(html, '<input type="hidden" name="csrf" value="&quot;>&lt;script>"/>')
})

test('a string is not Html', () => {
  const typed = '<script>'
  // @ts-expect-error An option that prints markup takes TSX only.
  const input = <GovukInput name="a" label={{ html: typed }} />
  assert.doesNotMatch(renderToString(input), /<script>/)
})

test('a field finds its own message', () => {
  const errors = [{ field: 'due', message: 'Enter a date' }]
  assert.deepEqual(errorMessageFor(errors, 'due'), { text: 'Enter a date' })
  assert.equal(errorMessageFor(errors, 'owner'), undefined)
})

test('the stylesheet names neither the typeface nor the crown nor the logo of GOV.UK', async () => {
  const { css } = await buildStyles()
  assert.ok(css.length > 50_000)
  assert.doesNotMatch(css, /GDS Transport|url\(/)
})

test('every asset that a page names is there to send', async () => {
  const assets = await loadAssets()
  const html = renderToString(
    <Page title="Plans" chrome={chrome}>
      {null}
    </Page>,
  )
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(match => match[1] ?? '')
  assert.equal(named.length, 4)
  for (const path of named) assert.ok(assets.get(path)?.body.length, path)
  assert.match(assetPath('main.css'), /^\/assets\/main\.[0-9a-f]{12}\.css$/)
})
