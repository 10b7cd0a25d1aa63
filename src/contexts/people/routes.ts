import type { App } from '../../platform/web/app.ts'

export function peopleRoutes(_app: App): void {}
