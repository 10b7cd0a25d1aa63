// The door of the street context: what other contexts may use.
export type { CheckedSum } from './count/published-figures/check-sums-rules.ts'
export { type ImportedFigures, importFigures } from './count/published-figures/import-figures.ts'
export { loadShippedFigures } from './count/published-figures/load-shipped-figures.ts'
export { streetRoutes } from './routes.ts'
