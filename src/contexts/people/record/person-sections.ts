import type { VNode } from 'preact'
import type { PlainDate } from '../../../platform/dates.ts'
import type { Actor } from '../../../platform/db/access.ts'
import type { ReadDb } from '../../../platform/db/connect.ts'

/** Whose page it is, and for whom it is made. */
export type PersonAsked = {
  db: ReadDb
  actor: Actor
  personId: string
  /** The records that are linked to the person now and that the reader sees; at least one. */
  recordIds: readonly string[]
  /** What they want to be called. */
  name: string
  today: PlainDate
  now: Date
}

/** Something that is due, for 'What happens next' at the top of the page. */
export type NextStep = { on: PlainDate; words: string; href?: string | undefined }

/** Where somebody was seen and when, for 'Last seen' at the top of the page. */
export type Sighting = { place: string; seenAt: Date }

/** A part of the page about a person, made ready by `personSection`. */
export type PersonSection = {
  /** The anchor in the page: /people/:id#id. */
  id: string
  title: string
  /** Answers with what stands below the heading; null leaves the section out. */
  show: (asked: PersonAsked) => Promise<VNode | null>
  next?: ((asked: PersonAsked) => Promise<NextStep[]>) | undefined
  seen?: ((asked: PersonAsked) => Promise<Sighting | undefined>) | undefined
}

const sections: PersonSection[] = []

/**
 * Adds a section to the page of each person, below what is known about them and above the timeline, and to its local
 * navigation. Called once when the app is made, in the order in which they are to stand. `load` reads as whoever asks;
 * `view` answers null where there is nothing to show and nothing to do. `next` adds to what happens next,
 * `seen` says when they were last seen.
 */
export function addPersonSection<Loaded>(section: {
  id: string
  title: string
  load: (asked: PersonAsked) => Promise<Loaded>
  view: (loaded: Loaded, asked: PersonAsked) => VNode | null
  next?: (asked: PersonAsked) => Promise<NextStep[]>
  seen?: (asked: PersonAsked) => Promise<Sighting | undefined>
}): void {
  const { id, title, load, view, next, seen } = section
  const made: PersonSection = {
    id,
    title,
    show: async asked => view(await load(asked), asked),
    next,
    seen,
  }
  // The app is made many times in tests.
  const at = sections.findIndex(one => one.id === id)
  if (at >= 0) sections[at] = made
  else sections.push(made)
}

/** Every section that was added, in order. */
export function listPersonSections(): readonly PersonSection[] {
  return sections
}
