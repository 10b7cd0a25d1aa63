import { initAll } from 'govuk-frontend'
import { followProgress } from './progress.ts'

initAll()

for (const panel of document.querySelectorAll<HTMLElement>('[data-progress]')) followProgress(panel)
