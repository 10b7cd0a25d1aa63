import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { findActorByEmail } from '../contexts/partnership/index.ts'
import { type ExportKind, exportKinds, exportPlan, isTableLayout } from '../contexts/plan/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { dayOf, isPlainDate } from '../platform/dates.ts'
import { writeForUser } from '../platform/db/access.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'
import { CommandMistake } from '../platform/refusal.ts'

/**
 * `throughline plan export PLAN FILE --as EMAIL`: writes a plan as it stands, or stood on a day, into a file in the
 * council's own table layout. What it writes is for the partnership: notes and initials are in it.
 */
export async function planExportCommand(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string' }, on: { type: 'string' }, layout: { type: 'string' } },
  })
  const [slug, path, ...others] = positionals
  if (!slug || !path || others.length > 0)
    throw new UsageMistake('Give a plan and a file: throughline plan export PLAN FILE --as EMAIL')
  const email = values.as
  if (!email) throw new UsageMistake('Say for whom: --as followed by the e-mail address of a user.')
  const kind = kindOf(path)
  const layout = values.layout ?? 'own'
  if (!isTableLayout(layout))
    throw new UsageMistake('--layout must be own, update, delivery or action.')
  const today = dayOf(new Date())
  const asAt = values.on ?? today
  if (!isPlainDate(asAt) || asAt > today)
    throw new UsageMistake('--on must be a day in the past, like 2026-03-27.')
  return await withDatabase(readConfig(process.env), async database => {
    const owner = connect({ ...database.owner, max: 2 })
    try {
      const actor = await findActorByEmail(owner, email)
      if (!actor) throw new CommandMistake(`${email} is not the address of a user.`)
      const { body, actions } = await writeForUser(owner, actor.userId, 'plan export', tx =>
        exportPlan(tx, actor, slug, { kind, layout, asAt }, today),
      )
      await writeNew(path, body)
      io.out(`Wrote ${actions} actions to ${path}\n`)
      return 0
    } finally {
      await owner.destroy()
    }
  })
}

function kindOf(path: string): ExportKind {
  const kind = exportKinds.find(one => path.toLowerCase().endsWith(`.${one}`))
  if (kind) return kind
  throw new UsageMistake(`The file must end in ${exportKinds.map(one => `.${one}`).join(', ')}.`)
}

/** Never over a file that is there already. */
async function writeNew(path: string, body: Uint8Array | string) {
  try {
    await writeFile(path, body, { flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const why =
      code === 'EEXIST'
        ? 'There is a file of this name already. Choose another name.'
        : code === 'ENOENT'
          ? 'There is no such folder.'
          : 'The file cannot be written here.'
    throw new CommandMistake(`${path}: ${why}`)
  }
}
