import type { ActionVersion } from './history-queries.ts'

/** One thing that a new version changed, in words before and after. */
export type FieldChange = { label: string; before: string; after: string }

const fields: { label: string; of: (version: ActionVersion) => string }[] = [
  { label: 'Wording', of: version => version.text },
  { label: 'Points', of: version => version.points.join('\n') },
  { label: 'Number', of: version => version.number ?? '' },
  { label: 'Due', of: version => version.timescaleRaw },
  { label: 'Last day', of: version => version.dueOn ?? '' },
  { label: 'Lead', of: version => version.leads.join(', ') },
  { label: 'Others', of: version => version.others.join(', ') },
  { label: 'Measure', of: version => version.measure ?? '' },
]

/** What a version changed in the one before it. */
export function fieldChanges(before: ActionVersion, after: ActionVersion): FieldChange[] {
  return fields
    .map(({ label, of }) => ({ label, before: of(before), after: of(after) }))
    .filter(change => change.before !== change.after)
}

/** What a version did, in a few words. */
export function versionTitle(before: ActionVersion | undefined, after: ActionVersion): string {
  if (!before) return after.fileName ? `Imported from ${after.fileName}` : 'Added to the plan'
  if (before.state !== after.state)
    return (
      {
        merged: 'Merged into another action',
        split: 'Split into other actions',
        removed: 'Removed from the plan',
        'carried-forward': 'Carried forward to another plan',
        active: 'Put back into the plan',
      }[after.state] ?? 'Changed'
    )
  const labels = fieldChanges(before, after).map(change => change.label)
  if (before.nodeId !== after.nodeId) return 'Moved to another part of the plan'
  if (labels.length === 0)
    return before.position === after.position ? 'Confirmed' : 'Moved within its part of the plan'
  if (labels.includes('Wording')) return 'Reworded'
  if (labels.includes('Due')) return 'Date changed'
  if (labels.length === 1 && labels[0] === 'Last day') return 'Last day worked out again'
  if (labels.some(label => label === 'Lead' || label === 'Others')) return 'Owners changed'
  return 'Changed'
}
