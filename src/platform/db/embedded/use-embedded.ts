// For the tests: a process that has the embedded server open until it is killed.
import pg from 'pg'
import { openEmbedded } from './embedded-server.ts'

const [dataFolder = '', kind = ''] = process.argv.slice(2)
const server = await openEmbedded(dataFolder, { durable: kind === 'durable' })
const client = new pg.Client(server.connection)
await client.connect()
const { rows } = await client.query(
  "select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as postmaster",
)
await client.end()
console.log(rows[0].postmaster)
setInterval(() => undefined, 1000)
