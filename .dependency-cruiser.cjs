// Which file may import which. Run by scripts/check-shelves.ts; ARCHITECTURE.md tells the idea.

// A context imports only from shelves below its own. Neighbours on a shelf do not know each other.
const shelves = require('./scripts/shelves.json')

const tests = '\\.test\\.tsx?$'
const oneOf = names => `^src/contexts/(${names.join('|')})/`

/** For each shelf: not to itself sideways, not to anything above. */
const shelfRules = shelves.flatMap((names, index) => {
  const above = shelves.slice(index + 1).flat()
  const upward = {
    name: `shelf-${index + 2}-not-upwards`,
    severity: 'error',
    comment: `${names.join(', ')} may not import from a higher shelf: news goes up as an event row written in the same transaction, so that the lower context works, and is understood, without the higher one.`,
    from: { path: oneOf(names), pathNot: tests },
    to: { path: oneOf(above) },
  }
  const sideways = names.map(name => ({
    name: `${name}-not-sideways`,
    severity: 'error',
    comment: `${name} may not import its neighbours on the same shelf: what two neighbours share belongs on a lower shelf, what joins them on a higher one.`,
    from: { path: oneOf([name]), pathNot: tests },
    to: { path: oneOf(names.filter(other => other !== name)) },
  }))
  return [...(above.length > 0 ? [upward] : []), ...(names.length > 1 ? sideways : [])]
})

const database =
  '^src/platform/(db|audit|files|jobs|events)|(^|/)node_modules/(pg|kysely|pg-boss|pg-copy-streams)/'
const outside = `${database}|^(node:)?(fs|net|http|https|child_process|worker_threads)(/|$)`

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other cannot be read one at a time: move what both need into a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...shelfRules,
    {
      name: 'through-the-front-door',
      severity: 'error',
      comment: "Another context is used through its index.ts only, so that its inside can change without asking anybody.",
      from: { path: '^src/contexts/([^/]+)/', pathNot: tests },
      to: { path: '^src/contexts/([^/]+)/.+', pathNot: ['^src/contexts/$1/', '^src/contexts/[^/]+/index\\.ts$'] },
    },
    {
      name: 'start-through-the-front-door',
      severity: 'error',
      comment: "What stands above the contexts (start, commands, demonstration) uses their index.ts too. Commands that live in a context are the exception: they are loaded only when typed, which an index.ts cannot do.",
      from: { path: '^src/[^/]+\\.tsx?$|^src/(commands|demonstration)/', pathNot: tests },
      to: { path: '^src/contexts/', pathNot: ['^src/contexts/[^/]+/index\\.ts$', '-command\\.ts$'] },
    },
    {
      name: 'platform-knows-no-context',
      severity: 'error',
      comment: 'platform knows nothing of homelessness: it would have to change with every change of the domain.',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^src/(contexts|commands|demonstration)/|^src/[^/]+\\.tsx?$' },
    },
    {
      name: 'design-system-knows-no-context',
      severity: 'error',
      comment: 'design-system shows what it is given: a component that knows a context can be used by that context only.',
      from: { path: '^src/design-system/', pathNot: tests },
      to: { path: '^src/(contexts|commands|demonstration)/|^src/[^/]+\\.tsx?$' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules decide from their arguments alone: no database, file or network, so that a table of cases can test them.',
      from: { path: '-rules\\.ts$' },
      to: { path: outside },
    },
    {
      name: 'forms-are-pure',
      severity: 'error',
      comment: 'A form says what was typed and what is wrong with it. What needs the database to decide is the command\'s.',
      from: { path: '-form\\.ts$' },
      to: { path: outside, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'reading-assembly-is-pure',
      severity: 'error',
      comment: 'What a document means is worked out from its fragments alone: the same on the command line, in a page and in a test.',
      from: { path: '^src/contexts/plan/reading/(assembly|flattened)/', pathNot: tests },
      to: { path: outside },
    },
    {
      name: 'pages-do-not-ask-the-database',
      severity: 'error',
      comment: 'A page shows what it is handed. One that could ask for more could show what nobody checked.',
      from: { path: '-page\\.tsx$' },
      to: { path: database, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-source',
      severity: 'error',
      comment: 'What runs for people must not need what only tests have.',
      from: { path: '^src/', pathNot: [tests, '/testing/', '/use-embedded\\.ts$'] },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-development-packages-in-source',
      severity: 'error',
      comment: 'An installation without development packages must still run.',
      from: { path: '^src/', pathNot: [tests, '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere fails when somebody needs it.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
