import type { PlainDate } from '../platform/dates.ts'
import {
  carryOn,
  changeAction,
  decideLinks,
  joinActions,
  publish,
  settlePlan,
} from './change-plans.ts'
import { type GivenDocuments, type PlanKey as GivenPlan, importDocument } from './documents.ts'
import { reviewEverything } from './first-review.ts'
import type { Stage } from './stage.ts'
import { cityStory } from './story/city.ts'
import { countyStory } from './story/county.ts'
import { countyLeads } from './story/county-leads.ts'
import { deliveryStory } from './story/delivery.ts'
import { localStory, northernStory } from './story/northern.ts'
import { type ActionStory, dayOfStep, meetings } from './story/story.ts'
import { type ReviewedBy, tellReview } from './tell-review.ts'

/** Something that happened on a day. */
type Happening = { on: PlainDate; happen: () => Promise<void> }

const strategyTitle = 'Thistleshire Homelessness and Rough Sleeping Strategy 2023–2028'

/** The plans that were given as documents, and the one in which an old plan goes on. */
type PlanKey = GivenPlan | 'local'

const reviewers: Record<PlanKey, ReviewedBy> = {
  northern: { group: 'steering', secretary: 'lead' },
  county: { group: 'steering', secretary: 'lead' },
  local: { group: 'steering', secretary: 'lead' },
  delivery: { group: 'steering', secretary: 'lead' },
  city: { group: 'operational', secretary: 'cityLead' },
}

/** Plays the years of the demonstration day by day, through the same commands that pages use. */
export async function tellStory(stage: Stage, documents: GivenDocuments): Promise<void> {
  const slugs: Partial<Record<PlanKey, string>> = {}
  const slugOf = (key: PlanKey) => slugs[key] ?? ''
  const happenings = [
    ...arrivals(stage, documents, slugs),
    ...decisions(stage, slugs),
    ...reviews(stage, slugOf, 'northern', northernStory),
    ...reviews(stage, slugOf, 'county', countyStory),
    ...reviews(stage, slugOf, 'city', cityStory),
    ...reviews(stage, slugOf, 'delivery', deliveryStory),
    ...reviews(stage, slugOf, 'local', localStory),
    ...publications(stage, slugOf),
  ]
  // Sorting keeps the order of what happened on one day.
  happenings.sort((a, b) => a.on.localeCompare(b.on))
  for (const { happen } of happenings) await happen()
}

/** The documents as they came in, and what was settled about each plan. */
function arrivals(
  stage: Stage,
  documents: GivenDocuments,
  slugs: Partial<Record<PlanKey, string>>,
): Happening[] {
  return [
    {
      on: '2022-06-14',
      happen: async () => {
        const plan = { title: '', kind: 'commitments' } as const
        const slug = await importDocument(stage, 'lead', documents.northern, plan, '2022-06-14')
        slugs.northern = slug
        await settlePlan(
          stage,
          'lead',
          slug,
          { status: 'adopted', period: '2022–2025' },
          '2022-06-14',
        )
      },
    },
    {
      on: '2024-09-24',
      happen: async () => {
        const plan = { title: strategyTitle, kind: 'strategy' } as const
        const slug = await importDocument(stage, 'lead', documents.county, plan, '2024-09-24')
        slugs.county = slug
        const settings = {
          status: 'adopted',
          period: '2023–2028',
          startsOn: '2023-05-01',
          staleAfterDays: 180,
        } as const
        await settlePlan(stage, 'lead', slug, settings, '2024-09-24')
      },
    },
    {
      on: '2024-10-01',
      happen: async () => {
        const plan = { title: '', kind: 'action-plan' } as const
        const slug = await importDocument(stage, 'cityLead', documents.city, plan, '2024-10-01')
        slugs.city = slug
        const settings = {
          status: 'adopted',
          period: '2024–27',
          startsOn: '2024-10-01',
          staleAfterDays: 180,
        } as const
        await settlePlan(stage, 'cityLead', slug, settings, '2024-10-01')
      },
    },
    {
      on: '2025-04-08',
      happen: async () => {
        const plan = { title: '', kind: 'delivery-plan' } as const
        const slug = await importDocument(stage, 'lead', documents.delivery, plan, '2025-04-08')
        slugs.delivery = slug
        const settings = {
          status: 'adopted',
          period: '2025–2026',
          startsOn: '2025-04-01',
          staleAfterDays: 120,
        } as const
        await settlePlan(stage, 'lead', slug, settings, '2025-04-08')
      },
    },
  ]
}

/** What the steering group decided beside its reviews. */
function decisions(stage: Stage, slugs: Partial<Record<PlanKey, string>>): Happening[] {
  const slugOf = (key: PlanKey) => slugs[key] ?? ''
  return [
    {
      on: meetings.oct24,
      happen: async () => {
        await reviewEverything(stage, slugOf('county'), reviewers.county, meetings.oct24)
        for (const [begins, leads, others] of countyLeads)
          await changeAction(
            stage,
            slugOf('county'),
            begins,
            {
              leads,
              others,
              reason: 'The update names no leads; the group asked who would take each action.',
            },
            meetings.oct24,
          )
      },
    },
    {
      on: meetings.jan25,
      happen: async () => {
        const related = [
          'Improve the timeliness',
          'Make one attractive offer',
          'Commission one assertive',
          'Carry out a homeless health',
        ]
        await decideLinks(stage, slugOf('county'), related, 'confirmed')
        await decideLinks(stage, slugOf('county'), ['Develop employment and training'], 'dismissed')
      },
    },
    {
      on: meetings.apr25,
      happen: async () => {
        await changeAction(
          stage,
          slugOf('county'),
          'Expand Housing First from 12 to 30',
          {
            text: 'Expand Housing First from 12 to 30 homes by March 2027, with support for as long as a person wants it.',
            timescale: 'March 2027',
            reason: 'The group wants a date, and the promise that support does not run out.',
          },
          meetings.apr25,
        )
        const local = await carryOn(
          stage,
          slugOf('northern'),
          [
            'We will ask every prison',
            'We will never move people on',
            'We will give each person one worker',
            'We will set up five Housing First',
            'We will meet everyone three months',
          ],
          {
            title: 'Fernmouth and Otterwold local commitments 2025–2028',
            reason: 'Not in the county’s plans, and still wanted by both districts.',
          },
          meetings.apr25,
        )
        slugs.local = local
        const settings = { status: 'adopted', period: '2025–2028', staleAfterDays: 365 } as const
        await settlePlan(stage, 'lead', local, settings, meetings.apr25)
        const old = { status: 'superseded' } as const
        await settlePlan(stage, 'lead', slugOf('northern'), old, meetings.apr25)
      },
    },
    {
      on: meetings.jul25,
      happen: () =>
        joinActions(
          stage,
          slugOf('county'),
          'Hold a landlord forum',
          {
            begins: 'Make one attractive offer to private landlords',
            text: 'Make one attractive offer to private landlords across the county, and hold a landlord forum together twice a year.',
            reason: 'The forum is where the offer is made: the group sees one piece of work.',
          },
          meetings.jul25,
        ),
    },
  ]
}

/** The steps of a plan's story, each on its day. */
function reviews(
  stage: Stage,
  slugOf: (key: PlanKey) => string,
  plan: PlanKey,
  story: readonly ActionStory[],
): Happening[] {
  return story.flatMap(([begins, ...steps]) =>
    steps.map(step => ({
      on: dayOfStep(step),
      happen: () => tellReview(stage, slugOf(plan), begins, step, reviewers[plan]),
    })),
  )
}

function publications(stage: Stage, slugOf: (key: PlanKey) => string): Happening[] {
  return [
    {
      on: '2025-05-13',
      happen: () =>
        publish(stage, 'lead', slugOf('county'), { asAt: meetings.apr25 }, '2025-05-13'),
    },
    {
      on: '2026-02-03',
      happen: () =>
        publish(stage, 'cityLead', slugOf('city'), { asAt: meetings.jan26 }, '2026-02-03'),
    },
    {
      on: '2026-05-12',
      happen: () =>
        publish(
          stage,
          'lead',
          slugOf('county'),
          {
            asAt: meetings.apr26,
            reason:
              'A year of reviews: nine more actions are complete, and the landlord forum is now part of the landlord offer.',
          },
          '2026-05-12',
        ),
    },
  ]
}
