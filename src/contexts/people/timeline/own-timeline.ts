import { sql } from 'kysely'
import { formatDay } from '../../../design-system/index.ts'
import { keptPlan, type ReadDb } from '../../../platform/db/connect.ts'
import { answerText } from '../record/answers/answer-words.ts'
import { listQuestions } from '../record/answers/question-queries.ts'
import type { FactLine } from '../record/facts/fact-kind.ts'
import {
  type FactRow,
  type FactTable,
  type Held,
  listFactsOnce,
} from '../record/facts/fact-rows.ts'
import { belongingKind } from '../record/kinds/belonging.tsx'
import { birthKind } from '../record/kinds/birth.tsx'
import { companionKind } from '../record/kinds/companion.tsx'
import { contactRouteKind } from '../record/kinds/contact-route.tsx'
import { identifierKind } from '../record/kinds/identifier.tsx'
import { lookKind } from '../record/kinds/look.tsx'
import { nameKind } from '../record/kinds/name.tsx'
import { noteKind } from '../record/kinds/note.tsx'
import { verificationKind } from '../record/kinds/verification.tsx'
import { warningKind } from '../record/kinds/warning.tsx'
import { whereaboutsKind } from '../record/kinds/whereabouts.tsx'
import { pictureKind } from '../record/pictures/picture-kind.ts'
import { setApart } from '../record/typed-text.ts'
import { listLinkEntries, listRecordEntries } from './record-entries.ts'
import type { TimelineEntry, TimelinePart } from './timeline-part.ts'

const kinds = [
  { code: 'note', label: 'Notes' },
  { code: 'place', label: 'Where they were seen' },
  { code: 'warning', label: 'Warnings' },
  { code: 'who', label: 'Names, birth, looks and numbers' },
  { code: 'contact', label: 'How to reach them' },
  { code: 'companion', label: 'Who belongs to them' },
  { code: 'belonging', label: 'Belongings' },
  { code: 'answer', label: 'What they said about themselves' },
  { code: 'record', label: 'Records' },
]

type Told<Table extends FactTable> = {
  kind: string
  table: Table
  lineOf: (row: FactRow<Table>) => FactLine
  sentenceOf?: ((row: FactRow<Table>) => string) | undefined
  /** When it happened, where that is not when it was written down. */
  atOf?: (row: FactRow<Table>) => Date
  /** What its end is called, where that is more than 'No longer'. */
  endOf?: (row: FactRow<Table>) => { title: string; text: string } | null
}

type Asked = Parameters<TimelinePart['list']>[1]

/** What this context itself adds to the timeline: everything that is held about somebody, and what became of it. */
export const ownTimeline: TimelinePart = {
  kinds,
  list: async (db, asked) => {
    const people = await peopleOf(db)
    const entries = [
      ...(await told(db, asked, people, {
        kind: 'note',
        table: 'people.note',
        lineOf: noteKind.lineOf,
        sentenceOf: () => 'Note',
        atOf: row => row.happenedAt,
      })),
      ...(await told(db, asked, people, {
        kind: 'place',
        table: 'people.whereabouts',
        lineOf: whereaboutsKind.lineOf,
        sentenceOf: row => `Seen: ${setApart(row.place)}`,
        atOf: row => row.seenAt,
      })),
      ...(await told(db, asked, people, { kind: 'who', ...partsOf(nameKind) })),
      ...(await told(db, asked, people, { kind: 'who', ...partsOf(birthKind) })),
      ...(await told(db, asked, people, { kind: 'who', ...partsOf(lookKind) })),
      ...(await told(db, asked, people, { kind: 'who', ...partsOf(identifierKind) })),
      ...(await told(db, asked, people, { kind: 'who', ...partsOf(verificationKind) })),
      ...(await told(db, asked, people, {
        kind: 'who',
        table: 'people.picture',
        lineOf: pictureKind.lineOf,
      })),
      ...(await told(db, asked, people, { kind: 'contact', ...partsOf(contactRouteKind) })),
      ...(await told(db, asked, people, { kind: 'companion', ...partsOf(companionKind) })),
      ...(await told(db, asked, people, {
        kind: 'belonging',
        ...partsOf(belongingKind),
        endOf: handedBack,
      })),
      ...(await warnings(db, asked, people)),
      ...(await answers(db, asked, people)),
      ...(asked.kinds.includes('record')
        ? [...(await listRecordEntries(db, asked)), ...(await listLinkEntries(db, asked))]
        : []),
    ]
    return entries
      .filter(entry => entry.at < asked.before)
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, asked.most)
  },
}

function partsOf<Table extends FactTable>({
  table,
  lineOf,
  sentenceOf,
}: {
  table: Table
  lineOf: (row: FactRow<Table>) => FactLine
  sentenceOf?: (row: FactRow<Table>) => string
}) {
  return { table, lineOf, sentenceOf }
}

type People = {
  nameOf: (userId: string | null) => string | null
  organisationOf: (id: string) => string | null
}

/** Who works in the partnership, for 'by': the names of staff are no secret among partners. */
async function peopleOf(db: ReadDb): Promise<People> {
  const { rows: users } = await sql<{ id: string; name: string }>`${keptPlan}
    select id, name from partnership.user_account`.execute(db)
  const { rows: organisations } = await sql<{ id: string; name: string }>`${keptPlan}
    select id, name from partnership.organisation`.execute(db)
  const names = new Map(users.map(user => [user.id, user.name]))
  const partners = new Map(organisations.map(one => [one.id, one.name]))
  return {
    nameOf: userId => (userId ? (names.get(userId) ?? null) : null),
    organisationOf: id => partners.get(id) ?? null,
  }
}

/** For each row that it was told, and for those that ended without another in their place, that too. */
async function told<Table extends FactTable>(
  db: ReadDb,
  asked: Asked,
  people: People,
  { kind, table, lineOf, sentenceOf, atOf, endOf }: Told<Table>,
): Promise<TimelineEntry[]> {
  if (!asked.kinds.includes(kind)) return []
  const rows = await listFactsOnce(db, table, asked.recordIds)
  return rows.flatMap(row => {
    const line = lineOf(row)
    const isLong = line.value.length > 80 || line.value.includes('\n')
    const sentence =
      sentenceOf?.(row) ?? (isLong ? line.label : `${line.label}: ${setApart(line.value)}`)
    const text = [
      ...(isLong || sentence === 'Note' ? [line.value] : []),
      ...(table === 'people.note' ? [`About: ${line.label}`] : line.notes),
      ...endedWords(row),
    ]
    return [
      {
        id: row.id,
        kind,
        at: atOf?.(row) ?? row.recordedAt,
        title: sentence,
        text: text.join('\n'),
        by: byOf(people, row.recordedBy, row.organisationId),
      },
      ...endEntry(people, row, kind, endOf?.(row) ?? noLonger(row, sentence)),
    ]
  })
}

function byOf(people: People, userId: string | null, organisationId: string): TimelineEntry['by'] {
  return { name: people.nameOf(userId), organisation: people.organisationOf(organisationId) }
}

const because: Record<string, string> = {
  changed: 'Something else took its place',
  wrong: 'It was written down by mistake',
  over: 'It is over',
  'corrected-by-person': 'They corrected it themselves',
}

function endedWords({ endedAt, endedBecause }: Held): string[] {
  if (!endedAt || !endedBecause) return []
  return [`Counts no more since ${formatDay(endedAt)}. ${because[endedBecause] ?? ''}.`]
}

function endEntry(
  people: People,
  row: Held,
  kind: string,
  said: { title: string; text: string },
): TimelineEntry[] {
  if (!row.endedAt || row.endedBecause === 'changed') return []
  const by = byOf(people, row.endedBy, row.organisationId)
  return [{ id: `${row.id}-end`, kind, at: row.endedAt, ...said, by }]
}

function noLonger({ endedBecause }: Held, sentence: string): { title: string; text: string } {
  return { title: `No longer: ${sentence}`, text: `${because[endedBecause ?? ''] ?? ''}.` }
}

function handedBack({ what, handedBackOn, handedBackTo }: FactRow<'people.belonging'>) {
  if (!handedBackOn) return null
  return {
    title: `Handed back: ${setApart(what)}`,
    text: `To ${handedBackTo ?? 'them'} on ${formatDay(handedBackOn)}`,
  }
}

/** A warning with its words, where the reader may read them. */
async function warnings(db: ReadDb, asked: Asked, people: People): Promise<TimelineEntry[]> {
  if (!asked.kinds.includes('warning')) return []
  const texts = await listFactsOnce(db, 'people.warningText', asked.recordIds)
  return await told(db, asked, people, {
    kind: 'warning',
    table: 'people.warning',
    lineOf: row => {
      const line = warningKind.lineOf(row)
      const text = texts.find(one => one.warningId === row.id)
      if (!text) return line
      return { ...line, notes: [text.words, `What to do: ${text.whatToDo}`, ...line.notes] }
    },
  })
}

/** Answers that were given together are one entry. */
async function answers(db: ReadDb, asked: Asked, people: People): Promise<TimelineEntry[]> {
  if (!asked.kinds.includes('answer')) return []
  const rows = await listFactsOnce(db, 'people.answer', asked.recordIds)
  if (rows.length === 0) return []
  const questions = await listQuestions(db, '2026-01-01')
  const together = new Map<string, FactRow<'people.answer'>[]>()
  for (const row of rows) {
    const moment = `${row.recordedAt.getTime()} ${row.recordId} ${row.recordedBy}`
    together.set(moment, [...(together.get(moment) ?? []), row])
  }
  return [...together.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const lines = group.map(row => {
      const question = questions.find(one => one.code === row.question)
      return [
        `${question?.label ?? row.question}: ${answerText(row, question)}`,
        ...endedWords(row),
      ].join('. ')
    })
    return [
      {
        id: first.id,
        kind: 'answer',
        at: first.recordedAt,
        title: 'What they said about themselves',
        text: lines.join('\n'),
        by: byOf(people, first.recordedBy, first.organisationId),
      },
    ]
  })
}
