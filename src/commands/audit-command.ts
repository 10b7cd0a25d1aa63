import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { verifyAudit } from '../platform/audit.ts'
import type { CommandIo } from '../platform/command.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'

/** `throughline audit verify`: one line for each break in a chain, and 1 if there is any. */
export async function verifyAuditCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} })
  return await withDatabase(readConfig(process.env), async ({ owner }) => {
    const db = connect(owner)
    try {
      const problems = await verifyAudit(db)
      for (const { chain, number, problem } of problems)
        io.out(`Chain ${chain}, event ${number}: ${problem}.\n`)
      if (problems.length === 0) io.out('Every audit chain is whole.\n')
      return problems.length === 0 ? 0 : 1
    } finally {
      await db.destroy()
    }
  })
}
