import { z } from 'zod'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import { NotFound } from '../../../platform/refusal.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly, type Values } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import type { Look } from '../../../platform/web/route.ts'
import { mayWorkWithPeople } from '../../partnership/index.ts'
import type { FactKind } from '../record/facts/fact-kind.ts'
import type { FactRow, FactTable } from '../record/facts/fact-rows.ts'
import { getPerson } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { listMayTell } from '../record/record-queries.ts'
import { correctable, tablesByKind } from './correction-kinds.ts'
import {
  AskCorrectionPage,
  CorrectionPage,
  CorrectionsPage,
  CorrectionsSection,
  type ForCorrection,
  type ForRight,
  RightPage,
} from './correction-pages.tsx'
import {
  findFactRow,
  findWrongFact,
  getCorrection,
  listCorrectionsOf,
  listOpenCorrections,
} from './correction-queries.ts'
import {
  acceptCorrection,
  askCorrection,
  challengeCorrection,
  refuseCorrection,
  refusedBefore,
} from './decide-correction.ts'

const seenForm = z.object({ seen: z.coerce.number().int().min(0) })
const words = z.string().trim().max(2000, 'Use 2,000 letters or fewer')

const looked: Look<ForCorrection, Record<string, string | undefined>> = {
  event: 'people.person.viewed',
  of: ({ correction }) => [{ kind: 'person', id: correction.personId }],
  details: () => ({ page: 'correction' }),
}

async function loadCorrection(
  db: ReadDb,
  id: string,
  actor: { organisationId: string; userId: string },
): Promise<ForCorrection> {
  const correction = await getCorrection(db, id)
  return {
    correction,
    fact: await findWrongFact(db, correction),
    isHolder: correction.organisationId === actor.organisationId,
    refusedBefore: refusedBefore(correction, actor.userId),
  }
}

export function correctionRoutes(app: App): void {
  const pathOf = (id: string) => `/people/corrections/${id}`
  addPersonSection({
    id: 'corrections',
    title: 'What they say is wrong',
    load: ({ db, personId }) => listCorrectionsOf(db, personId),
    view: (corrections, asked) =>
      corrections.length > 0 ? (
        <CorrectionsSection corrections={corrections} asked={asked} />
      ) : null,
  })
  page(app, '/people/corrections', {
    allow: mayWorkWithPeople,
    audit: {
      event: 'people.person.viewed',
      of: listed =>
        [...new Set(listed.map(one => one.personId))].map(id => ({ kind: 'person', id })),
      details: () => ({ page: 'corrections' }),
    },
    load: ({ db, actor }) => listOpenCorrections(db, actor.organisationId),
    view: CorrectionsPage,
  })
  formPage(app, '/people/corrections/:id', {
    allow: mayWorkWithPeople,
    audit: 'people.correction.refused',
    look: looked,
    load: ({ db, actor, params }) => loadCorrection(db, params.id, actor),
    view: CorrectionPage,
    form: seenForm.extend({ words: words.min(1, 'Say why, in plain words') }),
    save: ({ tx, actor, input, params, now }) =>
      refuseCorrection(tx, actor, params.id, input.seen, input.words, now),
    said: () => 'Saved. The person sees your answer on their own page.',
    next: ({ params }) => pathOf(params.id),
  })
  postOnly(app, '/people/corrections/:id/remove', {
    allow: mayWorkWithPeople,
    audit: 'people.correction.accepted',
    form: seenForm,
    save: ({ tx, actor, input, params, now, today }) =>
      acceptCorrection(tx, actor, params.id, input.seen, { now, today }),
    said: () => 'Saved. It counts no more.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  postOnly(app, '/people/corrections/:id/challenge', {
    allow: mayWorkWithPeople,
    audit: 'people.correction.challenged',
    form: seenForm.extend({ words: words.default('') }),
    save: ({ tx, actor, input, params, now }) =>
      challengeCorrection(tx, actor, params.id, input.seen, input.words, now),
    said: () => 'Saved. Somebody else of the organisation decides.',
    next: ({ params }) => pathOf(params.id),
    back: params => pathOf(params.id),
  })
  rightRoute(app, 'name', correctable.name)
  rightRoute(app, 'birth', correctable.birth)
  rightRoute(app, 'look', correctable.look)
  rightRoute(app, 'identifier', correctable.identifier)
  rightRoute(app, 'contact_route', correctable.contact_route)
  rightRoute(app, 'companion', correctable.companion)
  rightRoute(app, 'belonging', correctable.belonging)
  rightRoute(app, 'whereabouts', correctable.whereabouts)
  rightRoute(app, 'verification', correctable.verification)
  rightRoute(app, 'note', correctable.note)
  formPage(app, '/people/:id/corrections/:kind/:factId', {
    allow: mayWorkWithPeople,
    audit: 'people.correction.asked',
    look: {
      event: 'people.person.viewed',
      of: ({ personId }) => [{ kind: 'person', id: personId }],
      details: () => ({ page: 'correction' }),
    },
    load: async ({ db, params }) => {
      const person = await getPerson(db, params.id)
      if (!Object.hasOwn(tablesByKind, params.kind)) throw new NotFound()
      // The look is written down about this person: what is held about another is not shown here.
      const row = await findFactRow(db, params.kind, params.factId)
      if (!person.recordIds.some(id => id === row?.recordId)) throw new NotFound()
      const fact = await findWrongFact(db, { factKind: params.kind, factId: params.factId })
      if (!fact?.stands) throw new NotFound()
      return { personId: person.personId, person: person.name, fact, newId: newId() }
    },
    view: AskCorrectionPage,
    form: z.object({ id: z.uuid(), said: words.min(1, 'Write what is wrong') }),
    save: ({ tx, actor, input, params, now }) =>
      askCorrection(
        tx,
        actor,
        { ...input, personId: params.id, kind: params.kind, factId: params.factId },
        now,
      ),
    said: () => 'Sent to the organisation that holds it.',
    next: ({ params }) => `/people/${params.id}`,
  })
}

/** Putting one kind of fact right: the form that it was told with, filled in with what is held. */
function rightRoute<const Kind extends string, Table extends FactTable, Input>(
  app: App,
  factKind: Kind,
  kind: FactKind<Table, Input>,
): void {
  const carried = seenForm.extend({ id: z.uuid() })
  const form = z
    .unknown()
    .transform((typed, context): { id: string; seen: number; input: Input } => {
      const [fact, rest] = [kind.form.safeParse(typed), carried.safeParse(typed)]
      for (const { error } of [fact, rest])
        for (const issue of error?.issues ?? [])
          context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
      if (!fact.success || !rest.success) return z.NEVER
      return { ...rest.data, input: fact.data }
    })
  const load = async (db: ReadDb, id: string, actor: Actor, now: Date): Promise<ForRight> => {
    const loaded = await loadCorrection(db, id, actor)
    if (loaded.correction.factKind !== factKind || !loaded.isHolder) throw new NotFound()
    const row = (await findFactRow(db, factKind, loaded.correction.factId)) as
      | FactRow<Table>
      | undefined
    let before: Values = row ? kind.typedOf(row) : {}
    if (row && kind.readTyped) before = { ...before, ...(await kind.readTyped(db, row)) }
    return {
      ...loaded,
      before,
      mayTell: await listMayTell(db, actor, loaded.correction.personId),
      newId: newId(),
      now,
    }
  }
  formPage(app, `/people/corrections/:id/right/${factKind}` as const, {
    allow: mayWorkWithPeople,
    audit: 'people.correction.accepted',
    look: looked,
    load: ({ db, actor, params, now }) => load(db, (params as { id: string }).id, actor, now),
    view: props => <RightPage kind={kind} props={props} />,
    form,
    save: ({ tx, actor, input, params, now, today }) =>
      acceptCorrection(
        tx,
        actor,
        (params as { id: string }).id,
        input.seen,
        { now, today },
        { id: input.id, kind, input: input.input },
      ),
    said: () => 'Saved. The person sees that it was put right.',
    next: ({ params }) => `/people/corrections/${(params as { id: string }).id}`,
  })
}
