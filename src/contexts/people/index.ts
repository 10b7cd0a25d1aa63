// The door of the people context: what other contexts may use.
export type { Category } from './categories.ts'
export { keysVersion, searchKeys } from './matching/search/person-keys.ts'
export { beginRecord, type FirstTelling } from './record/begin-record.ts'
export { ownRecord } from './record/own-record.ts'
export { addPersonSection, type NextStep, type PersonAsked } from './record/person-sections.ts'
export { placeKeys } from './record/write-fact.ts'
export { peopleRoutes } from './routes.ts'
export { addTimelinePart, type TimelineEntry, type TimelinePart } from './timeline/timeline-part.ts'
