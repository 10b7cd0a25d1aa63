import type { App } from '../../../platform/web/app.ts'

export function reviewPartRoutes(_app: App): void {}
