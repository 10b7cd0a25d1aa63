import { fillOf, inkOf } from './colours.ts'
import { findChild, isElement, listDescendants, type XmlElement } from './xml-tree.ts'

export type OdsLook = {
  fill: string | undefined
  colour: string | undefined
  bold: boolean
  statesBold: boolean
  hiddenTable: boolean
}

export type OdsStyles = { get: (name: string | undefined) => OdsLook }

const nothing: OdsLook = {
  fill: undefined,
  colour: undefined,
  bold: false,
  statesBold: false,
  hiddenTable: false,
}

/** Named styles of styles.xml and the automatic ones of the content, each with what it inherits. */
export function readOdsStyles(named: XmlElement | undefined, content: XmlElement): OdsStyles {
  const elements = new Map<string, XmlElement>()
  let fallback: XmlElement | undefined
  for (const root of [named, content]) {
    for (const style of listDescendants(root, 'style'))
      elements.set(style.attributes.name ?? '', style)
    for (const style of listDescendants(root, 'default-style'))
      if (style.attributes.family === 'table-cell') fallback = style
  }
  const ready = new Map<string, OdsLook>()
  const get = (name: string | undefined, depth = 0): OdsLook => {
    const key = name ?? 'Default'
    const known = ready.get(key)
    if (known) return known
    const element = elements.get(key)
    if (!element || depth > 50) return fallback ? readLook(fallback, nothing) : nothing
    const parent = element.attributes['parent-style-name']
    const look = readLook(element, parent ? get(parent, depth + 1) : nothing)
    ready.set(key, look)
    return look
  }
  return { get: name => get(name) }
}

function readLook(style: XmlElement, parent: OdsLook): OdsLook {
  const stated: Record<string, string> = {}
  for (const properties of style.children.filter(isElement))
    if (properties.name.endsWith('-properties')) Object.assign(stated, properties.attributes)
  const background = stated['background-color']
  const weight = stated['font-weight']
  return {
    fill: background === undefined ? parent.fill : fillOf(background),
    colour: stated.color === undefined ? parent.colour : inkOf(stated.color),
    bold: weight === undefined ? parent.bold : isBold(weight),
    statesBold: weight !== undefined || parent.statesBold,
    hiddenTable: findChild(style, 'table-properties')?.attributes.display === 'false',
  }
}

function isBold(weight: string): boolean {
  return weight === 'bold' || Number(weight) >= 600
}
