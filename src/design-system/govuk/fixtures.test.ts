import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type ComponentType, Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { normaliseHtml } from '../testing/normalise-html.ts'

const components = 'node_modules/govuk-frontend/dist/govuk/components'
const fixturesIn6_6_0 = 725

type Options = Record<string, unknown>
type Fixture = { name: string; options: Options; html: string }

/** Components that we do not have, with the number of fixtures each would bring. */
const notPorted: Record<string, { fixtures: number; reason: string }> = {
  header: {
    fixtures: 6,
    reason: 'carries the crown and the GOV.UK name: for central government only',
  },
}

/** Fixtures that use options which our components refuse, by component. */
const refused: Record<string, Record<string, string>> = {
  select: { hint: 'has no items, which are required' },
  tabs: { 'no item list': 'has no items, which are required' },
}

function readFixtures(component: string): Fixture[] {
  const file = JSON.parse(readFileSync(`${components}/${component}/fixtures.json`, 'utf8'))
  return file.fixtures
}

async function findComponent(folder: string) {
  const name = `Govuk${folder.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())}`
  const module: Record<string, unknown> = await import(`./${folder}.tsx`)
  const component = module[name]
  assert.equal(typeof component, 'function', `${folder}.tsx exports ${name}`)
  return component as ComponentType<Options>
}

/** Only the fixtures may turn a string into markup: preact prints a template's strings as they are. */
function rawHtml(markup: string) {
  return h(Fragment, { tpl: [markup], exprs: [] } as object)
}

function isHtmlOption(name: string, path: string) {
  return name === 'html' || name.endsWith('Html') || path === 'slots'
}

/** Our options hold markup as TSX where the fixtures hold it as a string. */
function toOurOptions(value: unknown, path = ''): unknown {
  if (Array.isArray(value)) return value.map(item => toOurOptions(item, path))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, option]) => {
      if (typeof option === 'string' && isHtmlOption(name, path)) {
        const html = option === '' ? undefined : rawHtml(option)
        return [name, path === 'slots' && name === 'end' ? { html } : html]
      }
      return [name, name === 'attributes' ? option : toOurOptions(option, name)]
    }),
  )
}

/** The crown and crown copyright stand in every footer fixture and in none of ours. */
function withoutCrown(html: string) {
  const crown = /<svg(?:(?!<svg)[\s\S])*?govuk-footer__crown[\s\S]*?<\/svg>/
  const copyright =
    /<div class="govuk-footer__meta-item">\s*<a\s[^>]*copyright-logo[\s\S]*?<\/a>\s*<\/div>/
  assert.match(html, crown)
  assert.match(html, copyright)
  return html.replace(crown, '').replace(copyright, '')
}

const folders = readdirSync(components, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)

let seen = 0

for (const folder of folders) {
  const fixtures = readFixtures(folder)
  const missing = notPorted[folder]
  if (missing) {
    test(`${folder} is not ported: ${missing.reason}`, () => {
      assert.equal(fixtures.length, missing.fixtures)
      seen += fixtures.length
    })
    continue
  }
  test(`${folder} prints what govuk-frontend prints`, async t => {
    const component = await findComponent(folder)
    for (const fixture of fixtures) {
      seen += 1
      const reason = refused[folder]?.[fixture.name]
      await t.test(reason ? `refuses ${fixture.name}: ${reason}` : fixture.name, () => {
        const expected = folder === 'footer' ? withoutCrown(fixture.html) : fixture.html
        const render = () =>
          normaliseHtml(renderToString(h(component, toOurOptions(fixture.options) as Options)))
        // A refusal that has become unnecessary must leave the list.
        if (reason) assert.throws(() => assert.equal(render(), normaliseHtml(expected)))
        else assert.equal(render(), normaliseHtml(expected))
      })
    }
  })
}

test('every fixture of govuk-frontend 6.6.0 was looked at', () => {
  assert.equal(seen, fixturesIn6_6_0)
})
