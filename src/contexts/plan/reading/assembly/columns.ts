import type { PlanField } from '../reading.ts'
import { type HeaderMatch, matchDamagedHeader, matchHeader, plainHeader } from './header-words.ts'
import { levelOfHeader } from './level.ts'
import type { Profile } from './profile.ts'

/** What one column of an action table holds. */
export type Column = {
  index: number
  label: string
  field: PlanField
  /** For a node column: the plan's word for its level. */
  level?: string
  /** Two columns that make one range. */
  part?: 'start' | 'end'
  /** Why the meaning is inferred. */
  why?: string
  /** A person has said what the column means. */
  answered?: boolean
}

type Candidate = Column & { rank: number; profile: Profile; certain: boolean }

/**
 * Gives every column its field: first by its printed name, then, where the name could mean two things or
 * none, by what its cells hold. Returns undefined when no column can be the action.
 */
export function resolveColumns(
  labels: string[],
  profiles: Profile[],
  answers: Map<string, PlanField>,
): Column[] | undefined {
  const candidates = labels.map((label, index) =>
    candidateOf(label, index, profiles[index] as Profile, answers),
  )
  const action = chooseAction(candidates)
  if (!action) return undefined
  action.field = 'action'
  for (const each of candidates) if (each !== action) settle(each, action, candidates)
  pairDates(candidates)
  settleNumbers(candidates, action)
  return candidates.map(({ rank: _, profile: __, certain: ___, ...column }) => column)
}

function candidateOf(
  label: string,
  index: number,
  profile: Profile,
  answers: Map<string, PlanField>,
): Candidate {
  const answered = answers.get(plainHeader(label))
  if (answered)
    return {
      index,
      label,
      field: answered,
      rank: answered === 'action' ? 9 : 0,
      profile,
      certain: true,
      answered: true,
    }
  const match: HeaderMatch | undefined = matchHeader(label) ?? matchDamagedHeader(label)
  if (!match) return { index, label, field: 'unknown', rank: 0, profile, certain: false }
  const damaged = matchHeader(label) === undefined
  const base = { index, label, field: match.field, rank: match.rank, profile, certain: !damaged }
  return damaged ? { ...base, why: `the column name ‘${label}’ is read as ‘${match.field}’` } : base
}

function chooseAction(candidates: Candidate[]): Candidate | undefined {
  const possible = candidates.filter(
    each =>
      each.rank > 0 &&
      // 'Survey landlords each year' reads as a date too: a plain name counts for more.
      each.profile.due < (each.rank >= 4 ? 0.9 : 0.5) &&
      each.profile.number < 0.8 &&
      each.profile.grade < 0.8,
  )
  const best = Math.max(0, ...possible.map(each => each.rank))
  const top = possible.filter(each => each.rank === best)
  if (top.length <= 1) return top[0] ?? candidates.find(each => each.rank === best && best > 0)
  // Of two action-like columns the one that changes from row to row is the action.
  return [...top].sort((a, b) => fullness(b) - fullness(a) || a.index - b.index)[0]
}

function fullness(candidate: Candidate): number {
  const rows = candidate.profile.filled + candidate.profile.blank
  return rows === 0 ? 0 : Math.round((candidate.profile.distinct / rows) * 5)
}

function settle(each: Candidate, action: Candidate, all: Candidate[]) {
  const { profile } = each
  if (each.certain && each.field === 'unknown') return
  if (each.field === 'unknown') return settleUnnamed(each, all)
  if (each.field === 'rag') settleStatus(each, all)
  if (each.field === 'action') settleSecondAction(each, action)
  if (each.field === 'measure' && each.rank === 1 && profile.filled > 1 && profile.due > 0.7)
    each.field = 'timescale'
  if (each.field === 'measure' && each.rank === 1 && spans(each) && each.index < action.index)
    each.field = 'node'
  if (each.field === 'notes' && each.rank === 1) each.field = 'unknown'
  if (
    each.field === 'notes' &&
    isCommentary(each) &&
    !all.some(other => other.field === 'situation' && !isCommentary(other))
  )
    each.field = 'situation'
  if (each.field === 'node') settleNode(each)
}

function isCommentary(each: Candidate): boolean {
  return /\bcommentary\b/u.test(plainHeader(each.label))
}

function settleNode(each: Candidate) {
  if (each.profile.filled > 1 && each.profile.grade > 0.8 && each.profile.number < 0.8) {
    each.field = 'unknown'
    return
  }
  each.level = levelOfHeader(each.label)
}

function settleSecondAction(each: Candidate, action: Candidate) {
  if (each.rank === 1) each.field = 'notes'
  else if (each.profile.filled > 1 && each.profile.due > 0.6) each.field = 'timescale'
  else if (each.index < action.index || repeats(each)) {
    each.field = 'node'
    each.level = levelOfHeader(each.label)
  } else each.field = 'measure'
}

/** A Status column is the RAG when every value is a short status; with sentences it is the situation. */
function settleStatus(each: Candidate, all: Candidate[]) {
  if (!/\bstatus$/u.test(plainHeader(each.label)) || /rag/iu.test(each.label)) return
  const other = all.some(
    rest => rest !== each && rest.field === 'rag' && /rag|traffic|colour/iu.test(rest.label),
  )
  const { profile } = each
  const short = profile.filled === 0 || profile.status >= 0.9
  if (other || (!short && profile.fills < 0.3)) each.field = 'situation'
}

function settleUnnamed(each: Candidate, all: Candidate[]) {
  const { profile } = each
  const lacks = (field: PlanField) => !all.some(rest => rest.field === field)
  const inferred = (field: PlanField, because: string) => {
    each.field = field
    each.why = `the column ${each.label === '' ? 'without a name' : `‘${each.label}’`} ${because}`
  }
  if (profile.filled === 0 && profile.fills > 0.3 && lacks('rag'))
    return inferred('rag', 'holds colours only')
  if (profile.filled === 0) return
  if (profile.rag > 0.8 && profile.length < 15 && lacks('rag')) inferred('rag', 'holds colours')
  else if (profile.due > 0.7 && lacks('timescale')) inferred('timescale', 'holds dates')
  else if (
    profile.number > 0.8 &&
    (profile.filled > 1 || each.index === 0) &&
    each.label === '' &&
    lacks('number')
  )
    inferred('number', 'holds numbers')
}

/** Fewer values than rows: merged, left blank below, or the same words again and again. */
function repeats(each: Candidate): boolean {
  const { profile } = each
  const rows = profile.filled + profile.blank
  return rows > 2 && (profile.distinct / rows <= 0.7 || profile.merged > 0)
}

/** Merged over several rows, or blank in most of them: it says something about a group of rows. */
function spans({ profile }: Candidate): boolean {
  const rows = profile.filled + profile.blank
  return rows > 2 && (profile.merged > 0 || profile.blank / rows > 0.4)
}

/** Start and end columns make one range; of other date columns the one that says when it is due counts. */
function pairDates(candidates: Candidate[]) {
  const dates = candidates.filter(each => each.field === 'timescale')
  if (dates.length < 2) return
  const start = dates.find(each => /\b(start|begin|from|commence)/iu.test(each.label))
  const end = dates.find(
    each =>
      each !== start &&
      /\b(end|finish|complet|due|to|target|until|deadline|by)\b/iu.test(
        each.label.replace(/ion\b|ed\b/u, ''),
      ),
  )
  const keep =
    start && end
      ? [start, end]
      : [dates.find(each => /due|target|deadline|when|scale|frame/iu.test(each.label)) ?? dates[0]]
  if (start && end) {
    start.part = 'start'
    end.part = 'end'
  }
  for (const each of dates)
    if (!keep.includes(each)) each.field = /review/iu.test(each.label) ? 'notes' : 'unknown'
}

/** A number column beside a node column counts the nodes when its numbers stay while the actions change. */
function settleNumbers(candidates: Candidate[], action: Candidate) {
  for (const each of candidates.filter(one => one.field === 'number')) {
    const right = candidates[each.index + 1]
    const nodeNext = right?.field === 'node'
    const alone = !candidates.some(one => one !== each && one.field === 'number')
    if (nodeNext && (repeats(each) || !repeats(right) || (!alone && each.index < action.index)))
      each.field = 'node-number'
  }
}
