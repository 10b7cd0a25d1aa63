import type { PlainDate } from '../platform/dates.ts'
import type { Stage } from './stage.ts'
import type { Step } from './story/story.ts'
import { type ReviewedBy, tellReview } from './tell-review.ts'

/** What the colour that a document prints says about how far an action is. */
const steps: Record<string, Pick<Step, 'status' | 'continues'>> = {
  green: { status: 'complete' },
  amber: { status: 'begun' },
  red: { status: 'not-begun' },
  blue: { status: 'begun', continues: true },
}

/** The first meeting after an import goes through every action and says how far it is. */
export async function reviewEverything(
  stage: Stage,
  slug: string,
  by: ReviewedBy,
  on: PlainDate,
): Promise<void> {
  const actions = await stage.tx
    .selectFrom('plan.standing as s')
    .innerJoin('plan.plan as p', 'p.id', 's.planId')
    .select(['s.text', 's.colour'])
    .where('p.slug', '=', slug)
    .execute()
  for (const { text, colour } of actions)
    await tellReview(stage, slug, text ?? '', { on, ...steps[colour ?? ''] }, by)
}
