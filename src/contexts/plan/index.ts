// The door of the plan context: what other contexts may use.

// Commands, for what is not typed into a page: the demonstration, and commands on the server.
export { editAction } from './action/edit-action.ts'
export { mergeAction } from './action/merge-action.ts'
export { getActionContent } from './action/write-action.ts'
export { commitImport } from './importing/commit-import.ts'
export { type ImportedFile, importFromFile } from './importing/import-from-file.ts'
export { writeReading } from './importing/read-import-job.ts'
export { type ReadDocument, readWhole } from './importing/read-whole.ts'
export { startImport } from './importing/start-import.ts'
export { planJobs } from './jobs.ts'
export { decideLink } from './links/change-links.ts'
export { listLinksOf } from './links/link-queries.ts'
export { carryForward } from './plan/carry-forward.ts'
export { changeSettings } from './plan/change-settings.ts'
export { getPlan } from './plan/plan-queries.ts'
export {
  type ExportKind,
  exportKinds,
  exportPlan,
  isTableLayout,
} from './publishing/export-plan.ts'
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
export { publishPlan } from './publishing/publish-plan.ts'
export { rags } from './publishing/rag-words.ts'
export type { Snapshot } from './publishing/snapshot.ts'
export { limits as readingLimits } from './reading/fragments/limits.ts'
export type { Rag } from './reading/reading.ts'
export { deriveColour } from './review/colour-rules.ts'
export { reviewAction } from './review/review-action.ts'
export type { ReviewInput } from './review/review-form.ts'
export { planRoutes } from './routes.ts'
