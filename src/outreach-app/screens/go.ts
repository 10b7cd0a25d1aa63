import type { PackAlert, ShiftSummary } from '../../contexts/street/outreach/contract.ts'
import type { Draft } from '../contact/contact-draft.ts'
import type { ReadItem } from '../phone/written.ts'

/** Where a screen can lead. */
export type Ways = {
  /** The first screen as things stand: choose a shift, unlock, or tonight's list. */
  home: (message?: string) => void
  shifts: () => void
  chooseLock: (shift: ShiftSummary, worker: { id: string; name: string }) => void
  list: () => void
  /** Tonight's list, for choosing whom an alert was about. */
  whoWasIt: (alert: PackAlert) => void
  contact: (draft: Draft, reasons?: ReadItem['item']['reasons']) => void
  alert: (alert: PackAlert) => void
  outbox: () => void
  item: (id: string) => void
  shift: () => void
}

const unknown = () => {
  throw new Error('The app has not started')
}

/** Filled in when the app starts, so that screens can lead to each other without importing each other. */
export const go: Ways = {
  home: unknown,
  shifts: unknown,
  chooseLock: unknown,
  list: unknown,
  whoWasIt: unknown,
  contact: unknown,
  alert: unknown,
  outbox: unknown,
  item: unknown,
  shift: unknown,
}
