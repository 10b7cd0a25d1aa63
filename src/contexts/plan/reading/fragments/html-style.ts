import { fillOf, inkOf } from './colours.ts'
import { findCssColour } from './css-colour.ts'

export type Declarations = Record<string, string>
export type CssRule = {
  tag: string | undefined
  classes: string[]
  id: string | undefined
  declarations: Declarations
}

/** Simple rules of a style sheet: a tag, classes or an id, alone or as the last part of a longer selector. */
export function readCssRules(source: string): CssRule[] {
  const css = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/<!--|-->/g, '')
  const rules: CssRule[] = []
  for (const match of css.slice(0, 500_000).matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = readDeclarations(match[2] ?? '')
    for (const selector of (match[1] ?? '').split(',')) {
      const rule = readSelector(selector.trim(), declarations)
      if (rule && rules.length < 5_000) rules.push(rule)
    }
  }
  return rules
}

function readSelector(selector: string, declarations: Declarations): CssRule | undefined {
  const last = selector.split(/[\s>+~]+/).at(-1) ?? ''
  // Rules that depend on place or pointer (':nth-child', ':hover') are stripes and effects, not statements.
  const match = /^([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/i.exec(last)
  if (!match || last === '') return undefined
  const parts = [...(match[2] ?? '').matchAll(/([.#])([\w-]+)/g)]
  return {
    tag: match[1]?.toLowerCase(),
    classes: parts.filter(part => part[1] === '.').map(part => part[2] ?? ''),
    id: parts.find(part => part[1] === '#')?.[2],
    declarations,
  }
}

export function readDeclarations(source: string): Declarations {
  const declarations: Declarations = {}
  for (const line of source.split(';')) {
    const colon = line.indexOf(':')
    if (colon > 0)
      declarations[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
  }
  return declarations
}

export function backgroundOf(declarations: Declarations): string | undefined {
  const colour =
    findCssColour(declarations['background-color']) ??
    findCssColour(declarations.background) ??
    findCssColour(
      /#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|^[a-z]+/i.exec(declarations.background ?? '')?.[0],
    )
  return fillOf(colour)
}

export function inkOfDeclarations(declarations: Declarations): string | undefined {
  return inkOf(findCssColour(declarations.color))
}
