import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readDocument } from '../fragments/read-document.ts'
import { readText } from '../fragments/text.ts'
import type { Fragment } from '../reading.ts'
import { rebuildTables } from './rebuild.ts'

const coventry = new URL(
  '../../../../../../shared/strategies/coventry-action-plan-2019-22.txt',
  import.meta.url,
)

/** What `pdftotext` prints of a table: cells parted by blank lines, one glued where the gap was narrow. */
const reading = `Northmere Action Plan 2025-2028

Priority 1: Prevent homelessness early
No.

Action

Owner

By when Status

Progress

1.1

Set up a shared referral form for all partner
agencies so that nobody has to repeat their
story to more than one service.

Housing Options Manager

Mar-26

Amber Draft form tested with three
agencies; comments due in May.

1.2

Review the letters sent to tenants at risk.

Northmere Homes

Q2
2025/26

Green Completed in June. Letters now
name a person to call.
`

const aligned = `Northmere Action Plan 2025-2028

  No.                   Action                            Owner            By when        Status
2.1        Provide a weekly outreach session with the   Outreach Team     31 March 2026   Red
           mental health nurse.
2.2        Open a winter night shelter with twenty      St Aldan's Trust  December 2025   Amber
           beds and a daytime welcome space in the
           town centre.
`

const markdown = `# Northmere Action Plan

| No. | Action | Owner |
| --- | --- | --- |
| 1 | Publish a directory<br>• of services<br>• of charities | **Marram House** |
| 2 | Ring tenants \\| landlords | DWP |
`

/** The same row in the order of the file, without a blank line anywhere. */
const raw = `Northmere Action Plan
No. Action Owner By when Status
2.1 Provide a weekly outreach session with the
mental health nurse.
Outreach Team 31 March 2026 Red
2.2 Open a winter night shelter with twenty beds
and a daytime welcome space in the town
centre.
St Aldan's Trust December 2025 Amber
`

/** Letters and digits in order of the alphabet; Markdown's line break is a mark, not text. */
function letters(fragments: Fragment[]): string {
  const text = fragments.flatMap(fragment => [
    fragment.marker ?? '',
    ...fragment.blocks.flatMap(block => [block.marker ?? '', block.text]),
  ])
  return [
    ...text
      .join('')
      .replaceAll('<br>', '')
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .sort()
    .join('')
}

function rowsOf(source: string): string[][] {
  const cells = rebuildTables(readText(source, 'plan.txt')).fragments.filter(
    fragment => fragment.kind === 'cell',
  )
  const rows = Map.groupBy(cells, cell => `${cell.table} ${cell.row}`)
  return [...rows.values()].map(row => {
    const texts: string[] = []
    for (const cell of row) texts[(cell.col ?? 1) - 1] = cell.text
    return Array.from(texts, text => text ?? '')
  })
}

test('cells printed one after another come back as rows, also where two are glued', () => {
  assert.deepEqual(rowsOf(reading), [
    ['No.', 'Action', 'Owner', 'By when', 'Status', 'Progress'],
    [
      '1.1',
      'Set up a shared referral form for all partner agencies so that nobody has to repeat their story to more than one service.',
      'Housing Options Manager',
      'Mar-26',
      'Amber',
      'Draft form tested with three agencies; comments due in May.',
    ],
    [
      '1.2',
      'Review the letters sent to tenants at risk.',
      'Northmere Homes',
      'Q2 2025/26',
      'Green',
      'Completed in June. Letters now name a person to call.',
    ],
  ])
})

const session = [
  '2.1',
  'Provide a weekly outreach session with the mental health nurse.',
  'Outreach Team',
  '31 March 2026',
  'Red',
]
const shelter = [
  '2.2',
  'Open a winter night shelter with twenty beds and a daytime welcome space in the town centre.',
  "St Aldan's Trust",
  'December 2025',
  'Amber',
]

test('columns aligned by spaces come back as rows', () => {
  assert.deepEqual(rowsOf(aligned).slice(1), [session, shelter])
})

test('lines in the order of the file, without blank lines, come back as rows', () => {
  assert.deepEqual(rowsOf(raw).slice(1), [session, shelter])
})

test('a Markdown table comes back with its bullets and without its marks', () => {
  assert.deepEqual(rowsOf(markdown), [
    ['No.', 'Action', 'Owner'],
    ['1', 'Publish a directory\nof services\nof charities', 'Marram House'],
    ['2', 'Ring tenants | landlords', 'DWP'],
  ])
})

test('every letter and digit of the lines is in the result once, whatever order the lines are in', () => {
  const sources = [reading, aligned, markdown, raw]
  for (const source of sources) {
    const lines = source.split('\n')
    for (let turn = 0; turn < lines.length; turn += 3) {
      const document = readText(
        [...lines.slice(turn), ...lines.slice(0, turn)].join('\n'),
        'plan.txt',
      )
      const rebuilt = rebuildTables(document)
      assert.equal(letters(rebuilt.fragments), letters(document.fragments))
      assert.deepEqual(
        rebuilt.fragments.map(fragment => fragment.id),
        rebuilt.fragments.map((_, i) => i + 1),
      )
    }
  }
})

test('a document that has its cells is left as it is', () => {
  const document = readText('No\tAction\n1\tOpen a shelter', 'plan.txt')
  assert.equal(rebuildTables(document), document)
})

const skip = existsSync(coventry) ? false : 'the published documents are not beside this project'

test('the published plan of 80 flattened actions comes out whole', { skip }, async () => {
  const bytes = new Uint8Array(readFileSync(coventry))
  const document = readText(new TextDecoder().decode(bytes), 'plan.txt')
  assert.equal(letters(rebuildTables(document).fragments), letters(document.fragments))

  const { plan, document: account } = await readDocument(bytes, 'plan.txt')
  const commitments = plan.nodes.filter(node => node.level === 'Commitment')
  assert.equal(plan.actions.length, 80)
  assert.equal(commitments.length, 28)
  assert.equal(plan.nodes.filter(node => node.level === 'Principle').length, 3)
  assert.equal(commitments.filter(node => node.measure !== null).length, 28)
  assert.ok(
    plan.actions.every(
      action => action.timescale.kind !== 'none' && action.timescale.kind !== 'other',
    ),
  )
  assert.ok(plan.actions.every(action => action.leads.length > 0))
  assert.equal(account.unread, 0)
})
