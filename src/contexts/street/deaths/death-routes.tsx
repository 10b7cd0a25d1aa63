import { z } from 'zod'
import { toCsv } from '../../../platform/csv.ts'
import type { PlainDate } from '../../../platform/dates.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { getDisclosureRule } from '../../../platform/disclosure/disclosure-rule.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { download } from '../../../platform/web/download.ts'
import { formPage, postOnly, type Values } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { type Look, NotAllowed } from '../../../platform/web/route.ts'
import { listAreas, mayGuardData } from '../../partnership/index.ts'
import { addPersonSection, getPerson, listPersonNames } from '../../people/index.ts'
import { type CodeList, listCodes } from '../code-queries.ts'
import { pageNumber } from '../list-form.ts'
import type { DeathChoices } from './death-fields.tsx'
import {
  backgroundForm,
  beginForm,
  coronerForm,
  familyForm,
  happenedForm,
  learningForm,
  notificationForm,
  reviewerForm,
  reviewForm,
  verifyForm,
} from './death-form.ts'
import { BeginPage, LearningPage, SectionPage, ToldPage } from './death-form-pages.tsx'
import { DeathPage, pathOfDeath } from './death-page.tsx'
import {
  countDeaths,
  type DeathFacts,
  findDeathOf,
  getDeath,
  listDeaths,
  listNameable,
  listReviewers,
  refuseOthers,
} from './death-queries.ts'
import { protectReport } from './death-report.ts'
import type { Names, Section } from './death-words.ts'
import { DeathsPage, type ForDeaths, ReviewersPage } from './deaths-page.tsx'
import { type ForReport, ReportPage, reportRows } from './report-page.tsx'
import {
  changeDeath,
  endReviewer,
  nameReviewer,
  recordDeath,
  recordNotification,
  writeLearning,
} from './write-death.ts'

// Reviewers may have any role: each page asks whether they are one (`refuseOthers`), and the database again.
const allow = 'signed-in'

/** Who looked at which death; administrators, who read the audit chain, learn no name from it. */
const viewed: Look<{ death: { id: string } }, never> = {
  event: 'street.death.viewed',
  of: ({ death }) => [{ kind: 'death', id: death.id }],
}

const lists = [
  'death-accommodation',
  'death-cohort',
  'coroner',
  'death-cause',
  'death-verified-by',
  'review-criterion',
  'review-decision',
  'review-domain',
  'review-theme',
] as const satisfies CodeList[]

export function deathRoutes(app: App): void {
  addPersonSection({
    id: 'if-they-died',
    title: 'If they have died',
    load: async ({ db, recordIds }) => {
      const may = await refuseOthers(db).catch(refuseQuietly)
      return may && { ...may, deathId: await findDeathOf(db, recordIds) }
    },
    view: (loaded, { personId }) =>
      loaded && (loaded.deathId || loaded.mayWrite) ? (
        <p class="govuk-body">
          {loaded.deathId ? (
            <a class="govuk-link" href={pathOfDeath(loaded.deathId)}>
              Their death is written down
            </a>
          ) : (
            <a class="govuk-link" href={`/street/deaths/new?person=${personId}`}>
              Write down their death
            </a>
          )}
        </p>
      ) : null,
  })
  listRoutes(app)
  reviewerRoutes(app)
  reportRoutes(app)
  deathPageRoutes(app)
  sectionRoutes(app)
}

function refuseQuietly(error: unknown): null {
  if (error instanceof NotAllowed) return null
  throw error
}

async function refuseReaders(db: ReadDb) {
  const may = await refuseOthers(db)
  if (!may.mayWrite) throw new NotAllowed()
}

function listRoutes(app: App) {
  page(app, '/street/deaths', {
    allow,
    stepUp: true,
    audit: {
      event: 'street.death.listed',
      of: () => [null],
      details: ({ rows }: ForDeaths) => ({ shown: rows.map(row => row.id) }),
    },
    query: z.object({ page: pageNumber }),
    load: async ({ db, actor, query }) => {
      const { mayWrite } = await refuseOthers(db)
      const mayName = actor.roles.includes('data-guardian')
      return { ...(await listDeaths(db, query.page)), mayWrite, mayName }
    },
    view: DeathsPage,
  })
  formPage(app, '/street/deaths/new', {
    allow,
    stepUp: true,
    audit: 'street.death.recorded',
    query: z.object({ person: z.uuid().optional().catch(undefined) }),
    look: {
      event: 'people.person.viewed',
      of: ({ person }: { person: { personId: string } | null }) =>
        person ? [{ kind: 'person', id: person.personId }] : [],
      details: () => ({ page: 'death' }),
    },
    load: async ({ db, query, values, today }) => {
      await refuseReaders(db)
      const asked = typeof values.person === 'string' ? values.person : query.person
      const person = asked ? await getPerson(db, asked) : null
      return {
        newId: newId(),
        choices: (await loadChoices(db, today)).choices,
        person: person && { personId: person.personId, name: person.name },
      }
    },
    view: BeginPage,
    form: z.intersection(beginForm, happenedForm),
    save: ({ tx, actor, input, now, today }) => {
      const { id, person, because, ...typed } = input
      return recordDeath(
        tx,
        actor,
        { id, personId: person, because, ...happened(typed) },
        { now, today },
      )
    },
    said: () => 'The death is written down.',
    next: ({ saved }) => pathOfDeath(saved),
  })
}

function deathPageRoutes(app: App) {
  page(app, '/street/deaths/:id', {
    allow,
    stepUp: true,
    audit: viewed,
    load: async ({ db, params, today }) => {
      const death = await getDeath(db, params.id)
      const { names } = await loadChoices(db, today)
      const about = death.recordId ? await listPersonNames(db, [death.recordId]) : new Map()
      return { death, names, personId: about.get(death.recordId)?.personId ?? null }
    },
    view: DeathPage,
  })
  formPage(app, '/street/deaths/:id/told', {
    allow,
    stepUp: true,
    audit: 'street.death.told',
    look: viewed,
    load: async ({ db, params, today }) => {
      await refuseReaders(db)
      return {
        newId: newId(),
        death: await getDeath(db, params.id),
        whom: await listCodes(db, 'death-notice', today),
      }
    },
    view: ToldPage,
    form: notificationForm,
    save: ({ tx, actor, input, params, now, today }) =>
      recordNotification(tx, actor, params.id, input, { now, today }),
    said: () => 'Saved.',
    next: ({ params }) => `${pathOfDeath(params.id)}#told`,
  })
  const learning = {
    allow,
    stepUp: true,
    audit: 'street.death.learned',
    look: viewed,
    view: LearningPage,
    form: learningForm,
    said: () => 'Saved.',
  } as const
  formPage(app, '/street/deaths/:id/learning', {
    ...learning,
    load: async ({ db, params }) => {
      await refuseReaders(db)
      return { newId: newId(), death: await getDeath(db, params.id), before: null }
    },
    save: ({ tx, actor, input, params, now }) => writeLearning(tx, actor, params.id, input, now),
    next: ({ params }) => `${pathOfDeath(params.id)}#learning`,
  })
  formPage(app, '/street/deaths/:id/learning/:learning', {
    ...learning,
    load: async ({ db, params }) => {
      await refuseReaders(db)
      const death = await getDeath(db, params.id)
      const before = death.learning.find(one => one.learningId === params.learning)
      if (!before) throw new NotFound()
      return { newId: '', death, before }
    },
    save: ({ tx, actor, input, params, now }) =>
      writeLearning(tx, actor, params.id, { ...input, id: params.learning }, now),
    next: ({ params }) => `${pathOfDeath(params.id)}#learning`,
  })
}

type Happened = Pick<
  DeathFacts,
  | 'called'
  | 'diedPrecision'
  | 'diedOn'
  | 'diedTime'
  | 'diedUntil'
  | 'foundOn'
  | 'foundTime'
  | 'areaCode'
  | 'place'
  | 'accommodation'
  | 'whatHappened'
>

/** What was typed about what happened, without the boxes of its dates. */
function happened(input: Omit<z.output<typeof happenedForm>, 'because' | 'version'>): Happened {
  const { called, diedPrecision, diedOn, diedTime, diedUntil, foundOn, foundTime } = input
  const { area, place, accommodation, whatHappened } = input
  return {
    called,
    diedPrecision,
    diedOn,
    diedTime,
    diedUntil,
    foundOn,
    foundTime,
    areaCode: area,
    place,
    accommodation,
    whatHappened,
  }
}

function sectionRoutes(app: App) {
  sectionRoute(app, 'happened', happenedForm, happened)
  sectionRoute(
    app,
    'background',
    backgroundForm,
    ({ cohort, agencies, otherAgencies, lastContactOn, lastContactWith }) => ({
      cohort,
      agencies,
      otherAgencies,
      lastContactOn,
      lastContactWith,
    }),
  )
  sectionRoute(
    app,
    'coroner',
    coronerForm,
    ({ coroner, coronerWords, causeStage, cause, causeWords }) => ({
      coroner,
      coronerWords,
      causeStage,
      cause,
      causeWords,
    }),
  )
  sectionRoute(app, 'review', reviewForm, input => ({
    referral: input.referral,
    referredOn: input.referredOn,
    criteria: input.criteria,
    decision: input.decision,
    decidedOn: input.decidedOn,
    referralWords: input.referralWords,
    rapidReviewOn: input.rapidReviewOn,
    themes: input.themes,
    themeWords: input.themeWords,
  }))
  sectionRoute(
    app,
    'family',
    familyForm,
    ({ kinWords, memorial, memorialWords, funeralOn, funeralWords }) => ({
      kinWords,
      memorial,
      memorialWords,
      funeralOn,
      funeralWords,
    }),
  )
  sectionRoute(app, 'verify', verifyForm, ({ verifiedBy, verifiedOn, verifiedWords, stands }) => ({
    verifiedBy,
    verifiedOn,
    verifiedWords,
    stands: stands === 'yes',
  }))
}

/** One part of a death: its form, and what of it is kept. */
function sectionRoute<Input extends { version: number; because: string }>(
  app: App,
  section: Section,
  form: z.ZodType<Input>,
  changesOf: (input: Input) => Partial<DeathFacts>,
) {
  formPage(app, `/street/deaths/:id/${section}` as '/street/deaths/:id/section', {
    allow,
    stepUp: true,
    audit: 'street.death.changed',
    look: viewed,
    load: async ({ db, params, today }) => {
      await refuseReaders(db)
      const death = await getDeath(db, params.id)
      const { choices, names } = await loadChoices(db, today)
      const changedBy = (values: Values) => {
        const parsed = form.safeParse(values)
        return parsed.success ? { ...death.now, ...changesOf(parsed.data) } : null
      }
      return { section, death, choices, names, changedBy }
    },
    view: SectionPage,
    form,
    save: ({ tx, actor, input, params, now, today }) =>
      changeDeath(
        tx,
        actor,
        params.id,
        { version: input.version, because: input.because, changes: changesOf(input) },
        { now, today },
      ),
    said: () => 'Saved as a new version.',
    next: ({ params }) => `${pathOfDeath(params.id)}#${section}`,
  })
}

async function loadChoices(
  db: ReadDb,
  today: PlainDate,
): Promise<{ choices: DeathChoices; names: Names }> {
  const codes: DeathChoices['codes'] = {}
  for (const list of lists) codes[list] = await listCodes(db, list, today)
  const domains = await db
    .selectFrom('street.code')
    .select(['code', 'mapping'])
    .where('list', '=', 'review-theme')
    .execute()
  const domainOf = new Map(
    domains.map(one => [one.code, (one.mapping as { domain?: string }).domain ?? '']),
  )
  const organisations = await db
    .selectFrom('partnership.organisation')
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
  const areas = await listAreas(db)
  return {
    choices: {
      codes,
      themes: (codes['review-domain'] ?? []).map(domain => ({
        title: domain.label,
        codes: (codes['review-theme'] ?? []).filter(one => domainOf.get(one.code) === domain.code),
      })),
      organisations,
      areas,
    },
    names: {
      labels: new Map(
        lists.flatMap(list =>
          (codes[list] ?? []).map(one => [`${list} ${one.code}`, one.label] as const),
        ),
      ),
      organisations: new Map(organisations.map(one => [one.id, one.name])),
      areas: new Map(areas.map(one => [one.code, one.name])),
    },
  }
}

function reviewerRoutes(app: App) {
  formPage(app, '/street/deaths/reviewers', {
    allow,
    stepUp: true,
    audit: 'street.death.reviewer-named',
    load: async ({ db, actor }) => {
      await refuseOthers(db)
      const mayName = actor.roles.includes('data-guardian')
      return {
        reviewers: await listReviewers(db),
        nameable: mayName ? await listNameable(db) : [],
        mayName,
      }
    },
    view: ReviewersPage,
    form: reviewerForm,
    save: ({ tx, actor, input }) => {
      if (!actor.roles.includes('data-guardian')) throw new NotAllowed()
      return nameReviewer(tx, actor, input)
    },
    said: () => 'They see deaths from now on.',
    next: () => '/street/deaths/reviewers',
  })
  postOnly(app, '/street/deaths/reviewers/:reviewer/end', {
    allow: mayGuardData,
    stepUp: true,
    audit: 'street.death.reviewer-ended',
    form: z.object({}),
    save: ({ tx, actor, params }) => endReviewer(tx, actor, params.reviewer),
    said: () => 'They see deaths no more.',
    back: () => '/street/deaths/reviewers',
    next: () => '/street/deaths/reviewers',
  })
}

const reportQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
})

function reportRoutes(app: App) {
  page(app, '/street/deaths/report', {
    allow,
    stepUp: true,
    audit: 'none',
    query: reportQuery,
    load: ({ db, query, today }) => loadReport(db, query.year, today),
    view: ReportPage,
  })
  download(app, '/street/deaths/report.csv', {
    allow,
    stepUp: true,
    audit: 'street.death.report-downloaded',
    query: reportQuery,
    load: async ({ db, query, today }) => {
      const loaded = await loadReport(db, query.year, today)
      return {
        name: `deaths-${loaded.year}.csv`,
        type: 'text/csv; charset=utf-8',
        body: toCsv(reportRows(loaded)),
      }
    },
  })
}

const reviewLabels = {
  'not-considered': 'Not considered yet',
  'not-referred': 'Considered and not referred',
  waiting: 'Referred, not decided yet',
}

async function loadReport(
  db: ReadDb,
  asked: number | undefined,
  today: PlainDate,
): Promise<ForReport> {
  await refuseOthers(db)
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: 10 }, (_, ago) => thisYear - ago)
  const year = asked && years.includes(asked) ? asked : thisYear
  const { choices } = await loadChoices(db, today)
  const listOf = {
    accommodation: 'death-accommodation',
    cause: 'death-cause',
    review: 'review-decision',
    cohort: 'death-cohort',
    theme: 'review-theme',
  } as const
  const codes = Object.entries(listOf).map(
    ([dimension, list]) =>
      [
        dimension,
        [
          ...(choices.codes[list] ?? []).map(one => [one.code, one.label] as const),
          ...(dimension === 'review' ? Object.entries(reviewLabels) : []),
          ...(dimension === 'cause' ? [['awaiting', 'Not registered yet'] as const] : []),
        ],
      ] as const,
  )
  const report = protectReport(
    await countDeaths(db, year),
    new Map(codes.map(([dimension, rows]) => [dimension, rows.map(([code]) => code)])),
    await getDisclosureRule(db),
  )
  const labels = new Map(
    codes.flatMap(([dimension, rows]) =>
      rows.map(([code, label]) => [`${dimension} ${code}`, label] as const),
    ),
  )
  return { year, years, report, labels }
}
