import type { PageError } from '../../design-system/index.ts'
import type { Values } from '../../platform/web/form-page.ts'

/** Whether the form has been sent before: boxes that are empty now were emptied by the person. */
export function sentAlready(values: Values): boolean {
  return values.csrf !== undefined
}

/** Errors of a date lead to its first box. */
export function withDateLink(errors: readonly PageError[], ...dates: string[]): PageError[] {
  return errors.map(error =>
    dates.includes(error.field) ? { ...error, href: `#${error.field}-day` } : error,
  )
}
