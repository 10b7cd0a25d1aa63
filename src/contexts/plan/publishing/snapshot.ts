import type { PlainDate } from '../../../platform/dates.ts'
import type { PlanField, Rag } from '../reading/reading.ts'

/**
 * What a publication says: everything that is printed, and nothing that is not. Frozen when it is published, and all that
 * its pages and files are made from.
 */
export type Snapshot = {
  title: string
  partnership: string
  period: string | null
  asAt: PlainDate
  legend: { rag: Rag; text: string }[]
  columns: PrintedColumn[]
  nodes: SnapshotNode[]
  actions: SnapshotAction[]
}

/** A column of the council's own table: its heading as the council prints it, and what stands in it. */
export type PrintedColumn = { label: string; field: PlanField }

export type SnapshotNode = {
  id: string
  parent: string | null
  level: string
  number: string | null
  title: string
  measure: string | null
}

export type SnapshotAction = {
  id: string
  node: string | null
  number: string | null
  text: string
  points: string[]
  due: string
  leads: string[]
  others: string[]
  measure: string | null
  colour: Rag | null
  colourWhy: string
  situation: string | null
  desirable: string | null
  achievable: string | null
  nextSteps: string | null
  notes: string | null
  /** Links as they are printed: 'Priority 1', 'Overlaps with: “…”'. */
  links: string[]
  reviewedOn: PlainDate | null
}
