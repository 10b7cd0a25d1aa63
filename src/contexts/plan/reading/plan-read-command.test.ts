import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { explainError } from '../../../platform/command.ts'
import { planReadCommand } from './plan-read-command.ts'

async function run(...args: string[]) {
  let out = ''
  try {
    const io = {
      out: (text: string) => {
        out += text
      },
      err: () => {},
    }
    return { code: await planReadCommand(args, io), out, err: '' }
  } catch (error) {
    const { line, exitCode } = explainError(error)
    return { code: exitCode, out, err: line }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'plan-read-'))
test.after(() => rmSync(folder, { recursive: true }))
const plan = join(folder, 'Wexmouth.csv')
writeFileSync(
  plan,
  'Action,Lead,Timescale\nOpen a night shelter,Wexmouth Council,Apr-25\nPublish a guide,Police,ongoing\n',
)

test('--json prints document, plan and questions and nothing else', async () => {
  const { code, out, err } = await run(plan, '--json')
  assert.deepEqual([code, err], [0, ''])
  const reading = JSON.parse(out)
  assert.deepEqual(Object.keys(reading), ['document', 'plan', 'questions'])
  assert.deepEqual(reading.document, {
    name: 'Wexmouth.csv',
    kind: 'csv',
    fragments: 9,
    placed: 9,
    setAside: 0,
    unread: 0,
  })
  assert.deepEqual(
    reading.plan.actions.map((action: { text: string }) => action.text),
    ['Open a night shelter', 'Publish a guide'],
  )
})

test('without --json it prints a short account', async () => {
  const { code, out } = await run(plan)
  assert.equal(code, 0)
  assert.match(out, /2 actions/)
  assert.match(out, /0 unread/)
})

test('mistakes in the command give one line and exit code 2', async () => {
  for (const args of [[], ['--bogus', plan], [plan, plan]]) {
    const { code, out, err } = await run(...args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, /^[^\n]+$/)
  }
})

test('files that cannot be read give one line and exit code 1', async () => {
  const empty = join(folder, 'empty.docx')
  writeFileSync(empty, '')
  for (const [path, says] of [
    [empty, /empty/],
    [folder, /folder/],
    [join(folder, 'none.docx'), /no such file/],
    [join(plan, 'x'), /no such file/],
  ] as const) {
    const { code, out, err } = await run(path, '--json')
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, says)
    assert.match(err, /^[^\n]+$/)
  }
})
