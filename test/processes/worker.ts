// A worker in a process of its own, for tests that kill it. Connection and folder come in the environment.
import { jobs } from '../../src/jobs.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { folderStore } from '../../src/platform/files.ts'
import { startWorker } from '../../src/platform/jobs/start-worker.ts'

const connection = JSON.parse(process.env.TEST_CONNECTION ?? '{}')
await startWorker({
  owner: connection,
  parts: {
    owner: connect({ ...connection, max: 2 }),
    files: folderStore(process.env.TEST_FILES ?? ''),
    clock: () => new Date(),
  },
  jobs,
  onError: error => console.error(error),
})
