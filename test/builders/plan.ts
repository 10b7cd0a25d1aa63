import { type ActionContent, addAction } from '../../src/contexts/plan/action/write-action.ts'
import { addNode, type NodeContent } from '../../src/contexts/plan/node/write-node.ts'
import { readTimescale } from '../../src/contexts/plan/reading/assembly/timescale.ts'
import { addReview, type ReviewContent } from '../../src/contexts/plan/review/write-review.ts'
import type { PlainDate } from '../../src/platform/dates.ts'
import type { Actor } from '../../src/platform/db/access.ts'
import type { Db } from '../../src/platform/db/connect.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TestUser } from './partnership.ts'

/** The actor that commands take, of a user made by `aUser`. */
export function actorOf(user: TestUser): Actor {
  return {
    userId: user.id,
    name: 'Test person',
    email: user.email,
    partnershipId: user.partnershipId,
    partnershipName: 'Wexshire',
    partnershipSlug: 'wexshire',
    organisationId: user.organisationId,
    organisationName: 'Wexshire Council',
    roles: ['strategy-lead'],
  }
}

/** A plan without anything in it. */
export async function aPlan(
  owner: Db,
  user: TestUser,
  given: {
    title?: string
    startsOn?: PlainDate
    staleAfterDays?: number
    status?: string
    replacesPlanId?: string
  } = {},
): Promise<{ id: string; slug: string; title: string }> {
  const id = newId()
  const title = given.title ?? 'Wexshire homelessness strategy'
  const slug = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${id.slice(-6)}`
  await owner
    .insertInto('plan.plan')
    .values({
      id,
      slug,
      title,
      kind: 'strategy',
      status: given.status ?? 'adopted',
      partnershipId: user.partnershipId,
      createdBy: user.id,
      startsOn: given.startsOn ?? null,
      staleAfterDays: given.staleAfterDays ?? 90,
      replacesPlanId: given.replacesPlanId ?? null,
    })
    .execute()
  return { id, slug, title }
}

/** A priority of a plan, or whatever its level is called. Answers with its id. */
export function aNode(
  owner: Db,
  user: TestUser,
  planId: string,
  given: Partial<NodeContent> & { on?: PlainDate } = {},
): Promise<string> {
  const { on = '2026-01-05', ...content } = given
  return owner.transaction().execute(tx =>
    addNode(
      tx,
      actorOf(user),
      planId,
      {
        parentId: null,
        position: 1,
        level: 'Priority',
        number: '1',
        title: 'Prevent homelessness',
        measure: null,
        state: 'active',
        ...content,
      },
      { effectiveOn: on },
    ),
  )
}

/** An action of a plan; `due` as a plan would print it. Answers with its id. */
export function anAction(
  owner: Db,
  user: TestUser,
  planId: string,
  given: Partial<ActionContent> & { on?: PlainDate; due?: string } = {},
): Promise<string> {
  const { on = '2026-01-05', due = '', ...content } = given
  return owner.transaction().execute(tx =>
    addAction(
      tx,
      actorOf(user),
      planId,
      {
        nodeId: null,
        position: 1,
        number: null,
        text: 'Open a winter night shelter in Marlow Cross',
        points: [],
        timescale: readTimescale(due),
        leads: [],
        others: [],
        measure: null,
        state: 'active',
        becameActionId: null,
        ...content,
      },
      { effectiveOn: on },
    ),
  )
}

/** The next review of an action. */
export async function aReview(
  owner: Db,
  user: TestUser,
  actionId: string,
  given: Partial<ReviewContent> & { on?: PlainDate } = {},
): Promise<void> {
  const { on = '2026-02-02', ...content } = given
  await owner.transaction().execute(async tx => {
    const { currentReview } = await tx
      .selectFrom('plan.action')
      .select('currentReview')
      .where('id', '=', actionId)
      .executeTakeFirstOrThrow()
    await addReview(
      tx,
      actorOf(user),
      actionId,
      currentReview,
      {
        kind: 'review',
        status: 'begun',
        continues: false,
        desirable: 'not-asked',
        desirableReason: null,
        achievable: 'not-asked',
        achievableReason: null,
        situation: null,
        nextSteps: null,
        notes: null,
        notesPublic: false,
        colourByHand: null,
        colourReason: null,
        groupId: null,
        decidedOn: null,
        ...content,
      },
      { effectiveOn: on },
    )
  })
}
