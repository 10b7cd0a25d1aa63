/** The tree of a tagged PDF as it is given for one page. */
export type StructNode = {
  role?: string
  type?: string
  id?: string
  alt?: string
  children?: StructNode[]
}

/** A paragraph, heading or list item of the tree, or a table. */
export type StructPart =
  | {
      kind: 'text'
      marks: string[]
      /** Marks that open a text of their own, as browsers group them: at a line's start, after a break. */
      starts: Set<string>
      heading: number | undefined
      label: string[] | undefined
      listLevel: number | undefined
      apart: string | undefined
      caption: boolean
    }
  | { kind: 'table'; rows: StructCell[][] }

export type StructCell = { header: boolean; parts: StructPart[]; marks: string[] }

type Place = {
  heading: number | undefined
  listLevel: number
  apart: string | undefined
  caption: boolean
}

const inline = new Set([
  'Span',
  'Link',
  'NonStruct',
  'Em',
  'Strong',
  'Quote',
  'Code',
  'Reference',
  'Annot',
  'BibEntry',
  'Sub',
  'Figure',
  'Formula',
  'Ruby',
  'RB',
  'RT',
  'RP',
  'Warichu',
  'WT',
  'WP',
  'Form',
  'Artifact',
  'Private',
])

/** Parts of a page in reading order. Nesting only matters for lists, tables and what notes belong to. */
export function listStructParts(node: StructNode): StructPart[] {
  const parts: StructPart[] = []
  collect(node, { heading: undefined, listLevel: 0, apart: undefined, caption: false }, parts)
  return parts
}

function collect(node: StructNode, place: Place, parts: StructPart[]) {
  let loose: string[] = []
  let starts = new Set<string>()
  const settle = () => {
    if (loose.length > 0) parts.push(textPart(loose, undefined, place, starts))
    loose = []
    starts = new Set()
  }
  for (const child of node.children ?? []) {
    if (isInline(child)) {
      const marks = listMarks(child)
      if (child.role === 'NonStruct' && marks[0]) starts.add(marks[0])
      loose.push(...marks)
      continue
    }
    settle()
    collectBlock(child, place, parts)
  }
  settle()
}

function isInline(node: StructNode): boolean {
  if (node.type === 'content') return true
  if (!inline.has(node.role ?? '')) return false
  return (node.children ?? []).every(isInline)
}

function collectBlock(node: StructNode, place: Place, parts: StructPart[]) {
  const role = node.role ?? ''
  const heading = /^H([1-6])?$/.exec(role)
  if (role === 'Table') parts.push({ kind: 'table', rows: listRows(node) })
  else if (role === 'LI') collectItem(node, place, parts)
  else if (role === 'L') collect(node, { ...place, listLevel: place.listLevel + 1 }, parts)
  else if (heading || role === 'Title')
    collect(node, { ...place, heading: Number(heading?.[1] ?? 1) }, parts)
  else if (role === 'TOC') collect(node, { ...place, apart: 'table of contents' }, parts)
  else if (role === 'Note' || role === 'FENote')
    collect(node, { ...place, apart: 'footnote' }, parts)
  else if (role === 'Caption') collect(node, { ...place, caption: true }, parts)
  else collect(node, place, parts)
}

/** A list item: its label is the printed marker of its first paragraph. */
function collectItem(node: StructNode, place: Place, parts: StructPart[]) {
  const level = { ...place, listLevel: Math.max(1, place.listLevel) }
  const labels = (node.children ?? []).filter(child => child.role === 'Lbl')
  const own: StructPart[] = []
  collect({ children: (node.children ?? []).filter(child => child.role !== 'Lbl') }, level, own)
  const first = own[0]
  const label = labels.flatMap(listMarks)
  if (first?.kind === 'text') first.label = labels.length > 0 ? label : undefined
  else if (label.length > 0) parts.push(textPart(label, undefined, level, new Set()))
  parts.push(...own)
}

function textPart(
  marks: string[],
  label: string[] | undefined,
  place: Place,
  starts: Set<string>,
): StructPart {
  return {
    kind: 'text',
    marks,
    starts,
    label,
    heading: place.heading,
    apart: place.apart,
    caption: place.caption,
    listLevel: place.listLevel > 0 ? place.listLevel : undefined,
  }
}

function listRows(table: StructNode): StructCell[][] {
  return (table.children ?? []).flatMap(child => {
    if (child.role === 'TR') return [listCells(child)]
    return child.role === 'Caption' ? [] : listRows(child)
  })
}

function listCells(row: StructNode): StructCell[] {
  return (row.children ?? [])
    .filter(child => child.role === 'TD' || child.role === 'TH')
    .map(child => {
      const parts: StructPart[] = []
      collect(child, { heading: undefined, listLevel: 0, apart: undefined, caption: false }, parts)
      return { header: child.role === 'TH', parts, marks: listMarks(child) }
    })
}

function listMarks(node: StructNode): string[] {
  if (node.type === 'content') return node.id ? [node.id] : []
  return (node.children ?? []).flatMap(listMarks)
}
