import { type PersonalWords, redactor } from './privacy-rules.ts'
import type { Snapshot, SnapshotAction } from './snapshot.ts'

const prose = ['situation', 'desirable', 'achievable', 'nextSteps', 'notes'] as const

/** Every text of a snapshot in which somebody may be named. */
export function textsOf({ actions, nodes }: Snapshot): string[] {
  return [
    ...actions.flatMap(action => [
      ...prose.map(field => action[field] ?? ''),
      ...action.leads,
      ...action.others,
      ...action.points,
      action.text,
      action.due,
      action.measure ?? '',
      action.colourWhy,
    ]),
    ...nodes.flatMap(node => [node.title, node.measure ?? '']),
  ]
}

/** The texts in which initials are looked for: a plan's own wording is full of short names in capitals with brackets. */
export function proseOf({ actions }: Snapshot, isKnownName: (name: string) => boolean): string[] {
  return actions.flatMap(action => [
    ...prose.map(field => action[field] ?? ''),
    ...[...action.leads, ...action.others].filter(name => !isKnownName(name)),
  ])
}

/**
 * A snapshot without the words that point at people, except those that may be public. A lead that is known to be an
 * organisation, group, post or team stands as it is.
 */
export function withoutPeople(
  snapshot: Snapshot,
  words: readonly PersonalWords[],
  mayBePublic: ReadonlySet<string>,
  isKnownName: (name: string) => boolean,
): Snapshot {
  const clean = redactor(words, mayBePublic)
  const wording = redactor(
    words.filter(({ why }) => why !== 'initials'),
    mayBePublic,
  )
  const orNull = (of: (text: string) => string, text: string | null) => text && of(text)
  const names = (list: string[]) => [
    ...new Set(list.map(name => (isKnownName(name) ? name : clean(name)))),
  ]
  return {
    ...snapshot,
    nodes: snapshot.nodes.map(node => ({
      ...node,
      title: wording(node.title),
      measure: orNull(wording, node.measure),
    })),
    actions: snapshot.actions.map(action => ({
      ...action,
      text: wording(action.text),
      points: action.points.map(wording),
      due: wording(action.due),
      leads: names(action.leads),
      others: names(action.others),
      measure: orNull(wording, action.measure),
      links: action.links.map(wording),
      colourWhy: clean(action.colourWhy),
      situation: orNull(clean, action.situation),
      desirable: orNull(clean, action.desirable),
      achievable: orNull(clean, action.achievable),
      nextSteps: orNull(clean, action.nextSteps),
      notes: orNull(clean, action.notes),
    })),
  }
}

/**
 * Only what stands in a column of the print: whoever reads the print through has then seen everything that leaves, in the
 * CSV and JSON files too. The wording, the place, the colour and the day of the review are printed in every layout or
 * counted on the page.
 */
export function asPrinted(snapshot: Snapshot): Snapshot {
  const printed = new Set(snapshot.columns.map(column => column.field))
  const ifPrinted = <T>(field: Parameters<typeof printed.has>[0], value: T, without: T): T =>
    printed.has(field) ? value : without
  return {
    ...snapshot,
    nodes: snapshot.nodes.map(node => ({
      ...node,
      measure: ifPrinted('measure', node.measure, null),
    })),
    actions: snapshot.actions.map(
      (action): SnapshotAction => ({
        ...action,
        number: ifPrinted('number', action.number, null),
        due: ifPrinted('timescale', action.due, ''),
        leads: ifPrinted('leads', action.leads, []),
        others: ifPrinted('others', action.others, []),
        measure: ifPrinted('measure', action.measure, null),
        situation: ifPrinted('situation', action.situation, null),
        desirable: ifPrinted('desirable', action.desirable, null),
        achievable: ifPrinted('achievable', action.achievable, null),
        nextSteps: ifPrinted('nextSteps', action.nextSteps, null),
        notes: ifPrinted('notes', action.notes, null),
        links: ifPrinted('links', action.links, []),
      }),
    ),
  }
}
