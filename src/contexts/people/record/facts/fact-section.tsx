import type { ComponentChildren } from 'preact'
import { Dated } from '../../../../design-system/index.ts'
import type { Category } from '../../categories.ts'
import type { ShownPerson } from '../person-queries.ts'
import type { FactLine } from './fact-kind.ts'
import { FactValue } from './fact-lines.tsx'
import type { FactRow, FactTable } from './fact-rows.ts'

/** What sections need to know of who reads. */
export type Reader = {
  person: ShownPerson
  ownOrganisationId: string
  mayTell: readonly Category[]
}

/** Who holds a fact, and since when. */
export function HeldBy({
  row,
  person,
}: {
  row: { recordId: string; recordedAt: Date }
  person: ShownPerson
}) {
  const holder = person.records.find(record => record.id === row.recordId)
  return (
    <p class="govuk-hint tl-fact__note">
      Told to {holder?.organisation ?? 'a partner'} on <Dated value={row.recordedAt} />
    </p>
  )
}

/** Whether the reader may change a row: their own organisation told it, and they may write such things down. */
function mayChange(reader: Reader, row: { organisationId: string; category: string }): boolean {
  return (
    row.organisationId === reader.ownOrganisationId &&
    reader.mayTell.includes(row.category as Category)
  )
}

/** One fact: what it is, what else is worth knowing, who holds it since when, and what can be done about it. */
export function Fact<Table extends FactTable>({
  reader,
  row,
  kind,
  extra,
  children,
}: {
  reader: Reader
  row: FactRow<Table>
  kind: {
    path: string
    table: FactTable
    isChangeable: boolean
    lineOf: (row: FactRow<Table>) => FactLine
  }
  /** Further links for those who may change it. */
  extra?: { href: string; text: string }[]
  children?: ComponentChildren
}) {
  const line = kind.lineOf(row)
  const here = `/people/${reader.person.personId}/${kind.path}/${row.id}`
  const about = `: ${line.label} ${line.value}`.slice(0, 120)
  return (
    <div class="tl-fact">
      <p class="govuk-body tl-fact__value">
        <span class="tl-fact__label">{line.label}</span> <FactValue value={line.value} />
      </p>
      {line.notes.map(note => (
        <p class="govuk-body-s tl-fact__note tl-words" dir="auto">
          {note}
        </p>
      ))}
      {children}
      <HeldBy row={row} person={reader.person} />
      {mayChange(reader, row) && (
        <p class="govuk-body-s tl-fact__actions">
          {extra?.map(({ href, text }) => (
            <FactLink href={href} text={text} about={about} />
          ))}
          {kind.isChangeable && <FactLink href={here} text="Change" about={about} />}
          <FactLink
            href={`${here}/end`}
            text={kind.isChangeable ? 'Not so any more' : 'Was not so'}
            about={about}
          />
        </p>
      )}
      {mayAskToCorrect(reader, row, kind.table) && (
        <p class="govuk-body-s tl-fact__actions">
          <FactLink
            href={`/people/${reader.person.personId}/corrections/${snakeCase(kind.table)}/${row.id}`}
            text="They say that it is wrong"
            about={about}
          />
        </p>
      )}
    </div>
  )
}

/** What another organisation holds is not the reader's to change: they can pass on what the person says about it. */
function mayAskToCorrect(
  reader: Reader,
  row: { organisationId: string; category: string; endedAt: Date | null },
  table: FactTable,
): boolean {
  return (
    row.endedAt === null &&
    row.organisationId !== reader.ownOrganisationId &&
    reader.mayTell.includes(row.category as Category) &&
    table !== 'people.warning' &&
    table !== 'people.warningText'
  )
}

/** 'contact_route' of 'people.contactRoute'. */
function snakeCase(table: FactTable): string {
  return table.replace('people.', '').replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

function FactLink({ href, text, about }: { href: string; text: string; about: string }) {
  return (
    <a class="govuk-link" href={href}>
      {text}
      <span class="govuk-visually-hidden">{about}</span>
    </a>
  )
}

/** The facts of one kind, or that there are none to be seen, and the way to add one. */
export function FactSection<Table extends FactTable>({
  reader,
  rows,
  kind,
  extraOf,
  before,
  addText,
}: {
  reader: Reader
  rows: readonly FactRow<Table>[]
  kind: {
    path: string
    table: FactTable
    isChangeable: boolean
    categories: readonly Category[]
    words: { aOne: string; heading: string }
    lineOf: (row: FactRow<Table>) => FactLine
  }
  extraOf?: (row: FactRow<Table>) => { href: string; text: string }[]
  /** Stands above the facts: that two of them do not agree, for example. */
  before?: ComponentChildren
  addText?: string
}) {
  return (
    <section class="tl-person__section">
      <h2 class="govuk-heading-m" id={kind.path}>
        {kind.words.heading}
      </h2>
      {before}
      {rows.length === 0 && <NothingSeen />}
      {rows.map(row => (
        <Fact reader={reader} row={row} kind={kind} {...(extraOf && { extra: extraOf(row) })} />
      ))}
      {kind.categories.some(category => reader.mayTell.includes(category)) && (
        <AddLink
          href={`/people/${reader.person.personId}/${kind.path}/new`}
          text={addText ?? `Add ${kind.words.aOne}`}
        />
      )}
    </section>
  )
}

export function NothingSeen() {
  return <p class="govuk-body">Nothing is written down that you can see.</p>
}

export function AddLink({ href, text }: { href: string; text: string }) {
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={href}>
        {text}
      </a>
    </p>
  )
}
