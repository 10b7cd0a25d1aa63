import { largePartnership, largePeople, largePlan } from './large-people.ts'

/** What `--large` added, as lines to print. */
export function describeLarge(): string {
  const emails = largePeople.map(person => person.email).join(', ')
  return `Loaded ${largePlan.title} of ${largePartnership.name}: 5,000 actions, 40,000 reviews.\nIts sign-ins, with the same password: ${emails}\n`
}
