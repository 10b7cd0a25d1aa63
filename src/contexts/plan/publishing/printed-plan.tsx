import { formatDay, RagTag } from '../../../design-system/index.ts'
import { type PrintedCell, type PrintedSection, printTables } from './printed-tables.ts'
import { rags } from './rag-words.ts'
import type { Snapshot } from './snapshot.ts'

/** A publication in the council's own table layout, to read on a screen or to print. */
export function PrintedPlan({
  snapshot,
  headingLevel = 1,
  heading = snapshot.title,
}: {
  snapshot: Snapshot
  /** Level of the title, where the page has headings above it. */
  headingLevel?: 1 | 2 | 3
  /** Instead of the title, where the page has said it already. */
  heading?: string
}) {
  const Title = `h${headingLevel}` as const
  return (
    <article class="tl-printed">
      <Title class="govuk-heading-l">{heading}</Title>
      <p class="govuk-body">
        {snapshot.partnership}. As it stood on {formatDay(snapshot.asAt)}.
      </p>
      {snapshot.legend.map(({ rag, text }) => (
        <p class="govuk-body-s" key={rag}>
          <strong>{rags[rag].word}</strong> – {text}
        </p>
      ))}
      {printTables(snapshot).map((section, index) => (
        <Section key={index} section={section} below={headingLevel} />
      ))}
    </article>
  )
}

function Section({ section, below }: { section: PrintedSection; below: number }) {
  const Heading = `h${Math.min(below + section.level, 6)}` as 'h2'
  return (
    <>
      {section.heading && <Heading class="govuk-heading-m">{section.heading}</Heading>}
      {section.rows.length > 0 && (
        <section
          class="tl-printed__scroll"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={section.heading ?? 'Actions'}
        >
          <table class="govuk-table govuk-table--small-text-until-tablet tl-printed__table">
            <thead class="govuk-table__head">
              <tr class="govuk-table__row">
                {section.columns.map(({ label }) => (
                  <th class="govuk-table__header" scope="col" key={label}>
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody class="govuk-table__body">
              {section.rows.map((row, index) => (
                <tr class="govuk-table__row" key={index}>
                  {row.map((cell, column) => cell && <Cell key={column} cell={cell} />)}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

function Cell({ cell }: { cell: PrintedCell }) {
  const bullets = cell.paragraphs.filter(paragraph => paragraph.bullet)
  return (
    <td class="govuk-table__cell" {...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {})}>
      {cell.fill ? (
        <RagTag colour={cell.fill} />
      ) : (
        cell.paragraphs
          .filter(paragraph => !paragraph.bullet)
          .map(({ text }) => <p key={text}>{text}</p>)
      )}
      {bullets.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {bullets.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </td>
  )
}
