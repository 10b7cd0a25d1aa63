import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const top = mkdtempSync(join(tmpdir(), 'throughline-rules-'))
after(() => rmSync(top, { recursive: true, force: true }))

type Files = Record<string, string>

/** What the check needs of the project. */
const parts = [
  '.dependency-cruiser.cjs',
  'tsconfig.json',
  'package.json',
  'scripts/check-shelves.ts',
  'scripts/shelves.json',
]

/** Runs the project's own check on a small project with its rules and these files. */
function check(files: Files): { exitCode: number | null; said: string } {
  const folder = mkdtempSync(join(top, 'project-'))
  mkdirSync(join(folder, 'scripts'))
  for (const part of parts) cpSync(join(root, part), join(folder, part))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries({ 'src/contexts/plan/index.ts': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const checked = spawnSync(process.execPath, ['scripts/check-shelves.ts'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
  })
  return { exitCode: checked.status, said: checked.stdout + checked.stderr }
}

// One file for each rule, in one project: the check takes seconds, and it is one check.
const planted: [rule: string, from: string, text: string][] = [
  ['shelf-2-not-upwards', 'src/contexts/partnership/index.ts', "import '../plan/index.ts'\n"],
  ['people-not-sideways', 'src/contexts/people/index.ts', "import '../directory/index.ts'\n"],
  ['through-the-front-door', 'src/contexts/plan/owners.ts', "import '../people/inside.ts'\n"],
  ['start-through-the-front-door', 'src/app.ts', "import './contexts/people/inside.ts'\n"],
  [
    'platform-knows-no-context',
    'src/platform/dates.ts',
    "import type {} from '../contexts/plan/index.ts'\n",
  ],
  ['design-system-knows-no-context', 'src/design-system/tag.ts', "import '../app.ts'\n"],
  [
    'rules-are-pure',
    'src/contexts/plan/review-rules.ts',
    "import '../../platform/db/connect.ts'\n",
  ],
  ['forms-are-pure', 'src/contexts/plan/review-form.ts', "import 'pg'\n"],
  [
    'reading-assembly-is-pure',
    'src/contexts/plan/reading/assembly/rows.ts',
    "import 'node:fs/promises'\n",
  ],
  [
    'pages-do-not-ask-the-database',
    'src/contexts/plan/plan-page.tsx',
    "import { sql } from 'kysely'\nsql``\n",
  ],
  ['no-tests-in-source', 'src/serve.ts', "import '../test/database.ts'\n"],
  ['no-development-packages-in-source', 'src/guess.ts', "import 'fast-check'\n"],
  ['no-unresolvable', 'src/lost.ts', "import './gone.ts'\n"],
  ['no-circular', 'src/a.ts', "import './b.ts'\n"],
]

const around: Files = {
  'src/contexts/directory/index.ts': '',
  'src/contexts/people/inside.ts': '',
  'src/platform/db/connect.ts': '',
  'test/database.ts': '',
  'src/b.ts': "import './a.ts'\n",
}

test('a breach of each rule is found, with its reason', () => {
  const files = Object.fromEntries(planted.map(([, from, text]) => [from, text]))
  const { exitCode, said } = check({ ...around, ...files })
  assert.equal(exitCode, 1, said)
  for (const [rule, from] of planted)
    assert.match(said, new RegExp(`${from} -> .*\\n +${rule}: [A-Z][^\\n]+\\.`, 'i'), rule)
})

test('what the rules allow passes', () => {
  const { exitCode, said } = check({
    'src/contexts/plan/index.ts': "import '../partnership/index.ts'\n",
    'src/contexts/partnership/index.ts': '',
  })
  assert.equal(exitCode, 0, said)
})

test('a context that stands on no shelf is found', () => {
  const { exitCode, said } = check({ 'src/contexts/weather/index.ts': '' })
  assert.equal(exitCode, 1)
  assert.match(said, /weather stands on no shelf/)
})
