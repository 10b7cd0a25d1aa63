// The door of the street context: what other contexts may use.
export { recordAlertForm } from './alerts/alert-form.ts'
export { answerFor } from './alerts/answer-rules.ts'
export { joinAlerts, keepAnswer, putOnShift, setOutcome } from './alerts/change-alert.ts'
export { recordAlert } from './alerts/record-alert.ts'
export { recordContact } from './contacts/record-contact.ts'
export { beginSnapshot, savePartner } from './count/planning/plan-commands.ts'
export type { CheckedSum } from './count/published-figures/check-sums-rules.ts'
export { type ImportedFigures, importFigures } from './count/published-figures/import-figures.ts'
export { loadShippedFigures } from './count/published-figures/load-shipped-figures.ts'
export { changeDeath, recordDeath } from './deaths/write-death.ts'
export { entryForm } from './enforcement/enforcement-form.ts'
export { recordEnforcement } from './enforcement/record-enforcement.ts'
export { type ExplainedFigures, explainFigures } from './figures/explain-figures.ts'
export {
  type ImportedSightings,
  importSightings,
  SightingMistakes,
} from './figures/importing/import-sightings.ts'
export { indicatorWords } from './figures/indicators.ts'
export { streetJobs } from './jobs.ts'
export { recordStatus } from './list/record-status.ts'
export { nightOf } from './night-of.ts'
export type { Observation } from './outreach/contract.ts'
export { streetRoutes } from './routes.ts'
export { changeCrew } from './shifts/change-shift.ts'
export { planShift } from './shifts/plan-shift.ts'
export { planShiftForm } from './shifts/shift-form.ts'
export { addSite } from './sites/add-site.ts'
