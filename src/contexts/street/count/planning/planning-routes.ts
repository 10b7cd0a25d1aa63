import { sql } from 'kysely'
import { z } from 'zod'
import type { ReadDb } from '../../../../platform/db/connect.ts'
import { newId } from '../../../../platform/ids.ts'
import { NotFound } from '../../../../platform/refusal.ts'
import type { App } from '../../../../platform/web/app.ts'
import { formPage, postOnly, typedIn } from '../../../../platform/web/form-page.ts'
import { page } from '../../../../platform/web/page.ts'
import { listAreas, mayCoordinate, mayReadPlans } from '../../../partnership/index.ts'
import { getCountLists } from '../count-lists.ts'
import {
  getSnapshotRule,
  listMembers,
  listPartners,
  listSnapshots,
  listTasks,
  listTeams,
  type ShownSnapshot,
} from '../snapshot-queries.ts'
import { getSheetTemplate } from '../working-list/sheet-template.ts'
import { BeginPage } from './begin-page.tsx'
import { BlankSheetPage } from './blank-sheet-page.tsx'
import { CorrectPage } from './correct-page.tsx'
import { CountsPage } from './counts-page.tsx'
import { getOwnSnapshot, listWarnings } from './own-snapshot.ts'
import { MembersPage, PartnerPage, PartnersPage } from './partners-page.tsx'
import {
  addMember,
  beginSnapshot,
  changePlan,
  correctSnapshot,
  removeMember,
  savePartner,
  saveTeam,
} from './plan-commands.ts'
import { beginForm, correctForm, memberForm, partnerForm, planForm, teamForm } from './plan-form.ts'
import { PlanPage } from './plan-page.tsx'
import { TeamPage, TeamsPage } from './teams-page.tsx'

const coordinates = (actor: { roles: readonly string[] }) => actor.roles.includes('coordinator')

export function planningRoutes(app: App): void {
  const pathOf = (id: string) => `/street/count/${id}`
  page(app, '/street/count', {
    allow: mayReadPlans,
    audit: 'none',
    load: async ({ db, actor, today }) => ({
      snapshots: await listSnapshots(db),
      rule: await getSnapshotRule(db, Number(today.slice(0, 4))),
      mayBegin: coordinates(actor),
    }),
    view: CountsPage,
  })
  formPage(app, '/street/count/new', {
    allow: mayCoordinate,
    audit: 'street.count.begun',
    load: async ({ db }) => ({
      newId: newId(),
      areas: await listAreas(db),
      approaches: (await getCountLists(db)).approach,
    }),
    view: BeginPage,
    form: beginForm,
    save: ({ tx, actor, input }) => beginSnapshot(tx, actor, input),
    next: ({ saved }) => pathOf(saved),
  })
  formPage(app, '/street/count/:id/plan', {
    allow: mayCoordinate,
    audit: 'street.count.planned',
    load: async ({ db, params, today }) => {
      const snapshot = await getOwnSnapshot(db, params.id)
      return {
        snapshot,
        tasks: await listTasks(db, snapshot.id),
        approaches: (await getCountLists(db)).approach,
        warnings: await listWarnings(db, snapshot, today),
      }
    },
    view: PlanPage,
    form: planForm,
    save: ({ tx, actor, params, input, request, today }) => {
      const words = Object.fromEntries(
        Object.entries(typedIn(request)).flatMap(([name, said]) =>
          name.startsWith('words-') && typeof said === 'string'
            ? [[name.slice('words-'.length), said] as const]
            : [],
        ),
      )
      return changePlan(tx, actor, params.id, input, words, today)
    },
    said: () => 'Plan saved.',
    next: ({ params }) => pathOf(params.id),
  })
  const loadPartners = async (db: ReadDb, id: string, actor: { roles: readonly string[] }) => {
    const snapshot = await getOwnSnapshot(db, id)
    return {
      snapshot,
      partners: await listPartners(db, id),
      kinds: (await getCountLists(db)).partnerKind,
      newId: newId(),
      mayChange: coordinates(actor) && !snapshot.signedAt,
    }
  }
  page(app, '/street/count/:id/partners', {
    allow: mayReadPlans,
    // Agencies, and who came for them: nobody who sleeps rough.
    audit: 'none',
    load: ({ db, params, actor }) => loadPartners(db, params.id, actor),
    view: PartnersPage,
  })
  formPage(app, '/street/count/:id/partners/new', {
    allow: mayCoordinate,
    audit: 'street.count.partner-saved',
    load: ({ db, params, actor }) => loadPartners(db, params.id, actor),
    view: PartnerPage,
    form: partnerForm,
    save: ({ tx, actor, params, input }) => savePartner(tx, actor, params.id, input),
    said: ({ input }) => `${input.name} saved.`,
    next: ({ params }) => `${pathOf(params.id)}/partners`,
  })
  formPage(app, '/street/count/:id/partners/:partner', {
    allow: mayCoordinate,
    audit: 'street.count.partner-saved',
    load: async ({ db, params, actor }) => {
      const loaded = await loadPartners(db, params.id, actor)
      const changed = loaded.partners.find(partner => partner.id === params.partner)
      if (!changed) throw new NotFound('no such agency')
      return { ...loaded, changed }
    },
    view: PartnerPage,
    form: partnerForm,
    save: ({ tx, actor, params, input }) =>
      savePartner(tx, actor, params.id, { ...input, id: params.partner }),
    said: ({ input }) => `${input.name} saved.`,
    next: ({ params }) => `${pathOf(params.id)}/partners`,
  })
  formPage(app, '/street/count/:id/members', {
    allow: mayCoordinate,
    audit: 'street.count.member-added',
    load: async ({ db, params }) => {
      const snapshot = await getOwnSnapshot(db, params.id)
      const members = await listMembers(db, snapshot.id)
      const told = new Set(members.map(member => member.userId))
      const users = await listUsers(db)
      return { snapshot, members, users: users.filter(user => !told.has(user.id)) }
    },
    view: MembersPage,
    form: memberForm,
    save: ({ tx, actor, params, input }) => addMember(tx, actor, params.id, input.user),
    next: ({ params }) => `${pathOf(params.id)}/members`,
  })
  postOnly(app, '/street/count/:id/members/:user/remove', {
    allow: mayCoordinate,
    audit: 'street.count.member-removed',
    form: z.object({}),
    save: ({ tx, params }) => removeMember(tx, params.id, params.user),
    back: params => `${pathOf(params.id)}/members`,
    next: ({ params }) => `${pathOf(params.id)}/members`,
  })
  const loadTeams = async (db: ReadDb, id: string, actor: { roles: readonly string[] }) => {
    const snapshot = await getOwnSnapshot(db, id)
    return {
      snapshot,
      teams: await listTeams(db, id),
      sites: await listSitesOf(db, snapshot),
      shifts: await listShiftsOf(db, snapshot),
      newId: newId(),
      mayChange: coordinates(actor) && !snapshot.signedAt,
    }
  }
  page(app, '/street/count/:id/teams', {
    allow: mayReadPlans,
    audit: 'none',
    load: ({ db, params, actor }) => loadTeams(db, params.id, actor),
    view: TeamsPage,
  })
  formPage(app, '/street/count/:id/teams/new', {
    allow: mayCoordinate,
    audit: 'street.count.team-saved',
    load: ({ db, params, actor }) => loadTeams(db, params.id, actor),
    view: TeamPage,
    form: teamForm,
    save: ({ tx, actor, params, input }) => saveTeam(tx, actor, params.id, input),
    said: ({ input }) => `${input.name} saved.`,
    next: ({ params }) => `${pathOf(params.id)}/teams`,
  })
  formPage(app, '/street/count/:id/teams/:team', {
    allow: mayCoordinate,
    audit: 'street.count.team-saved',
    load: async ({ db, params, actor }) => {
      const loaded = await loadTeams(db, params.id, actor)
      const changed = loaded.teams.find(team => team.id === params.team)
      if (!changed) throw new NotFound('no such team')
      return { ...loaded, changed }
    },
    view: TeamPage,
    form: teamForm,
    save: ({ tx, actor, params, input }) =>
      saveTeam(tx, actor, params.id, { ...input, id: params.team }),
    said: ({ input }) => `${input.name} saved.`,
    next: ({ params }) => `${pathOf(params.id)}/teams`,
  })
  page(app, '/street/count/:id/teams/:team/sheet', {
    allow: mayReadPlans,
    // Places and a route: nobody is named.
    audit: 'none',
    load: async ({ db, params }) => {
      const snapshot = await getOwnSnapshot(db, params.id)
      const team = (await listTeams(db, snapshot.id)).find(one => one.id === params.team)
      if (!team) throw new NotFound('no such team')
      const rule = await getSnapshotRule(db, snapshot.year)
      return { snapshot, rule, team, fields: (await getSheetTemplate(db)).fields }
    },
    view: BlankSheetPage,
  })
  formPage(app, '/street/count/:id/correct', {
    allow: mayCoordinate,
    audit: 'street.count.corrected',
    load: async ({ db, params }) => ({
      snapshot: await getOwnSnapshot(db, params.id),
      newId: newId(),
    }),
    view: CorrectPage,
    form: correctForm,
    save: ({ tx, params, input }) => correctSnapshot(tx, params.id, input),
    next: ({ saved }) => pathOf(saved),
  })
}

async function listUsers(db: ReadDb) {
  return await db
    .selectFrom('partnership.userAccount as u')
    .innerJoin('partnership.organisation as o', 'o.id', 'u.organisationId')
    .select(['u.id', 'u.name', 'o.name as organisation'])
    .where('u.disabledAt', 'is', null)
    .orderBy('u.name')
    .execute()
}

function listSitesOf(db: ReadDb, { areaCode, night }: ShownSnapshot) {
  return db
    .selectFrom('street.site')
    .select(['id', 'name', 'hotSpot'])
    .where('areaCode', '=', areaCode)
    .where(eb => eb.or([eb('endedOn', 'is', null), eb('endedOn', '>=', night)]))
    .orderBy('name')
    .execute()
}

async function listShiftsOf(db: ReadDb, { night }: ShownSnapshot) {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, o.name || ', ' || to_char(s.starts_at at time zone 'Europe/London', 'HH24:MI') as name
    from street.shift s join partnership.organisation o on o.id = s.organisation_id
    where s.night_of = ${night}::date and s.cancelled_at is null order by s.starts_at`.execute(db)
  return rows
}
