/**
 * What reading a plan produces, and what it is made from.
 *
 * The pipeline is pure: bytes → fragments → plan. The same bytes and the same answers give the same
 * plan. No stage looks at a document's name to decide anything.
 */

export type DocumentKind = 'docx' | 'xlsx' | 'ods' | 'csv' | 'pdf' | 'html' | 'txt'

/** A run of text inside a fragment: one paragraph or list item of a cell. White space is normalised. */
export type Block = {
  text: string
  /** The list marker as printed ('•', '1.', 'a)'), which is not part of `text`. */
  marker?: string
  /** Depth of a list item, 1 for the outermost. Absent for a plain paragraph. */
  listLevel?: number
  /** Every letter is bold. */
  bold?: boolean
  /** Bold opening words of a paragraph that goes on in plain type ('Lead:'). */
  boldLead?: string
  /** Follows a line break, not the end of a paragraph: the same paragraph for whoever typed it. */
  afterLineBreak?: boolean
  /** Offsets of the spaces in `text` that were two or more spaces in the source. */
  wideSpaces?: number[]
}

/**
 * The smallest piece of the source that is accounted for: one table cell, paragraph, heading or list
 * item. In plain text without markup, one line.
 */
export type Fragment = {
  /** 1, 2, 3 … in reading order. */
  id: number
  kind: 'cell' | 'paragraph' | 'heading' | 'list-item' | 'line'
  /** `blocks` joined with a line feed. Empty for an empty cell that has a fill or keeps a place. */
  text: string
  blocks: Block[]
  /** 1-based page, or sheet for a spreadsheet. */
  page?: number
  /** Sheet name. */
  sheet?: string
  /** Which table of the document (1-based); a table that goes on after a page break may count again. */
  table?: number
  row?: number
  col?: number
  rowSpan?: number
  colSpan?: number
  /** Marked as a header cell by the file itself (Word's repeated header row, `th`, a TH tag). */
  header?: boolean
  /** Heading level 1–6, or the depth of a list item. */
  level?: number
  /** The marker as printed of a list item of its own or an automatically numbered heading ('Priority 1:'). */
  marker?: string
  bold?: boolean
  /** Cell shading as RRGGBB with theme colours and tints resolved; absent for none, white or automatic. */
  fill?: string
  /** Font colour as RRGGBB where it is not black or automatic. */
  colour?: string
  /** In a hidden row, column or sheet: read, but never mixed with what is printed. */
  hidden?: boolean
  /** Not part of the running text, in words: 'running title', 'footnote', 'comment', 'totals row'. */
  apart?: string
  /** Blank lines (or empty paragraphs) just before this one. */
  blankBefore?: number
  /** Spaces before the first letter of a line of plain text (a tab counts as up to the next eighth). */
  indent?: number
  /** A line of plain text as it stands, trailing spaces too, where its spacing is more than single spaces. */
  raw?: string
  /** Position on the page in points from the top left: [x, y, width, height]. PDF only. */
  box?: [number, number, number, number]
  /** A spreadsheet cell's stored value, where the shown text is not what is stored. */
  stored?: { type: 'date' | 'number' | 'boolean'; value: string }
  /** Why a cell's place is inferred rather than stated by the file (untagged PDF, flattened text). */
  inferred?: string
}

export type FragmentedDocument = {
  kind: DocumentKind
  name: string
  fragments: Fragment[]
  /** The file's own title property or HTML title, where there is one. */
  title?: string
  /** Filled rectangles and ruling lines of a PDF, in points from the top left of their page. */
  drawings?: Drawing[]
}

/** A rectangle or a line (width or height near 0) drawn on a page. Colours as RRGGBB. */
export type Drawing = {
  page: number
  box: [number, number, number, number]
  fill?: string
  stroke?: string
}

export type TimescaleKind =
  | 'none'
  | 'month'
  | 'date'
  | 'range'
  | 'duration'
  | 'ongoing'
  | 'recurring'
  | 'first-then-recurring'
  | 'tbc'
  | 'year'
  | 'other'

/**
 * When an action is due, as it was written.
 * `from`/`to`: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or an ISO 8601 duration (`P12M`); `to` null = open-ended or
 * not stated. `every`: ISO 8601 duration of a recurrence (`P1Y`, `P3M`).
 */
export type Timescale = {
  raw: string
  kind: TimescaleKind
  from: string | null
  to: string | null
  every: string | null
}

export type Rag = 'green' | 'amber' | 'red' | 'blue'
export type YesNo = 'yes' | 'no'

export type ReadNode = {
  id: string
  parent: string | null
  /** The plan's own word for this level: 'Priority', 'Ambition', 'Principle', 'Pillar', 'Commitment'. */
  level: string
  number: string | null
  title: string
  measure: string | null
}

export type ReadLink = {
  kind: 'overlaps' | 'duplicates' | 'links-to'
  /** Id of the action or node meant, null where the words match none. */
  to: string | null
  /** The words of the document that state the link. */
  stated: string
}

export type ReadAction = {
  id: string
  node: string | null
  number: string | null
  text: string
  /** Bullets of the action, without their marks. */
  points: string[]
  timescale: Timescale
  leads: string[]
  others: string[]
  measure: string | null
  rag: Rag | null
  situation: string | null
  desirable: YesNo | null
  achievable: YesNo | null
  nextSteps: string | null
  notes: string | null
  links: ReadLink[]
}

/** Where a fragment, or a part of it, ended up. */
export type Placement = {
  fragment: number
  /** Id of a node or action, or 'plan'. */
  target: string
  field: string
  certainty: 'certain' | 'inferred'
  /** In words, for whatever is inferred: 'joined with the row above: it starts in lower case'. */
  why?: string
}

/** Kept, but not part of an action: running titles, separators, legends, narrative, totals. */
export type SetAside = { fragment: number; reason: string }

/** Something only a person can decide. `key` is stable when a corrected file is read again. */
export type Question = {
  about: string
  why: string
  key: string
  kind:
    | 'header'
    | 'timescale'
    | 'rag'
    | 'split'
    | 'join'
    | 'party'
    | 'link'
    | 'duplicate'
    | 'narrative'
  /** Ids of the nodes and actions concerned. */
  targets: string[]
  /** The reading used unless a person says otherwise, and the others that are possible. */
  proposal?: string
  options?: { value: string; label: string }[]
}

/** How a table was printed, so that it can be printed so again. */
export type ReadLayout = {
  columns: { label: string; field: PlanField }[]
}

export type PlanField =
  | 'number'
  | 'node'
  | 'node-number'
  | 'action'
  | 'timescale'
  | 'leads'
  | 'others'
  | 'measure'
  | 'rag'
  | 'situation'
  | 'desirable'
  | 'achievable'
  | 'nextSteps'
  | 'notes'
  | 'links'
  | 'unknown'

export type ReadPlan = { title: string; nodes: ReadNode[]; actions: ReadAction[] }

export type Reading = {
  document: {
    name: string
    kind: DocumentKind
    fragments: number
    placed: number
    setAside: number
    unread: number
  }
  plan: ReadPlan
  questions: Question[]
  /** What follows is for the review screen and is not printed by `plan read`. */
  fragments: Fragment[]
  placements: Placement[]
  setAside: SetAside[]
  layout: ReadLayout | null
  /** What each colour of the document's own legend stands for, by fill. */
  legend: { fill: string | null; rag: Rag; text: string }[]
}

/** What a person answered to a question, by the question's key. */
export type Answers = Record<string, string>

/** A file that cannot be read, in one plain line: what is wrong and what to do. */
export class UnreadableDocument extends Error {
  override name = 'UnreadableDocument'
}
