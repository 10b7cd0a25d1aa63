import { z } from 'zod'
import type { Actor } from '../../../../platform/db/access.ts'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { newId } from '../../../../platform/ids.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import type { App } from '../../../../platform/web/app.ts'
import { formPage } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import { mayGoOut } from '../../../partnership/index.ts'
import { oneOf, optionalLine } from '../../../people/index.ts'
import { type CrewOut, listCrewOut } from './crew-out-queries.ts'
import { LoneWorkingPage } from './lone-working-page.tsx'
import { recordCheckIn } from './record-check-in.ts'
import { SayPage } from './say-page.tsx'

/** In minutes from now, not as a time of day: in the night when the clocks go back half past one comes twice. */
const sayForm = z.object({
  id: z.uuid(),
  what: oneOf(['start', 'all-well', 'back'], 'Say how it is'),
  within: oneOf(['30', '60', '120', 'end'], 'Say when the next word will come').default('end'),
  words: optionalLine('what else there is', 300).transform(text => text ?? ''),
})

export function loneWorkingRoutes(app: App): void {
  page(app, '/street/lone-working', {
    allow: mayGoOut,
    // Staff alone: nobody whom they meet.
    audit: 'none',
    load: async ({ db, actor, now }) => ({ crew: await listCrewOut(db, actor, now) }),
    view: LoneWorkingPage,
  })
  formPage(app, '/street/lone-working/:shiftId/:userId', {
    allow: mayGoOut,
    audit: 'street.check-in.recorded',
    load: async ({ db, actor, params, now }) => ({
      newId: newId(now.getTime()),
      member: await getAnswerable(db, actor, params, now),
    }),
    view: SayPage,
    form: sayForm,
    save: async ({ tx, actor, input, params, now }) => {
      const { startsAt } = await getAnswerable(tx, actor, params, now)
      const { within, ...said } = input
      const minutes = within === 'end' || said.what === 'back' ? null : Number(within)
      const nextBy = minutes === null ? null : new Date(now.getTime() + minutes * 60_000)
      const checkIn = { ...said, ...params, at: now, nextBy, way: 'desk' as const }
      await recordCheckIn(tx, actor, { ...checkIn, shiftStartsAt: startsAt }, now, app.sendJob)
    },
    said: () => 'Saved.',
    next: () => '/street/lone-working',
  })
}

/** Throws NotFound for somebody who is not out these hours, or for whom the actor does not answer. */
async function getAnswerable(
  db: ReadDb,
  actor: Actor,
  { shiftId, userId }: { shiftId: string; userId: string },
  now: Date,
): Promise<CrewOut> {
  const crew = await listCrewOut(db, actor, now)
  const member = crew.find(one => one.shiftId === shiftId && one.userId === userId)
  if (!member?.mayAnswerFor) throw new NotFound()
  return member
}
