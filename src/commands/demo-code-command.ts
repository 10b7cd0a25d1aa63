import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { demonstrationCode } from '../demonstration/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'

/** `throughline demo code EMAIL`: what the printed authenticator app shows now. */
export async function demoCodeCommand(args: string[], io: CommandIo): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
  const [email] = positionals
  if (!email || positionals.length > 1) throw new UsageMistake('Say whose: demo code EMAIL.')
  return await withDatabase(readConfig(process.env), async database => {
    const owner = connect({ ...database.owner, max: 1 })
    try {
      const { code, seconds } = await demonstrationCode(owner, email)
      io.out(`${code}  for ${seconds} more seconds\n`)
      return 0
    } finally {
      await owner.destroy()
    }
  })
}
