import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { App } from '../../../platform/web/app.ts'
import { formPage, postOnly } from '../../../platform/web/form-page.ts'
import { page } from '../../../platform/web/page.ts'
import { searchPage } from '../../../platform/web/search-page.ts'
import { mayMatchPeople, mayWorkWithPeople } from '../../partnership/index.ts'
import { findForm, readAsked } from '../finding/find-form.ts'
import { findPeople } from '../finding/find-people.ts'
import { getPerson } from '../record/person-queries.ts'
import { addPersonSection } from '../record/person-sections.ts'
import { optionalWords } from '../record/typed-text.ts'
import { mergePeople, proposeMatch, splitPerson, tellMatchApart, undoDecision } from './decide.ts'
import { DecisionsPage } from './decisions-page.tsx'
import { DuplicatesPage } from './duplicates-page.tsx'
import { MatchPage } from './match-page.tsx'
import {
  findWhy,
  getOpenMatch,
  listConnected,
  listMatches,
  type MatchSide,
} from './match-queries.ts'
import { MatchesPage } from './matches-page.tsx'
import { apartForm, mergeForm, mergeQuery, splitForm, undoForm } from './merge-form.ts'
import { MergePage } from './merge-page.tsx'
import { getDecision, getSides, listDecisions, readUndoing } from './merge-queries.ts'
import { SameAsPage } from './same-as-page.tsx'
import { findLastSearch, startSearch } from './start-search.ts'
import { UndoPage } from './undo-page.tsx'
import { WhoIsWhoSection } from './who-is-who-section.tsx'

const person = (id: string) => ({ kind: 'person', id })
const shown = (sides: readonly MatchSide[]) =>
  sides.filter(side => side.seen).map(side => person(side.personId))

/** Deciding who is one person and who is not: the matching lead; and saying so: whoever works with people. */
export function duplicateRoutes(app: App): void {
  matchRoutes(app)
  decisionRoutes(app)
  addPersonSection({
    id: 'who-is-who',
    title: 'Recorded twice?',
    load: async () => null,
    view: (_nothing, { actor, personId }) => WhoIsWhoSection({ actor, personId }),
  })
  searchPage(app, '/people/:id/same-as', {
    allow: [...mayWorkWithPeople, ...mayMatchPeople],
    form: findForm,
    load: async ({ db, actor, params, input, today }) => {
      const asked = input && readAsked(input, today)
      const found = asked ? await findPeople(db, actor, asked, today) : []
      return {
        person: await getPerson(db, params.id),
        searched: asked !== null,
        found: found.filter(one => one.personId !== params.id),
      }
    },
    audit: {
      event: 'people.person.searched',
      of: loaded => [person(loaded.person.personId)],
      details: ({ found }) => ({ by: ['same-as'], shown: found.map(one => one.personId) }),
    },
    view: SameAsPage,
  })
  postOnly(app, '/people/:id/same-as/:other', {
    allow: [...mayWorkWithPeople, ...mayMatchPeople],
    audit: 'people.match.proposed',
    form: z.object({ said: optionalWords('why you think so', 1000) }),
    save: ({ tx, params, input }) => proposeMatch(tx, params.id, params.other, input.said),
    said: () => 'The matching lead will look at it.',
    next: ({ params }) => `/people/${params.id}`,
    back: params => `/people/${params.id}/same-as`,
  })
}

function matchRoutes(app: App): void {
  page(app, '/people/matches', {
    allow: mayMatchPeople,
    audit: {
      event: 'people.match.listed',
      of: ({ matches }) => (matches.length > 0 ? [null] : []),
      details: ({ matches }) => ({
        shown: matches.flatMap(match => shown(match.sides).map(subject => subject.id)),
      }),
    },
    query: z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) }),
    load: ({ db, query, today }) => listMatches(db, query.page, today),
    view: MatchesPage,
  })
  formPage(app, '/people/matches/:id', {
    allow: mayMatchPeople,
    audit: 'people.match.apart',
    look: {
      event: 'people.person.viewed',
      of: ({ match, connected }) => shown([...match.sides, ...connected]),
      details: () => ({ page: 'match' }),
    },
    load: async ({ db, params, today }) => {
      const match = await getOpenMatch(db, params.id, today)
      const [a, b] = match.sides
      return {
        match,
        connected: await listConnected(db, match, today),
        why: await findWhy(db, [a.personId, b.personId]),
      }
    },
    view: MatchPage,
    form: apartForm,
    save: ({ tx, params, input }) => tellMatchApart(tx, params.id, input.because),
    said: () => 'Remembered: they are different people.',
    next: () => '/people/matches',
  })
  formPage(app, '/people/duplicates', {
    allow: mayMatchPeople,
    audit: 'people.match.looked-for',
    load: async ({ db }) => ({ search: await findLastSearch(db) }),
    view: DuplicatesPage,
    form: z.object({}),
    save: ({ tx, actor }) => startSearch(tx, actor, app.sendJob),
    next: () => '/people/duplicates',
  })
}

function decisionRoutes(app: App): void {
  formPage(app, '/people/merge', {
    allow: mayMatchPeople,
    audit: 'people.person.merged',
    look: {
      event: 'people.person.viewed',
      of: ({ sides }) => sides.map(side => person(side.person.personId)),
      details: () => ({ page: 'merge' }),
    },
    query: mergeQuery,
    load: async ({ db, query }) => ({
      newId: newId(),
      sides: await getSides(db, query.people),
    }),
    view: MergePage,
    form: mergeForm,
    save: ({ tx, input }) => mergePeople(tx, input),
    said: () => 'Merged. It can be undone from the records of this person.',
    next: ({ saved }) => `/people/${saved}`,
  })
  formPage(app, '/people/:id/decisions', {
    allow: mayMatchPeople,
    audit: 'people.person.split',
    look: {
      event: 'people.person.viewed',
      of: loaded => [person(loaded.person.personId)],
      details: () => ({ page: 'decisions' }),
    },
    load: async ({ db, params }) => ({
      newDecision: newId(),
      newPerson: newId(),
      person: await getPerson(db, params.id),
      decisions: await listDecisions(db, params.id),
    }),
    view: DecisionsPage,
    form: splitForm,
    save: ({ tx, params, input }) => splitPerson(tx, params.id, input),
    said: () => 'Taken off. They are a person of their own now.',
    next: ({ saved }) => `/people/${saved}`,
  })
  formPage(app, '/people/decisions/:id/undo', {
    allow: mayMatchPeople,
    audit: 'people.person.unmerged',
    look: {
      event: 'people.person.viewed',
      of: ({ decision }) => [person(decision.personId)],
      details: () => ({ page: 'undo' }),
    },
    load: async ({ db, params }) => {
      const decision = await getDecision(db, params.id)
      const { name } = await getPerson(db, decision.personId)
      return { decision, kept: name, ...(await readUndoing(db, decision)) }
    },
    view: UndoPage,
    form: undoForm,
    save: ({ tx, params, input }) => undoDecision(tx, params.id, input),
    said: () => 'Undone. Every record is back where it was.',
    next: ({ saved }) => `/people/${saved}`,
  })
}
