import { sql } from 'kysely'
import { z } from 'zod'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { mayGuardData, mayWorkWithPeople } from '../../partnership/index.ts'
import { listFacts } from '../record/facts/fact-rows.ts'
import { callName } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { personViewed } from '../record/view-audit.ts'
import { askReport, decideReport, holdPerson, liftHold, setRule } from './retention-commands.ts'
import { holdForm, liftForm, ruleForm } from './retention-forms.ts'
import {
  HoldPage,
  itemsOnAPage,
  KeepingSection,
  ReportPage,
  RetentionPage,
  RulePage,
} from './retention-pages.tsx'
import {
  getReport,
  getRule,
  listFigureQuestions,
  listHolds,
  listItems,
  listReports,
  listRules,
  listTombstones,
} from './retention-queries.ts'

const guardiansAndWorkers = [...mayGuardData, ...mayWorkWithPeople] as const

export function retentionRoutes(app: App): void {
  addPersonSection({
    id: 'keeping',
    title: 'How long it is kept',
    load: async ({ db, personId }) => ({
      holds: await listHolds(db, personId),
      tombstones: await listTombstones(db, personId),
    }),
    view: (loaded, asked) => <KeepingSection loaded={loaded} asked={asked} />,
  })
  formPage(app, '/people/retention', {
    allow: mayGuardData,
    audit: 'people.retention.asked',
    load: async ({ db }) => ({
      rules: await listRules(db),
      reports: await listReports(db),
      tombstones: await listTombstones(db, null),
      newId: newId(),
    }),
    view: RetentionPage,
    form: z.object({ id: z.uuid() }),
    save: ({ tx, actor, input, today }) => askReport(tx, actor, app.sendJob, input.id, today),
    next: ({ saved }) => `/people/retention/reports/${saved}`,
  })
  formPage(app, '/people/retention/rules/:category', {
    allow: mayGuardData,
    audit: 'people.retention-rule.changed',
    load: async ({ db, params }) => ({
      rule: await getRule(db, params.category),
      questions: await listFigureQuestions(db),
    }),
    view: RulePage,
    form: ruleForm,
    save: ({ tx, actor, input, params, today }) =>
      setRule(tx, actor, params.category, input, today),
    said: () => 'Saved. Nothing is deleted before you approve a report.',
    next: () => '/people/retention',
  })
  formPage(app, '/people/retention/reports/:id', {
    allow: mayGuardData,
    audit: 'people.retention.approved',
    stepUp: true,
    query: z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) }),
    load: async ({ db, params, query }) => ({
      report: await getReport(db, params.id),
      items: await listItems(db, params.id, {
        offset: (query.page - 1) * itemsOnAPage,
        limit: itemsOnAPage,
      }),
    }),
    view: ReportPage,
    // References and dates only: one look at the list, not one at each person on it.
    look: {
      event: 'people.retention.viewed',
      of: ({ report }) => [{ kind: 'retention-report', id: report.id }],
    },
    form: z.object({
      version: z.coerce.number().int(),
      listed: z.coerce.number().int(),
      decision: z.enum(['approve', 'reject'], { error: 'Choose what to do' }),
    }),
    save: ({ tx, actor, input, params, now }) =>
      decideReport(tx, actor, app.sendJob, { id: params.id, ...input }, now),
    said: ({ input }) =>
      input.decision === 'approve'
        ? 'Approved. It is being carried out.'
        : 'Not approved. Nothing is deleted.',
    next: ({ params }) => `/people/retention/reports/${params.id}`,
  })
  formPage(app, '/people/:id/hold', {
    allow: guardiansAndWorkers,
    audit: 'people.hold.begun',
    look: personViewed('hold'),
    load: async ({ db, actor, params }) => ({
      person: await shownForHold(db, params.id, actor.roles.includes('data-guardian')),
      holds: await listHolds(db, params.id),
      newId: newId(),
    }),
    view: HoldPage,
    form: holdForm,
    save: ({ tx, input, params, today }) => holdPerson(tx, params.id, input, today),
    said: () => 'Saved. Nothing about them is deleted while the hold stands.',
    next: ({ params }) => `/people/${params.id}/hold`,
  })
  postOnly(app, '/people/:id/hold/lift', {
    allow: mayGuardData,
    audit: 'people.hold.lifted',
    form: liftForm,
    save: ({ tx, input }) => liftHold(tx, input),
    said: () => 'The hold is lifted.',
    next: ({ params }) => `/people/${params.id}/hold`,
    back: params => `/people/${params.id}/hold`,
  })
}

/**
 * Whom a hold is about: by name for whoever sees them, by reference for a data guardian whom a report led here. Throws
 * NotFound for anybody else.
 */
async function shownForHold(db: ReadDb, personId: string, guards: boolean) {
  const records = await db
    .selectFrom('people.record')
    .select('id')
    .where('personId', '=', personId)
    .execute()
  if (records.length > 0) {
    const names = await listFacts(
      db,
      'people.name',
      records.map(record => record.id),
    )
    return { personId, name: callName(names) }
  }
  const { rows } = await sql<{ reference: string }>`
    select reference from people.retention_item where person_id = ${personId}::uuid limit 1`.execute(
    db,
  )
  if (!guards || !rows[0]) throw new NotFound()
  return { personId, name: rows[0].reference }
}
