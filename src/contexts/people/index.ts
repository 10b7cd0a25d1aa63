// The door of the people context: what other contexts may use. What is marked public is there for the contexts that
// stand on this one and add their part to the page of a person, to the timeline and to the copy.
export type { Category } from './categories.ts'
export { recordConsent } from './consent/record-consent.ts'
export { CandidateList } from './finding/candidate-list.tsx'
export { findForm, readAsked } from './finding/find-form.ts'
export { findPeople } from './finding/find-people.ts'
export type { FoundPerson } from './finding/found-person.ts'
export { birthWords, namesInOrder } from './finding/person-words.ts'
export { beginInvolvement, type NewInvolvement } from './involvement/begin-involvement.ts'
/** @public */
export { endInvolvement } from './involvement/end-involvement.ts'
export { peopleJobs } from './jobs.ts'
export type { PersonCard } from './matching/search/person-card.ts'
export { keysVersion, searchKeys } from './matching/search/person-keys.ts'
export { beginRecord, type FirstTelling } from './record/begin-record.ts'
export { ChoiceField, DayField, type FieldsShown, LineField, WordsField } from './record/fields.tsx'
export { instantOf, timeOf } from './record/london-time.ts'
export { MomentField, momentBoxes, readMoment } from './record/moment-field.tsx'
export { ownRecord } from './record/own-record.ts'
export { listPersonAges } from './record/person-ages.ts'
export { listPersonNames, type NamedPerson } from './record/person-names.ts'
export { getPerson, type ShownPerson } from './record/person-queries.ts'
/** @public */
export { addPersonSection, type NextStep, type PersonAsked } from './record/person-sections.ts'
export { stripPicture } from './record/pictures/strip-picture.ts'
export { rekeyRecords } from './record/rekey-records.ts'
export {
  neededLine,
  neededWords,
  oneOf,
  optionalLine,
  optionalWords,
  setApart,
} from './record/typed-text.ts'
export { personViewed } from './record/view-audit.ts'
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
