/** Names of columns that action plans use, to find a header among flattened lines and to say what its cells look like. */
import { matchHeader, plainHeader } from '../assembly/header-words.ts'
import type { PlanField } from '../reading.ts'

type Rule = { field: PlanField; pattern: RegExp }

const rules: Rule[] = [
  {
    field: 'number',
    pattern:
      /^(no|num|number|ref|reference|ref no|item|id|#|action no|action ref|action number|action id|action reference)$/,
  },
  {
    field: 'rag',
    pattern:
      /^(rag|rag rating|rag status|brag|brag rating|brag status|status|rating|status rag|progress rag|current rag|current status|action status|traffic light)$/,
  },
  {
    field: 'timescale',
    pattern:
      /^(due|due date|due by|due when|when|by when|by when\?|timescales?|time scales?|timeframes?|time frames?|deadlines?|target dates?|completion dates?|date|dates|target completion( date)?|end date|complete by|completed by|to be completed by|delivery date|timings?|timeline|milestone date|target|target by|date due|date for completion|expected completion|target timescales?|start date|start|end|finish|from|to|year|review date|by)$/,
  },
  {
    field: 'leads',
    pattern:
      /^(leads?|lead partners?|lead officers?|lead agency|lead agencies|lead organisations?|lead body|lead person|lead service|lead team|owners?|action owners?|responsible|responsibility|responsible officers?|responsible lead|responsible person|responsible organisations?|responsible team|who|by whom|who by|who will lead|who is responsible|whos responsible|accountable|accountable officer|lead responsibility|led by|assigned to|lead and partners|person responsible|officer responsible|officer|delivery lead|strategic lead|action lead)$/,
  },
  {
    field: 'others',
    pattern:
      /^(others?|other agencies|other partners?|partners?|supporting partners?|support(ing)? agencies|supporting organisations?|supported by|key partners?|delivery partners?|partner agencies|partner organisations?|partners involved|who else|contributors?|working with|with whom|stakeholders?|key stakeholders?|agencies|agencies involved|other organisations?|other leads?|involved|other partners involved|in partnership with|who will help|support from)$/,
  },
  {
    field: 'measure',
    pattern:
      /^(measures?|success measures?|measures? of success|what success looks like|what success will look like|what will success look like|what does success look like|success criteria|outcome measures?|performance measures?|kpis?|key performance indicators?|how will we know|how will we know we have succeeded|how we will know|how will we measure success|how we will measure success|how will success be measured|evidence|evidencing success|evidence of success|outcomes?|intended outcomes?|expected outcomes?|desired outcomes?|what good looks like|success looks like|indicators?|performance indicators?|impact|expected impact|targets?|outputs?|outcome sought|target outcome|measure of success|what difference will it make|success factors?)$/,
  },
  {
    field: 'situation',
    pattern:
      /^(current situation|current position|progress|progress update|progress updates|progress to date|update|updates|latest update|latest position|position|commentary|progress commentary|situation|status update|progress and next steps|progress so far|what has happened|where we are now|progress made|quarterly update|achievements|narrative|position statement)$/,
  },
  { field: 'desirable', pattern: /^(is )?(the |this )?(action )?(still )?desirable$/ },
  { field: 'achievable', pattern: /^(is )?(the |this )?(action )?(still )?achievable$/ },
  {
    field: 'nextSteps',
    pattern:
      /^(next steps?|next actions?|how to progress( the)? action|further action|further actions|steps|what next|planned next steps|future actions?)$/,
  },
  {
    field: 'notes',
    pattern:
      /^(notes?|comments?|remarks|additional information|other information|further information|notes comments|comments notes|additional comments|other comments|other notes|resources?|resource implications|resources required|funding|cost|costs|budget|risks?|risks? and mitigations?|dependencies)$/,
  },
  {
    field: 'links',
    pattern:
      /^(links?|links? to( the)?( other)? (priorities|priority|strategies|plans|actions)|links? with( other)? (priorities|actions)|linked (priority|priorities|actions?|strategies)|cross references?|cross referenced with|related (actions?|priorities))$/,
  },
  {
    field: 'node',
    pattern:
      /^((partnership |strategic |key |our )?(commitments?|ambitions?|objectives?|priority|priorities|priority areas?|aims?|themes?|goals?|pillars?|principles?|workstreams?|work streams?|outcome areas?|areas?|strands?|focus areas?|areas? of focus))$/,
  },
  {
    field: 'action',
    pattern:
      /^(actions?|key actions?|action description|description of actions?|description|action required|actions required|required actions?|tasks?|activity|activities|key activities|planned actions?|agreed actions?|proposed actions?|what|what we will do|what will we do|what are we going to do|what we are going to do|what needs to (be done|happen)|action to be taken|actions to be taken|actions? we will take|deliverables?|interventions?|milestones?|initiatives?|projects?|recommendations?|how we will do it|how will we do it|how we will achieve this|how)$/,
  },
]

/** What a column's printed name says its cells hold, or undefined for a name not known. */
export function findColumnField(name: string): PlanField | undefined {
  const plain = name
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9#]+/g, ' ')
    .trim()
  return rules.find(rule => rule.pattern.test(plain))?.field
}

/** The same for a name that stands by itself: most of it, not all of it, must be words that name a column. */
export function findLooseField(name: string): PlanField | undefined {
  const known = findColumnField(name)
  if (known) return known
  const match = matchHeader(name)
  const words = plainHeader(name).split(' ').length
  return match?.exact && (words <= 3 || name.endsWith('?')) ? match.field : undefined
}

/** The first words of all the names, read off the patterns: what a header's first line can begin with. */
export function listNameStarts(): string[] {
  return rules
    .flatMap(rule =>
      [...rule.pattern.source.matchAll(/(?:^|[|(^?])([a-z#]+)/g)].map(match => match[1] ?? ''),
    )
    .flatMap(withPlural)
}

function withPlural(word: string): string[] {
  return [word, word.replace(/s$/, ''), `${word}s`]
}
