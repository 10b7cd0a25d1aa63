import { initAll } from 'govuk-frontend'
import { followProgress } from './progress.ts'
import { searchAsTyped } from './search-as-typed.ts'

initAll()

for (const panel of document.querySelectorAll<HTMLElement>('[data-progress]')) followProgress(panel)
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-search]'))
  searchAsTyped(form)
