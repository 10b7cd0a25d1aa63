// The door of the people context: what other contexts may use. What is marked public is there for the contexts that
// stand on this one and add their part to the page of a person, to the timeline and to the copy.
export type { Category } from './categories.ts'
export { recordConsent } from './consent/record-consent.ts'
export { beginInvolvement, type NewInvolvement } from './involvement/begin-involvement.ts'
/** @public */
export { endInvolvement } from './involvement/end-involvement.ts'
export { peopleJobs } from './jobs.ts'
export { keysVersion, searchKeys } from './matching/search/person-keys.ts'
export { beginRecord, type FirstTelling } from './record/begin-record.ts'
export { ownRecord } from './record/own-record.ts'
/** @public */
export { addPersonSection, type NextStep, type PersonAsked } from './record/person-sections.ts'
export { rekeyRecords } from './record/rekey-records.ts'
export { placeKeys } from './record/write-fact.ts'
export { restrictPerson } from './restriction/restrict-person.ts'
export { peopleRoutes } from './routes.ts'
/** @public */
export {
  addCopyPart,
  type CopyPart,
  type HeldEntry,
  type HeldField,
} from './subject-access/copy-part.ts'
/** @public */
export { addTimelinePart, type TimelineEntry, type TimelinePart } from './timeline/timeline-part.ts'
