import type { FactLine } from './fact-kind.ts'

/** Facts as plain lines, each with what else is worth knowing. Each text keeps its own direction. */
export function FactLines({ lines }: { lines: readonly FactLine[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {lines.map(line => (
        <li>
          {line.label}: <FactValue value={line.value} />
          {line.notes.map(note => (
            <>
              <br />
              <span class="govuk-hint tl-fact__note">
                <bdi>{note}</bdi>
              </span>
            </>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** What somebody said or typed: lines are kept, and it runs in its own direction. */
export function FactValue({ value }: { value: string }) {
  return (
    <span class="tl-words" dir="auto">
      {value}
    </span>
  )
}
