import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { rekeyRecords } from '../contexts/people/index.ts'
import type { CommandIo } from '../platform/command.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'

/** `throughline people rekey`: makes search keys anew after an upgrade that makes them in another way. */
export async function rekeyPeopleCommand(args: string[], io: CommandIo): Promise<number> {
  parseArgs({ args, options: {} })
  return await withDatabase(readConfig(process.env), async database => {
    const owner = connect({ ...database.owner, max: 1 })
    try {
      const watched = process.stderr.isTTY
      const done = await rekeyRecords(owner, so => {
        if (watched) io.err(`\r\x1b[K${so.toLocaleString('en-GB')} records`)
      })
      if (watched) io.err('\r\x1b[K')
      io.out(
        done === 0
          ? 'Every record can be found by the newest keys.\n'
          : `Made the search keys of ${done.toLocaleString('en-GB')} ${done === 1 ? 'record' : 'records'} anew.\n`,
      )
      return 0
    } finally {
      await owner.destroy()
    }
  })
}
