import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'

// Form controls, labels and icons are not here: the stylesheet lays them out as blocks.
const inline = new Set('a abbr b code em i kbd mark small span strong sub sup time'.split(' '))

/**
 * One way of writing equal HTML: attributes in alphabetical order, white space collapsed, and left
 * out where it shows nothing (at the edges of an element and beside block elements). A space between
 * two inline elements stays, because a reader sees or hears it.
 */
export function normaliseHtml(html: string): string {
  const fragment = parseFragment(html)
  normaliseChildren(fragment)
  return serialize(fragment)
    .replaceAll(/(<\/?[a-z][^>]*>)/g, '\n$1')
    .trim()
}

function normaliseChildren(parent: Tree.ParentNode) {
  const children = parent.childNodes
  children.forEach((node, index) => {
    if ('attrs' in node) {
      for (const attribute of node.attrs) attribute.value = collapse(attribute.value).trim()
      node.attrs.sort((a, b) => (a.name < b.name ? -1 : 1))
      if (node.tagName !== 'textarea') normaliseChildren(node)
    }
    if ('value' in node) {
      node.value = collapse(node.value)
      if (!isInline(children[index - 1])) node.value = node.value.trimStart()
      if (!isInline(children[index + 1])) node.value = node.value.trimEnd()
    }
  })
  parent.childNodes = children.filter(
    node => node.nodeName !== '#comment' && !('value' in node && node.value === ''),
  )
}

function collapse(text: string) {
  return text.replaceAll(/\s+/g, ' ')
}

function isInline(node: Tree.ChildNode | undefined) {
  if (node === undefined || !('attrs' in node)) return false
  const isButton = node.attrs.some(
    ({ name, value }) => name === 'class' && /\bgovuk-button\b/.test(value),
  )
  return inline.has(node.nodeName) && !isButton
}
