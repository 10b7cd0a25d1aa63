import type { App } from '../../platform/web/app.ts'

export function streetRoutes(_app: App): void {
  // Each folder of the context adds its routes here.
}
