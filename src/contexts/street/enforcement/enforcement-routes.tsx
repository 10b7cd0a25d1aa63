import { toCsv } from '../../../platform/csv.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Role } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { getDisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, mayWorkWithPeople } from '../../partnership/index.ts'
import {
  addCopyPart,
  addPersonSection,
  addTimelinePart,
  getPerson,
  listPersonNames,
  personViewed,
} from '../../people/index.ts'
import { listCodes } from '../code-queries.ts'
import { peopleShown } from '../people-shown.ts'
import { countEntries, protectFigures } from './enforcement-figures.ts'
import {
  entryForm,
  entryQuery,
  figuresQuery,
  outcomeForm,
  withdrawForm,
} from './enforcement-form.ts'
import {
  getEntry,
  listEntries,
  listEntriesOf,
  listKnownOffers,
  mayWriteEntry,
  type ShownEntry,
} from './enforcement-queries.ts'
import { EntriesPage, EntriesSection } from './entries-page.tsx'
import { EntryFormPage } from './entry-form-page.tsx'
import { EntryPage, OutcomePage, WithdrawPage } from './entry-page.tsx'
import { enforcementCopy, enforcementTimeline } from './entry-parts.ts'
import { FiguresPage, type ForFigures, figureRows } from './figures-page.tsx'
import { getOwnEntry, recordOutcome, withdrawEnforcement } from './follow-enforcement.ts'
import { recordEnforcement } from './record-enforcement.ts'

/** Whoever may see counts over everybody; of whom they are, each reads what they may. */
const maySeeFigures = [
  'coordinator',
  'worker',
  'strategy-lead',
  'data-guardian',
] as const satisfies Role[]

const pathOf = (id: string) => `/street/enforcement/${id}`

export function enforcementRoutes(app: App): void {
  addTimelinePart(enforcementTimeline)
  addCopyPart(enforcementCopy)
  addPersonSection({
    id: 'enforcement',
    title: 'Enforcement',
    load: async ({ db, actor, personId, recordIds }) => ({
      entries: await listEntriesOf(db, recordIds),
      mayWrite: await mayWriteEntry(db, actor, personId),
    }),
    view: (loaded, asked) =>
      loaded.entries.length > 0 || loaded.mayWrite ? (
        <EntriesSection loaded={loaded} asked={asked} />
      ) : null,
  })
  listRoutes(app)
  entryRoutes(app)
  figureRoutes(app)
}

function listRoutes(app: App) {
  page(app, '/street/enforcement', {
    allow: mayWorkWithPeople,
    audit: peopleShown('enforcement'),
    query: entryQuery,
    load: async ({ db, actor, query, today }) => {
      const { rows, total } = await listEntries(db, actor.partnershipId, query)
      const names = await listPersonNames(
        db,
        rows.map(row => row.recordId),
      )
      return {
        rows,
        total,
        names,
        kinds: await listCodes(db, 'enforcement', today),
        areas: await listAreas(db),
        people: { shown: [...names.values()].map(one => one.personId), contacts: 0 },
      }
    },
    view: EntriesPage,
  })
  formPage(app, '/people/:id/enforcement/new', {
    allow: mayWorkWithPeople,
    audit: 'street.enforcement.recorded',
    look: personViewed('enforcement'),
    load: async ({ db, actor, params, today }) => {
      const person = await getPerson(db, params.id)
      if (!(await mayWriteEntry(db, actor, params.id))) throw new NotFound()
      return {
        newId: newId(),
        person,
        kinds: await listCodes(db, 'enforcement', today),
        offers: await listCodes(db, 'offer', today),
        areas: await listAreas(db),
        known: await listKnownOffers(db, person.recordIds, today),
      }
    },
    view: EntryFormPage,
    form: entryForm,
    save: ({ tx, actor, input, params, now, today }) =>
      recordEnforcement(tx, actor, params.id, input, { now, today }),
    said: () => 'Written down, with what was offered before.',
    next: ({ saved }) => pathOf(saved),
  })
}

async function withName(db: ReadDb, entry: ShownEntry) {
  const names = await listPersonNames(db, [entry.recordId])
  const { personId } = entry
  return { entry, name: names.get(entry.recordId)?.name ?? 'Name not known', person: { personId } }
}

function entryRoutes(app: App) {
  page(app, '/street/enforcement/:id', {
    allow: mayWorkWithPeople,
    audit: personViewed('enforcement'),
    load: async ({ db, actor, params }) => withName(db, await getEntry(db, actor, params.id)),
    view: EntryPage,
  })
  formPage(app, '/street/enforcement/:id/outcome', {
    allow: mayWorkWithPeople,
    audit: 'street.enforcement.followed',
    look: personViewed('enforcement'),
    load: async ({ db, actor, params, today }) => ({
      ...(await withName(db, await getOwnEntry(db, actor, params.id))),
      outcomes: await listCodes(db, 'enforcement-outcome', today),
    }),
    view: OutcomePage,
    form: outcomeForm,
    save: ({ tx, actor, input, params, today }) =>
      recordOutcome(tx, actor, params.id, input, today),
    said: () => 'Saved.',
    next: ({ params }) => pathOf(params.id),
  })
  formPage(app, '/street/enforcement/:id/withdraw', {
    allow: mayWorkWithPeople,
    audit: 'street.enforcement.withdrawn',
    look: personViewed('enforcement'),
    load: async ({ db, actor, params }) => withName(db, await getOwnEntry(db, actor, params.id)),
    view: WithdrawPage,
    form: withdrawForm,
    save: ({ tx, actor, input, params, now }) =>
      withdrawEnforcement(tx, actor, params.id, input.because, now),
    said: () => 'Taken back. It is in no figure any more.',
    next: ({ params }) => pathOf(params.id),
  })
}

function figureRoutes(app: App) {
  page(app, '/street/enforcement/figures', {
    allow: maySeeFigures,
    audit: 'none',
    query: figuresQuery,
    load: ({ db, query, today }) => loadFigures(db, query.year, today),
    view: FiguresPage,
  })
  download(app, '/street/enforcement/figures.csv', {
    allow: maySeeFigures,
    audit: 'street.enforcement.figures-downloaded',
    query: figuresQuery,
    load: async ({ db, query, today }) => {
      const loaded = await loadFigures(db, query.year, today)
      return {
        name: `enforcement-${loaded.year}.csv`,
        type: 'text/csv; charset=utf-8',
        body: toCsv(figureRows(loaded)),
      }
    },
  })
}

async function loadFigures(
  db: ReadDb,
  asked: number | undefined,
  today: PlainDate,
): Promise<ForFigures> {
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: 10 }, (_, ago) => thisYear - ago)
  const year = asked && years.includes(asked) ? asked : thisYear
  const [counts, rule, kinds, areas] = [
    await countEntries(db, year),
    await getDisclosureRule(db),
    await listCodes(db, 'enforcement', today),
    await listAreas(db),
  ]
  const quarters = [1, 2, 3, 4].map(number => `${year}-Q${number}`)
  // In their own order, and only what there was any of: a year has few kinds.
  const used = (dimension: string, known: readonly string[]) =>
    known.filter(code => counts.some(one => one.dimension === dimension && one.code === code))
  const figures = protectFigures(
    counts,
    {
      quarter: quarters,
      kind: used(
        'kind',
        kinds.map(one => one.code),
      ),
      area: used(
        'area',
        areas.map(one => one.code),
      ),
    },
    rule,
  )
  const labels = new Map([
    ...quarters.map((quarter, index) => [quarter, quarterNames[index] ?? quarter] as const),
    ...kinds.map(one => [one.code, one.label] as const),
    ...areas.map(one => [one.code, one.name] as const),
  ])
  return { year, years, figures, labels }
}

const quarterNames = [
  'January to March',
  'April to June',
  'July to September',
  'October to December',
]
