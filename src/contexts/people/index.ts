// The door of the people context: what other contexts may use.
export { peopleRoutes } from './routes.ts'
export { addTimelinePart, type TimelineEntry, type TimelinePart } from './timeline/timeline-part.ts'
export { keysVersion, searchKeys } from './matching/search/person-keys.ts'
export { placeKeys } from './record/write-fact.ts'
export { beginRecord, type FirstTelling } from './record/begin-record.ts'
