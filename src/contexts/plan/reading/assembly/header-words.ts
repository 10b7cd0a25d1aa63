import type { PlanField } from '../reading.ts'
import { editDistance, squash } from './words.ts'

/** How a column's printed name was understood. `rank` orders the columns that could hold the action. */
export type HeaderMatch = { field: PlanField; rank: number; exact: boolean }
type Vocabulary = [PlanField, number, RegExp]

/**
 * What councils call their columns, the narrow meaning before the wide one. To teach the reader a new
 * name, add it to the line of its field. `rank` (action and node only) says which of several columns is
 * the action: 'Action' before 'Commitment' before 'Objective'.
 */
const vocabulary: Vocabulary[] = [
  [
    'nextSteps',
    0,
    /\b(actions?|activit(y|ies)|plans?|planned|work|steps?)\b.*\bnext (quarter|period|month|six months)$/u,
  ],
  ['desirable', 0, /\b(desirable|still (needed|relevant|wanted|required)|relevant)\b/u],
  ['achievable', 0, /\b(achievable|feasible|realistic|still (possible|deliverable))\b/u],
  ['rag', 0, /\b(b?rag|brag|ragb|r a g|traffic light|colour( code)?)\b/u],
  ['situation', 0, /\b(to date|so far)$/u],
  [
    'timescale',
    0,
    /\b((target|due|completion|delivery|start|end|finish|review|action|milestone|implementation|deadline|key|proposed|expected|planned) dates?|due( by)?|deadlines?|time ?(scale|frame|line|table|period)s?|by when|dates?|complete(d)? by|when( by)?|target completion|completion|to be completed|year|quarter|delivered by|period|timing)\b$/u,
  ],
  ['timescale', 0, /^(start|end|finish|from|to|by|begins?|ends?)$/u],
  [
    'timescale',
    0,
    /\b(time ?(scale|frame|line|table)s?|by when|when will|deadline|due date|target date|completion date|date for|date of completion)\b/u,
  ],
  [
    'nextSteps',
    0,
    /\b(next steps?|how to progress|further (actions?|work)|future (actions?|work|plans)|what next|way forward|remaining (actions?|work)|outstanding|what s next)\b/u,
  ],
  ['situation', 0, /\bhow (are|is|am) (we|it|this|things) (doing|going|getting on)\b/u],
  [
    'situation',
    0,
    /\b(actions? (taken|completed|to date)|progress|updates?|current (situation|position|status|state)|where (are we|we are)( now)?|(latest|present) (position|situation)|achievements?|achieved( to date| so far)?|done so far|to date|position statement|(what|how) (have|has|did) we|what has (been )?(happened|done))\b/u,
  ],
  [
    'measure',
    0,
    /\b(success|measures?|measured|measurement|kpis?|indicators?|how will we know|how we will know|how (do|will|we) (we )?(know|measure)|evidenc\w*|outputs?|impacts?|what difference|what good looks like|monitoring|benefits?|expected (results?|outcomes?)|(intended|desired|anticipated|target) outcomes?|results?|metrics?|baseline)\b/u,
  ],
  [
    'links',
    0,
    /\b(cross ?ref\w*|links?|linked|related (actions?|priorit\w+)|dependenc\w+|interdependenc\w+|contributes to|supports priorit\w+|relates to)\b/u,
  ],
  // 'Lead / partners': the leads first, and labels in the cell say which is which.
  [
    'leads',
    0,
    /^(leads?|owners?)( officers?| agenc\w+| organisations?)?( and)?( (key|other|supporting))? (partners?|supports?|supporting|others?)\b/u,
  ],
  [
    'others',
    0,
    /\b(who else|with whom|who (will|can|could|might) (help|support|assist)|who s helping)\b/u,
  ],
  [
    'others',
    0,
    /\b(with whom|working with|who else|who will help|(supporting|support|delivery|key|other|partner|partnering|contributing|involved|wider|external|internal|associated) (agenc\w+|partners?|organisations?|officers?|services?|teams?|stakeholders?|bodies)|supported by|supporting|support|in partnership with|involved|stakeholders?|consultees|contributors?|assisted by)\b$/u,
  ],
  [
    'leads',
    0,
    /\b(leads?|owners?|ownership|responsib\w+|accountab\w+|led by|by whom|assigned( to)?|sro|action by|delivered by|who|who s|whose|who will|officers?|lead (partner|agency|officer|organisation)s?|named person|allocated to|held by)\b/u,
  ],
  [
    'others',
    0,
    /\b(partners?|partnership(s)?|others?|others involved|agenc(y|ies)|stakeholders?|partners? (involved|and)|organisations?)\b$/u,
  ],
  [
    'notes',
    0,
    /\b(notes?|comments?|remarks?|commentary|additional info\w*|further info\w*|observations?)\b/u,
  ],
  ['rag', 0, /^(current |overall |delivery |action |progress )?status$/u],
  [
    'number',
    0,
    /^((action |item |row |task |commitment |objective |recommendation |our )?(ref|reference|no|number|num|nr|id|code|s n|sn)( no| number| id)?|item|#|n|line)$/u,
  ],
  [
    'action',
    5,
    /\b(actions?|what (will )?we( will|ll)? do|what we re going to do|what are we going to do|activit(y|ies)|tasks?|steps to( be)? tak\w+|what (needs to|will|must) (be done|happen)|how (will )?we( will)? (do|achieve|deliver|get)|what we( are| re)? (doing|going to do)|what will (we|be) \w+|how we will \w+|interventions?|we will|to do)\b/u,
  ],
  [
    'action',
    4,
    /\b(deliverables?|initiatives?|recommendations?|proposals?|work ?(programme|plan)?|projects?|steps?|measures? to be taken|what)\b$/u,
  ],
  ['action', 3, /\b(commitments?|milestones?|requirements?|asks?|pledges?)\b/u],
  [
    'node',
    2,
    /\b(objectives?|aims?|goals?|ambitions?|principles?|pillars?|themes?|priorit(y|ies)|priority areas?|focus areas?|areas?|work ?streams?|strands?|domains?|categor(y|ies)|sections?|topics?|programmes?|challenges?|issues?|needs?|drivers?|headings?)\b/u,
  ],
  ['measure', 1, /\b(outcomes?|targets?)\b/u],
  ['notes', 0, /\b(risks?|barriers|issues)\b/u],
  ['action', 1, /^(descriptions?|details?|description of \w+)$/u],
]

const typical: [string, PlanField][] = [
  ['rag', 'rag'],
  ['rag rating', 'rag'],
  ['action', 'action'],
  ['actions', 'action'],
  ['timescale', 'timescale'],
  ['timescales', 'timescale'],
  ['deadline', 'timescale'],
  ['due date', 'timescale'],
  ['target date', 'timescale'],
  ['lead', 'leads'],
  ['lead officer', 'leads'],
  ['owner', 'leads'],
  ['responsible', 'leads'],
  ['partners', 'others'],
  ['progress', 'situation'],
  ['current situation', 'situation'],
  ['status', 'rag'],
  ['next steps', 'nextSteps'],
  ['notes', 'notes'],
  ['comments', 'notes'],
  ['success measure', 'measure'],
  ['outcome', 'measure'],
  ['objective', 'node'],
  ['priority', 'node'],
  ['ambition', 'node'],
  ['commitment', 'action'],
  ['theme', 'node'],
  ['desirable', 'desirable'],
  ['achievable', 'achievable'],
  ['other agencies', 'others'],
  ['links', 'links'],
  ['is action still desirable', 'desirable'],
  ['is action still achievable', 'achievable'],
  ['milestone', 'action'],
]

/** A header's words in lower case, without marks, brackets or apostrophes. */
export function plainHeader(text: string): string {
  return squash(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\([^)]*\)/gu, ' ')
      .replace(/[^\p{L}\p{N}#]+/gu, ' '),
  )
}

/** The field a printed column name means, or undefined when the words are in nobody's vocabulary. */
export function matchHeader(text: string): HeaderMatch | undefined {
  const whole = plainHeader(text)
  const plain = whole === '' ? squash(text.toLowerCase().replace(/[^\p{L}\p{N}#]+/gu, ' ')) : whole
  if (plain === '') return undefined
  const words = plain.split(' ').length
  if (words > 14) return undefined
  for (const [field, rank, pattern] of vocabulary) {
    const match = pattern.exec(plain)
    if (match) return { field, rank, exact: words <= 3 || match[0].length / plain.length > 0.4 }
  }
  return undefined
}

/** A damaged column name (' AG' for 'RAG'): only asked in a row that is a header for other reasons. */
export function matchDamagedHeader(text: string): HeaderMatch | undefined {
  const plain = plainHeader(text)
  if (plain.length < 2) return undefined
  for (const [name, field] of typical) {
    const limit = name.length <= 4 ? 1 : name.length <= 8 ? 2 : 3
    const clipped =
      plain.length >= 2 &&
      plain.length < name.length &&
      name.endsWith(plain) &&
      name.length - plain.length <= limit
    if (clipped || editDistance(plain, name, limit) <= limit)
      return { field, rank: 5, exact: false }
  }
  return undefined
}
