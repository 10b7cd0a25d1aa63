import { z } from 'zod'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { newId } from '../../../../platform/ids.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import type { App } from '../../../../platform/web/app.ts'
import { type FormProps, formPage, type Values } from '../../../../platform/web/form-page.ts'
import { NotAllowed } from '../../../../platform/web/route.ts'
import { mayWorkWithPeople } from '../../../partnership/index.ts'
import { compareAgain } from '../../duplicates/compare-again.ts'
import { getPerson, type ShownPerson } from '../person-queries.ts'
import { findRecordOf, listMayTell } from '../record-queries.ts'
import { personViewed } from '../view-audit.ts'
import { addFact } from './add-fact.ts'
import { endFact } from './end-fact.ts'
import { EndFactPage, type ForEnd } from './end-fact-page.tsx'
import { FactFormPage, type ForFact } from './fact-form-page.tsx'
import type { FactKind } from './fact-kind.ts'
import { type FactRow, type FactTable, listFacts } from './fact-rows.ts'

/** What every form of a fact carries besides the fact. */
const carried = z.object({ id: z.uuid(), version: z.coerce.number().int().min(0) })

const endForm = z.object({
  because: z.enum(['wrong', 'over'], { error: 'Choose why it counts no more' }),
})

/** The forms of one kind of fact: to add one, to change one, to say that one counts no more. */
export function factRoutes<Table extends FactTable, Input>(
  app: App,
  kind: FactKind<Table, Input>,
): void {
  const next = (params: { id: string }) => `/people/${params.id}#${kind.path}`
  const form = withCarried(kind.form)
  const tellsApart =
    kind.isOnCard || kind.table === 'people.identifier' || kind.table === 'people.contactRoute'
  const said = ({ input }: { input: { input: Input } }) => {
    const warning = kind.warn?.(input.input)
    return warning ? { kind: 'notice' as const, text: warning } : 'Saved.'
  }

  formPage(app, `/people/:id/${kind.path}/new`, {
    allow: mayWorkWithPeople,
    audit: `people.${kind.event}.added`,
    look: personViewed(kind.path),
    load: ({ db, actor, now, params }) => loadForm(kind, { db, actor, now }, params.id, null),
    view: (props: FormProps<ForFact>) => <FactFormPage kind={kind} isNew={true} props={props} />,
    form,
    save: async ({ tx, actor, input, params, now, today }) => {
      await addFact(tx, actor, kind, params.id, input, { now, today })
      if (tellsApart) await compareAgain(tx, actor, params.id, app.sendJob)
    },
    said,
    next: ({ params }) => next(params),
  })
  if (kind.isChangeable)
    formPage(app, `/people/:id/${kind.path}/:row`, {
      allow: mayWorkWithPeople,
      audit: `people.${kind.event}.added`,
      look: personViewed(kind.path),
      load: ({ db, actor, now, params }) =>
        loadForm(kind, { db, actor, now }, params.id, params.row),
      view: (props: FormProps<ForFact>) => <FactFormPage kind={kind} isNew={false} props={props} />,
      form,
      save: async ({ tx, actor, input, params, now, today }) => {
        await addFact(tx, actor, kind, params.id, { ...input, instead: params.row }, { now, today })
        if (tellsApart) await compareAgain(tx, actor, params.id, app.sendJob)
      },
      said,
      next: ({ params }) => next(params),
    })
  endFactRoute(app, kind)
}

/** The form that says that a fact counts no more. */
export function endFactRoute<Table extends FactTable>(
  app: App,
  kind: Pick<
    FactKind<Table, unknown>,
    'path' | 'table' | 'event' | 'lineOf' | 'isOnCard' | 'isChangeable'
  >,
): void {
  formPage(app, `/people/:id/${kind.path}/:row/end`, {
    allow: mayWorkWithPeople,
    audit: `people.${kind.event}.ended`,
    look: personViewed(kind.path),
    load: async ({ db, actor, params }): Promise<ForEnd> => {
      const person = await getPerson(db, params.id)
      const row = await getOwnRow(db, kind, person, actor.organisationId, params.row)
      if (row.endedAt) throw new NotFound()
      return { person, line: kind.lineOf(row), path: kind.path, isOnce: !kind.isChangeable }
    },
    view: EndFactPage,
    form: endForm,
    save: ({ tx, actor, input, params, now }) =>
      endFact(tx, actor, kind, params.id, { id: params.row, because: input.because }, now),
    said: () => 'Saved. It can still be seen in the timeline.',
    next: ({ params }) => `/people/${params.id}#${kind.path}`,
  })
}

/** The fact, and what its form carries: both are read, and every fault of both is said. */
function withCarried<Input>(
  form: z.ZodType<Input>,
): z.ZodType<{ id: string; version: number; input: Input }> {
  return z.unknown().transform((typed, context) => {
    const [fact, rest] = [form.safeParse(typed), carried.safeParse(typed)]
    for (const { error } of [fact, rest])
      for (const issue of error?.issues ?? [])
        context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
    if (!fact.success || !rest.success) return z.NEVER
    return { ...rest.data, input: fact.data }
  })
}

async function loadForm<Table extends FactTable, Input>(
  kind: FactKind<Table, Input>,
  { db, actor, now }: { db: ReadDb; actor: Actor; now: Date },
  personId: string,
  rowId: string | null,
): Promise<ForFact> {
  const person = await getPerson(db, personId)
  const mayTell = await listMayTell(db, actor, personId)
  if (!kind.categories.some(category => mayTell.includes(category))) throw new NotAllowed()
  const row = rowId ? await getOwnRow(db, kind, person, actor.organisationId, rowId) : null
  let before: Values = row ? kind.typedOf(row) : {}
  if (row && !row.endedAt && kind.readTyped)
    before = { ...before, ...(await kind.readTyped(db, row)) }
  const rows = await listFacts(db, kind.table, person.recordIds)
  const record = await findRecordOf(db, actor.organisationId, personId)
  return {
    person,
    before,
    standing: rows
      .filter(one => one.endedAt === null && one.organisationId === actor.organisationId)
      .map(kind.lineOf),
    mayTell,
    version: record?.version ?? 0,
    newId: newId(),
    now,
  }
}

/** A row of the organisation's own, ended or not. Throws NotFound for any other: they are not its to change. */
async function getOwnRow<Table extends FactTable>(
  db: ReadDb,
  kind: { table: Table },
  person: ShownPerson,
  organisationId: string,
  rowId: string,
): Promise<FactRow<Table>> {
  const rows = await listFacts(db, kind.table, person.recordIds)
  const row = rows.find(one => one.id === rowId && one.organisationId === organisationId)
  if (!row) throw new NotFound()
  return row
}
