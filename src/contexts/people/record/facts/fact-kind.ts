import type { VNode } from 'preact'
import type { z } from 'zod'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { ReadDb, Tx } from '../../../../platform/db/connect.ts'
import type { Values } from '../../../../platform/web/form-page.ts'
import type { Category } from '../../categories.ts'
import type { FactColumns } from '../fact-columns.ts'
import type { FieldsShown } from '../fields.tsx'
import type { FactRow, FactTable } from './fact-rows.ts'

/** One fact as a line of text: 'Wants to be called', 'Shaz', and what else is worth knowing about it. */
export type FactLine = { label: string; value: string; notes: readonly string[] }

/**
 * One kind of what is held: where it is kept, how it is typed, written and said. Pages, forms, commands and the
 * timeline are made from it.
 */
export type FactKind<Table extends FactTable, Input> = {
  /** In addresses and as the anchor on the page: /people/:id/names/new. */
  path: string
  table: Table
  /** In the names of audit events: people.name.added. */
  event: string
  /** 'name': for 'Add a name' and 'Change this name'. */
  words: { one: string; aOne: string; heading: string }
  /** Which kinds of information it can be: whoever may write none of them is offered no form. */
  categories: readonly Category[]
  /** False for what only happened once: it can be said to be wrong, not changed. */
  isChangeable: boolean
  /** Whether it is part of what a search compares. */
  isOnCard: boolean
  form: z.ZodType<Input>
  /** What the form cannot know without the day. Throws a Refusal. */
  check?: (input: Input, today: PlainDate) => void
  categoryOf: (input: Input) => Category
  write: (tx: Tx, columns: FactColumns, input: Input) => Promise<void>
  Fields: (
    shown: FieldsShown & { mayTell: readonly Category[]; today: PlainDate; now: Date },
  ) => VNode
  /** What the form shows of a row that stands. */
  typedOf: (row: FactRow<Table>) => Values
  /** What the form shows of it from other tables. Throws NotAllowed where the reader may not see those. */
  readTyped?: (db: ReadDb, row: FactRow<Table>) => Promise<Values>
  lineOf: (row: FactRow<Table>) => FactLine
  /** The fact as the timeline says it, where 'label: value' would not read well. */
  sentenceOf?: (row: FactRow<Table>) => string
  /** What is said after saving, where saving is not the whole story: a check digit that is wrong. */
  warn?: (input: Input) => string | null
}
