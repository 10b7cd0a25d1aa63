import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { inviteFromServer } from '../contexts/partnership/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'
import { CommandMistake } from '../platform/refusal.ts'

/** `throughline user code EMAIL [--afresh]`: a one-time code, made by whoever runs the service. */
export async function userCodeCommand(args: string[], io: CommandIo): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { afresh: { type: 'boolean', default: false } },
  })
  const [email] = positionals
  if (!email || positionals.length > 1) throw new UsageMistake('Say for whom: user code EMAIL.')
  const config = readConfig(process.env)
  return await withDatabase(config, async database => {
    const owner = connect({ ...database.owner, max: 1 })
    try {
      const made = await inviteFromServer(owner, email, values.afresh)
      if (!made) throw new CommandMistake(`Nobody who can sign in has the address ${email}.`)
      io.out(`${made.code}  to be used at ${config.publicUrl}/join within a week, once\n`)
      return 0
    } finally {
      await owner.destroy()
    }
  })
}
