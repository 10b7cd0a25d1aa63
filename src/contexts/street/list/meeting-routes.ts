import { addDays, type PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { listAreas, mayCoordinate, mayGoOut } from '../../partnership/index.ts'
import { peopleShown } from '../people-shown.ts'
import { type Between, getFlow, listChanged } from './flow-queries.ts'
import { exactPeriods } from './flow-rules.ts'
import { holdMeeting } from './hold-meeting.ts'
import { HoldMeetingPage } from './hold-meeting-page.tsx'
import { mayReadStreet } from './list-counts.ts'
import { listPeople } from './list-queries.ts'
import { listQuery } from './list-query-form.ts'
import { type MeetingQuery, meetingForm, meetingQuery } from './meeting-form.ts'
import { type ForMeeting, MeetingPage } from './meeting-page.tsx'
import { listMeetings, listMoved } from './meeting-queries.ts'

/** Who was not seen for so many days is gone through at the meeting. */
const unseenDays = 14

/** Without a meeting before, the last week is told. */
const firstTimeDays = 7

export function meetingRoutes(app: App): void {
  page(app, '/street/list/meeting', {
    allow: mayGoOut,
    audit: peopleShown('list-meeting'),
    query: meetingQuery,
    load: ({ db, actor, query, today }) => loadMeeting(db, actor, query, today),
    view: MeetingPage,
  })
  formPage(app, '/street/list/meeting/new', {
    allow: mayCoordinate,
    audit: 'street.list.gone-through',
    query: meetingQuery,
    load: async ({ db, today }) => ({ newId: newId(), areas: await listAreas(db), today }),
    view: HoldMeetingPage,
    form: meetingForm,
    save: ({ tx, actor, input, today }) => holdMeeting(tx, actor, input, today),
    said: () => 'Written down. What changes from now on is shown for the next meeting.',
    next: () => '/street/list/meeting',
  })
}

async function loadMeeting(
  db: ReadDb,
  actor: Actor,
  { area, since }: MeetingQuery,
  today: PlainDate,
): Promise<ForMeeting> {
  const meetings = await listMeetings(db, area)
  const last = since === null ? meetings[0] : undefined
  const from = since ?? last?.heldOn ?? addDays(today, -firstTimeDays)
  const between: Between = {
    from: from > today ? today : from,
    fromKnown: last?.recordedAt ?? null,
    until: today,
    untilKnown: null,
    area,
  }
  const maySeeNumbers = await mayReadStreet(db)
  const list = (filter: Record<string, string>) =>
    listPeople(db, actor, { ...listQuery.parse({ area, ...filter }), page: null, today })
  const flow = maySeeNumbers ? await getFlow(db, between) : null
  const changed = maySeeNumbers ? await listChanged(db, between, null) : []
  const active = await list({ order: 'step' })
  const overdue = active.rows.filter(({ care }) => care?.nextOn && care.nextOn < today)
  const withoutLead = active.rows.filter(({ care }) => !care?.leadUserId)
  const unseen = await list({ unseen: String(unseenDays), order: 'seen' })
  const moved = await listMoved(db, between.from, today, area)
  return {
    meetings,
    last: last ?? null,
    from: between.from,
    flow: flow && exactPeriods(flow),
    changed: changed.filter(one => !['moved-in', 'moved-out'].includes(one.reason)),
    moved,
    overdue,
    withoutLead: withoutLead.length,
    unseen: unseen.rows,
    unseenDays,
    areas: await listAreas(db),
    people: {
      shown: [...changed, ...moved, ...overdue, ...unseen.rows].map(one => one.person.personId),
      contacts: 0,
    },
  }
}
