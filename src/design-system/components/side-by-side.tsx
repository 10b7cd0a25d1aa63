import type { ComponentChildren } from 'preact'
import { DataTable } from './data-table.tsx'
import { diffWords, type Piece } from './diff-words.ts'

type Side = { readonly heading: string; readonly content: ComponentChildren }

/** Two things to compare by eye: a source and what was read from it. One above the other on a narrow screen. */
export function SideBySide({ left, right }: { readonly left: Side; readonly right: Side }) {
  return (
    <div class="tl-sides">
      {[left, right].map(side => (
        <section class="tl-sides__side">
          <h3 class="govuk-heading-s tl-sides__heading">{side.heading}</h3>
          {side.content}
        </section>
      ))}
    </div>
  )
}

/** One text with what left it and what came: marked, struck or underlined, and said in words to a screen reader. */
export function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <>
      {diffWords(before, after).map(piece => (
        <Change piece={piece}>
          <span class="govuk-visually-hidden">[{piece.kind}:] </span>
        </Change>
      ))}
    </>
  )
}

/** A piece as it is, or marked; the space after a marked word is not part of the mark. */
function Change({
  piece,
  children,
}: {
  readonly piece: Piece
  readonly children?: ComponentChildren
}) {
  if (piece.kind === 'same') return <>{piece.text}</>
  const Mark = piece.kind === 'removed' ? 'del' : 'ins'
  const word = piece.text.trimEnd()
  return (
    <>
      <Mark class={`tl-change tl-change--${piece.kind}`}>
        {children}
        {word}
      </Mark>
      {piece.text.slice(word.length) || ' '}
    </>
  )
}

export type ComparedField = {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** Two versions of a record, field by field: what they saved beside what you typed. */
export function CompareVersions({
  caption,
  beforeHeading,
  afterHeading,
  fields,
}: {
  readonly caption: string
  readonly beforeHeading: string
  readonly afterHeading: string
  readonly fields: readonly ComparedField[]
}) {
  return (
    <DataTable
      caption={caption}
      rows={fields}
      columns={[
        { heading: 'Part', isRowHeading: true, cell: field => <FieldName field={field} /> },
        { heading: beforeHeading, cell: field => <OneSide field={field} kind="removed" /> },
        { heading: afterHeading, cell: field => <OneSide field={field} kind="added" /> },
      ]}
    />
  )
}

function FieldName({ field }: { readonly field: ComparedField }) {
  return (
    <>
      {field.label}
      {field.before === field.after && <span class="tl-compare__note"> (no difference)</span>}
    </>
  )
}

function OneSide({
  field,
  kind,
}: {
  readonly field: ComparedField
  readonly kind: 'removed' | 'added'
}) {
  const text = kind === 'removed' ? field.before : field.after
  if (text === '') return <span class="tl-compare__note">Nothing written</span>
  return (
    <span class="tl-compare__text">
      {diffWords(field.before, field.after)
        .filter(piece => piece.kind === 'same' || piece.kind === kind)
        .map(piece => (
          <Change piece={piece} />
        ))}
    </span>
  )
}
