import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { DesignSystemPage } from './design-system-page.tsx'
import { chrome } from './testing/chrome.ts'

const html = renderToString(h(DesignSystemPage, { chrome }))

test('the page shows every GOV.UK component that we have', () => {
  const files = readdirSync(new URL('./govuk', import.meta.url)).filter(
    file => file.endsWith('.tsx') && file !== 'form-group.tsx',
  )
  assert.ok(files.length >= 38)
  for (const file of files) {
    const name = `Govuk${file.replace('.tsx', '').replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())}`
    assert.ok(html.includes(`id="${name}"`), `${name} is missing`)
  }
})

test('no id stands twice', () => {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
  assert.ok(ids.length > 50)
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  )
})

test('nothing on the page needs an inline script, an inline style or an event handler', () => {
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/)
  assert.doesNotMatch(html, /<[^>]*\sstyle=/)
  assert.doesNotMatch(html, /<[^>]*\son\w+=/)
})
