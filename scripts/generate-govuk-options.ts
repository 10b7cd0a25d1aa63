// Writes src/design-system/govuk/options.generated.ts from govuk-frontend's macro-options.json.
// Run after every upgrade of govuk-frontend: `node scripts/generate-govuk-options.ts`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const components = 'node_modules/govuk-frontend/dist/govuk/components'
const target = 'src/design-system/govuk/options.generated.ts'

type MacroOption = {
  name: string
  type: string
  required: boolean
  description: string
  isComponent: boolean
  params: MacroOption[]
}

const MacroOption: z.ZodType<MacroOption> = z.lazy(() =>
  z.object({
    name: z.string(),
    type: z.string(),
    required: z.boolean().default(false),
    description: z.string().default(''),
    isComponent: z.boolean().default(false),
    params: z.array(MacroOption).default([]),
  }),
)

/**
 * Where macro-options.json says less than the template does. Key: component.path.to.option.
 * `null` leaves the option out.
 */
const exceptions: Record<string, string | null> = {
  'table.rows': 'ReadonlyArray<ReadonlyArray<TableCell> | Absent>',
  'date-input.day': 'Partial<DateInputItem>',
  'date-input.month': 'Partial<DateInputItem>',
  'date-input.year': 'Partial<DateInputItem>',
  'date-input.items.inputmode': 'string',
  'date-input.values': 'Readonly<Record<string, string | undefined>>',
  'checkboxes.values': 'readonly string[]',
  'service-navigation.slots': 'ServiceNavigationSlots',
  'pagination.items.number': 'string | number',
  'notification-banner.titleHeadingLevel': 'number',
  'character-count.charactersUnderLimitText': 'PluralMessages',
  'character-count.charactersOverLimitText': 'PluralMessages',
  'character-count.wordsUnderLimitText': 'PluralMessages',
  'character-count.wordsOverLimitText': 'PluralMessages',
  'file-upload.multipleFilesChosenText': 'PluralMessages',
  'character-count.maxlength': 'number',
  'character-count.maxwords': 'number',
  'character-count.threshold': 'number',
  'character-count.rows': 'number',
  'textarea.rows': 'number',
  'footer.contentLicence': 'FooterContentLicence | null',
  // The crown and crown copyright belong to GOV.UK alone.
  'footer.copyright': null,
  'task-list.items.status.tag': 'TagOptions',
}

/** Options that macro-options.json calls required although the template has a default or another way. */
const optional = new Set([
  'character-count.maxlength',
  'character-count.maxwords',
  'service-navigation.navigation',
  'phase-banner.tag',
  'radios.items.value',
  'checkboxes.items.value',
  'checkboxes.name',
  'date-input.items.name',
  'tabs.items.id',
  'task-list.items.status',
  'accordion.items.content',
  'skip-link.text',
  'cookie-banner.messages.actions.text',
  'panel.titleText',
  'details.summaryText',
  'language-navigation.items.lang',
])

/** Names of interfaces that a plain plural rule would get wrong. */
const itemNames: Record<string, string> = {
  'table.head': 'TableHeading',
  'service-navigation.navigation': 'ServiceNavigationItem',
  'footer.navigation': 'FooterNavigation',
  'error-summary.errorList': 'ErrorSummaryItem',
}

const pascal = (name: string) =>
  name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

const singular = (name: string) => name.replace(/s$/, '')

const interfaces: string[] = []

function comment(option: MacroOption) {
  return option.description.replaceAll(/\s+/g, ' ').replaceAll('*/', '*\\/')
}

function isHtml(name: string) {
  return name === 'html' || name.endsWith('Html')
}

/** `required: true` of a text option is not literally true where an html option may stand instead. */
function hasHtmlTwin(option: MacroOption, siblings: readonly MacroOption[]) {
  const twin = option.name === 'text' ? 'html' : option.name.replace(/Text$/, 'Html')
  return siblings.some(sibling => sibling.name === twin && sibling !== option)
}

function typeOf(option: MacroOption, path: string, owner: string): string {
  const exception = exceptions[path]
  if (typeof exception === 'string') return exception
  if (isHtml(option.name)) return 'Html'
  if (/attributes$/i.test(option.name)) return 'Attributes'
  if (option.isComponent) {
    // A label inside a radio takes a subset of the label's options.
    return `Partial<${capital(option.name)}Options> | Absent`
  }
  switch (option.type) {
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'integer':
      return 'number'
    case 'array': {
      const name = itemNames[path] ?? owner + capital(singular(option.name))
      writeInterface(name, option.params, path)
      return `ReadonlyArray<${name} | Absent>`
    }
    case 'object': {
      const name = owner + capital(option.name)
      writeInterface(name, option.params, path)
      return name
    }
    default:
      throw new Error(`${path} has the type ${option.type}, which this script does not know.`)
  }
}

function writeInterface(name: string, options: readonly MacroOption[], path: string) {
  const owner = name.replace(/Options$/, '')
  const seen = new Set<string>()
  const lines = options.flatMap(option => {
    const optionPath = `${path}.${option.name}`
    if (seen.has(option.name) || exceptions[optionPath] === null) return []
    seen.add(option.name)
    if (option.type === 'nunjucks-block') {
      return [
        '  /** Content between the tags; stands instead of `html`. */',
        '  readonly children?: ComponentChildren',
      ]
    }
    const needed =
      option.required &&
      !isHtml(option.name) &&
      !hasHtmlTwin(option, options) &&
      !optional.has(optionPath)
    const type = typeOf(option, optionPath, owner)
    return [
      `  /** ${comment(option)} */`,
      `  readonly ${option.name}${needed ? `: ${type}` : `?: ${type} | undefined`}`,
    ]
  })
  if (path === 'date-input.items') {
    lines.push(
      '  /** Which keyboard a phone shows. Defaults to `numeric`. */',
      '  readonly inputmode?: string | undefined',
    )
  }
  interfaces.push(`export interface ${name} {\n${lines.join('\n')}\n}\n`)
}

const folders = readdirSync(components, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== 'header')
  .map(entry => entry.name)
  .sort()

for (const folder of folders) {
  const file = readFileSync(`${components}/${folder}/macro-options.json`, 'utf8')
  writeInterface(`${pascal(folder)}Options`, z.array(MacroOption).parse(JSON.parse(file)), folder)
}

const tableRows = z
  .array(MacroOption)
  .parse(JSON.parse(readFileSync(`${components}/table/macro-options.json`, 'utf8')))
  .find(option => option.name === 'rows')
writeInterface('TableCell', tableRows?.params ?? [], 'table.rows')
writeInterface(
  'FooterContentLicence',
  [
    {
      name: 'text',
      type: 'string',
      required: false,
      description: 'The licence in words.',
      isComponent: false,
      params: [],
    },
    {
      name: 'html',
      type: 'string',
      required: false,
      description: 'The licence in words with links.',
      isComponent: false,
      params: [],
    },
  ],
  'footer.contentLicence',
)

const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync('node_modules/govuk-frontend/package.json', 'utf8'))).version

writeFileSync(
  target,
  `// Written by scripts/generate-govuk-options.ts from govuk-frontend ${version}. Do not edit.
import type { ComponentChildren } from 'preact'
import type { Absent, Attributes, Html, PluralMessages, ServiceNavigationSlots } from './option-types.ts'

${interfaces.join('\n')}`,
)
process.stdout.write(`${interfaces.length} interfaces of ${folders.length} components\n`)
