import { z } from 'zod'
import { CsrfField, GovukButton, Page } from '../../../../design-system/index.ts'
import { recordAudit } from '../../../../platform/audit.ts'
import type { PlainDate } from '../../../../platform/dates.ts'
import type { Actor } from '../../../../platform/db/access.ts'
import type { Tx } from '../../../../platform/db/connect.ts'
import { NotFound, Refusal } from '../../../../platform/refusal.ts'
import type { App } from '../../../../platform/web/app.ts'
import { datePartsOf, withDate } from '../../../../platform/web/date-field.ts'
import { type FormProps, formPage } from '../../../../platform/web/form-page.ts'
import { mayWorkWithPeople } from '../../../partnership/index.ts'
import { FactLines } from '../facts/fact-lines.tsx'
import { type FactRow, listFacts } from '../facts/fact-rows.ts'
import { DayField, LineField } from '../fields.tsx'
import { belongingKind } from '../kinds/belonging.tsx'
import { getPerson, type ShownPerson } from '../person-queries.ts'
import { neededLine } from '../typed-text.ts'
import { personViewed } from '../view-audit.ts'

const handBackForm = withDate(
  z.object({ handedBackTo: neededLine('to whom it was handed back', 150) }),
  'handedBackOn',
  'The day on which it was handed back',
)

type ForHandBack = { person: ShownPerson; belonging: FactRow<'people.belonging'> }

/** Handing back something that was kept for somebody. */
export function handBackRoutes(app: App): void {
  formPage(app, '/people/:id/belongings/:row/hand-back', {
    allow: mayWorkWithPeople,
    audit: 'people.belonging.handed-back',
    look: personViewed('belongings'),
    load: async ({ db, actor, params }): Promise<ForHandBack> => {
      const person = await getPerson(db, params.id)
      const rows = await listFacts(db, 'people.belonging', person.recordIds)
      const belonging = rows.find(
        row =>
          row.id === params.row &&
          row.organisationId === actor.organisationId &&
          row.endedAt === null,
      )
      if (!belonging) throw new NotFound()
      return { person, belonging }
    },
    view: HandBackPage,
    form: handBackForm,
    save: ({ tx, actor, input, params, today, now }) =>
      handBack(tx, actor, { personId: params.id, id: params.row }, input, { now, today }),
    said: () => 'Handed back.',
    next: ({ params }) => `/people/${params.id}#belongings`,
  })
}

/**
 * Keeps when and to whom something was handed back; it is kept for nobody any more. Sent again, it changes nothing.
 * Throws NotFound for what the actor's organisation does not keep, and a Refusal for a day to come.
 */
async function handBack(
  tx: Tx,
  actor: Actor,
  of: { personId: string; id: string },
  { handedBackOn, handedBackTo }: { handedBackOn: PlainDate | null; handedBackTo: string },
  { now, today }: { now: Date; today: PlainDate },
): Promise<void> {
  const row = await tx
    .selectFrom('people.belonging as b')
    .innerJoin('people.record as r', 'r.id', 'b.recordId')
    .select(['b.recordId', 'b.endedAt'])
    .where('b.id', '=', of.id)
    .where('b.organisationId', '=', actor.organisationId)
    .where('r.personId', '=', of.personId)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  if (handedBackOn === null) throw new Refusal('handedBackOn', 'Enter the day')
  if (handedBackOn > today) throw new Refusal('handedBackOn', 'The day must be today or before')
  if (row.endedAt) return
  await tx
    .updateTable('people.belonging')
    .set({
      handedBackOn,
      handedBackTo,
      endedAt: now,
      endedBy: actor.userId,
      endedBecause: 'over',
    })
    .where('id', '=', of.id)
    .where('endedAt', 'is', null)
    .execute()
  await recordAudit(
    tx,
    'people.belonging.handed-back',
    { kind: 'person', id: of.personId },
    { record: row.recordId, row: of.id },
  )
}

function HandBackPage({ chrome, errors, loaded, values, today }: FormProps<ForHandBack>) {
  const { person, belonging } = loaded
  const { year, month, day } = datePartsOf({}, 'handedBackOn', today)
  const shown = {
    errors,
    values: {
      'handedBackOn-day': day,
      'handedBackOn-month': month,
      'handedBackOn-year': year,
      ...values,
    },
  }
  return (
    <Page
      title={`Hand back – ${person.name}`}
      chrome={chrome}
      errors={errors.map(error =>
        error.field === 'handedBackOn' ? { ...error, href: '#handedBackOn-day' } : error,
      )}
      back={{ href: `/people/${person.personId}#belongings`, text: 'Back to the person' }}
    >
      <span class="govuk-caption-l">
        <bdi>{person.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">Hand back what was kept</h1>
      <FactLines lines={[belongingKind.lineOf(belonging)]} />
      <form method="post" novalidate>
        <CsrfField chrome={chrome} />
        <LineField
          {...shown}
          name="handedBackTo"
          label="To whom was it handed back?"
          hint="Themselves, or whoever they sent"
        />
        <DayField {...shown} name="handedBackOn" label="When?" />
        <GovukButton text="Save" preventDoubleClick />
      </form>
    </Page>
  )
}
