export type LinkKind = 'overlaps' | 'duplicates' | 'parallel' | 'links-to' | 'supersedes'
export type LinkState = 'stated' | 'suggested' | 'confirmed' | 'dismissed'

/** What a link is called on the action that it starts from, and on the other one. */
export const linkWords: Record<LinkKind, { from: string; to: string }> = {
  overlaps: { from: 'Overlaps with', to: 'Overlaps with' },
  duplicates: { from: 'Duplicates', to: 'Duplicates' },
  parallel: { from: 'Runs in parallel with', to: 'Runs in parallel with' },
  'links-to': { from: 'Links to', to: 'Linked from' },
  supersedes: { from: 'Takes the place of', to: 'Its place is taken by' },
}

/** The kinds that a person may choose; what supersedes follows from splitting and carrying forward. */
export const linkChoices = ['overlaps', 'duplicates', 'parallel', 'links-to'] as const

export const linkStates: Record<LinkState, string> = {
  stated: 'Stated in the document',
  suggested: 'Suggested',
  confirmed: 'Confirmed',
  dismissed: 'Dismissed',
}
