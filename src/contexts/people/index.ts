// The door of the people context: what other contexts may use.
export type { Category } from './categories.ts'
export { recordConsent } from './consent/record-consent.ts'
export { beginInvolvement, type NewInvolvement } from './involvement/begin-involvement.ts'
export { endInvolvement } from './involvement/end-involvement.ts'
export { peopleJobs } from './jobs.ts'
export { keysVersion, searchKeys } from './matching/search/person-keys.ts'
export { beginRecord, type FirstTelling } from './record/begin-record.ts'
export { ownRecord } from './record/own-record.ts'
export { addPersonSection, type NextStep, type PersonAsked } from './record/person-sections.ts'
export { rekeyRecords } from './record/rekey-records.ts'
export { placeKeys } from './record/write-fact.ts'
export { restrictPerson } from './restriction/restrict-person.ts'
export { peopleRoutes } from './routes.ts'
export {
  addCopyPart,
  type CopyPart,
  type HeldEntry,
  type HeldField,
} from './subject-access/copy-part.ts'
export { addTimelinePart, type TimelineEntry, type TimelinePart } from './timeline/timeline-part.ts'
