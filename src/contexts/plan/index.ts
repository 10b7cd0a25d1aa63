// The door of the plan context: what other contexts may use.
export { planJobs } from './jobs.ts'
export { PrintedPlan } from './publishing/printed-plan.tsx'
export { headingOf } from './publishing/printed-tables.ts'
export { publicationFile } from './publishing/publication-file.ts'
export { PublicationFiles } from './publishing/publication-files.tsx'
export {
  getPublicPublication,
  listPublicPlans,
  type PublicPublication,
  publicationNumber,
} from './publishing/publication-queries.ts'
export { rags } from './publishing/rag-words.ts'
export type { Snapshot } from './publishing/snapshot.ts'
export type { Rag } from './reading/reading.ts'
export { planRoutes } from './routes.ts'
