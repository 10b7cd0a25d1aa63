import type { App } from '../../../platform/web/app.ts'
import { seriesRoutes } from './series/series-routes.ts'

export function countRoutes(app: App): void {
  seriesRoutes(app)
}
