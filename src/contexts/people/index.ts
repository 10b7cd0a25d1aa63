// The door of the people context: what other contexts may use.
export { peopleRoutes } from './routes.ts'
export { addTimelinePart, type TimelineEntry, type TimelinePart } from './timeline/timeline-part.ts'
