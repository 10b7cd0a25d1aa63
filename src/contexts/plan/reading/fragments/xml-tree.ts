import { SaxesParser } from 'saxes'
import { UnreadableDocument } from '../reading.ts'
import { limits } from './limits.ts'

/** An element without name space prefixes: Office parts never need them to be told apart. */
export type XmlElement = {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

/**
 * Parses a part of an Office file. No entity is ever expanded or fetched: a part that declares any is
 * refused, since Office never writes one.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  let nodes = 0
  const parser = new SaxesParser({ position: false, xmlns: false })
  parser.on('doctype', doctype => {
    if (doctype.includes('['))
      throw new UnreadableDocument(
        'The file declares entities of its own, which a document never needs, so it was not read. Save a fresh copy from Office and use that.',
      )
  })
  parser.on('opentag', tag => {
    if (++nodes > limits.xmlNodes || open.length > limits.depth)
      throw new UnreadableDocument(
        'The file is too large or too deeply nested to read. Save only the plan as a file of its own.',
      )
    const element: XmlElement = {
      name: localName(tag.name),
      attributes: localAttributes(tag.attributes),
      children: [],
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.on('text', text => {
    open.at(-1)?.children.push(text)
  })
  parser.on('cdata', text => {
    open.at(-1)?.children.push(text)
  })
  parser.on('error', error => {
    throw error
  })
  try {
    parser.write(decodeXml(bytes)).close()
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument(
      'The file is damaged: one of its parts is not well formed. Open it in Office, save a new copy and use that.',
    )
  }
  return root
}

function decodeXml(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (utf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function localAttributes(source: Record<string, string>): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const name in source) {
    if (name.startsWith('xmlns')) continue
    // The first of two that differ only in their prefix is the standard's own.
    attributes[localName(name)] ??= source[name] ?? ''
  }
  return attributes
}

export function isElement(node: XmlElement | string): node is XmlElement {
  return typeof node !== 'string'
}

export function findChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? [])
    if (isElement(child) && child.name === name) return child
  return undefined
}

export function listChildren(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(isElement).filter(child => child.name === name)
}

/** A descendant by the names on the way to it. */
export function findPath(
  element: XmlElement | undefined,
  ...names: string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => findChild(at, name), element)
}

export function listDescendants(element: XmlElement | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (node: XmlElement) => {
    if (node.name === name) found.push(node)
    for (const child of node.children) if (isElement(child)) visit(child)
  }
  if (element) visit(element)
  return found
}

export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? []).map(child => (isElement(child) ? textOf(child) : child)).join('')
}

/** `<w:b/>`, `<w:b w:val="1"/>` are on, `<w:b w:val="false"/>` is off; undefined where not stated. */
export function findSwitch(parent: XmlElement | undefined, name: string): boolean | undefined {
  const element = findChild(parent, name)
  if (!element) return undefined
  return !['0', 'false', 'off', 'none'].includes(element.attributes.val ?? '1')
}
