// Makes a plan of an import and never commits the transaction, for tests that kill it there.
import { findActorByEmail } from '../../src/contexts/partnership/index.ts'
import { commitImport } from '../../src/contexts/plan/index.ts'
import { writeForUser } from '../../src/platform/db/access.ts'
import { connect } from '../../src/platform/db/connect.ts'

const owner = connect({ ...JSON.parse(process.env.TEST_CONNECTION ?? '{}'), max: 2 })
const actor = await findActorByEmail(owner, process.env.TEST_EMAIL ?? '')
if (!actor) throw new Error('no such user')
await writeForUser(owner, actor.userId, 'test', async tx => {
  await commitImport(tx, actor, process.env.TEST_IMPORT ?? '', '2026-11-22')
  process.stdout.write('made\n')
  // Keeps the process alive in the middle of the transaction.
  setInterval(() => {}, 1000)
  await new Promise(() => {})
})
