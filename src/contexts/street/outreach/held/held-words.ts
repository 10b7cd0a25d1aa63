import type { ItemKind } from '../contract.ts'
import type { HeldState } from './held-queries.ts'

export const kindWords: Record<ItemKind, string> = {
  contact: 'Contact',
  'check-in': 'Check-in',
  alert: 'Answer to an alert',
}

export const stateWords: Record<HeldState, string> = {
  waiting: 'Waits for whoever sent it',
  'handed-over': 'Handed over',
  'put-right': 'Put right and recorded',
  'as-it-is': 'Recorded as it was sent',
  'set-aside': 'Not recorded',
  erased: 'Emptied: whom it was about was deleted',
}
