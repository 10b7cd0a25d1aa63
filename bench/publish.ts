/**
 * Publishing a plan with 5,000 actions, and making its files, beside the SQL of publishing run bare in the same run:
 *
 *   sh scripts/with-node.sh bench/publish.ts [--actions N] [--rounds N]
 *
 * Prints one JSON object a line.
 */
import { parseArgs } from 'node:util'
import { publicationFile, publishPlan, type Snapshot } from '../src/contexts/plan/index.ts'
import { largePartnership, largePlan } from '../src/demonstration/large/large-people.ts'
import { dayOf } from '../src/platform/dates.ts'
import { type Actor, writeForUser } from '../src/platform/db/access.ts'
import { captureSql, replaySql } from './bare-sql.ts'
import { openLargePlan } from './large-plan.ts'
import { median, report, rounded } from './measure.ts'

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
  },
})
const actions = Number(values.actions)
const rounds = Number(values.rounds)
const today = dayOf(new Date())

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

const plan = await openLargePlan(actions)
try {
  const { owner } = plan
  const user = await owner
    .selectFrom('partnership.userAccount')
    .selectAll()
    .where('email', '=', 'lead@farthingland.example')
    .executeTakeFirstOrThrow()
  const actor: Actor = {
    userId: user.id,
    name: user.name,
    email: user.email,
    partnershipId: user.partnershipId,
    partnershipName: largePartnership.name,
    partnershipSlug: largePartnership.slug,
    organisationId: user.organisationId,
    organisationName: 'Farthingland County Council',
    roles: ['strategy-lead'],
  }
  const publish = () =>
    writeForUser(owner, user.id, 'measure publishing', tx =>
      publishPlan(
        tx,
        actor,
        largePlan.slug,
        {
          layout: 'own',
          public: true,
          notes: 'public',
          mayBePublic: [],
          reason: 'Measured again',
          readThrough: 'yes',
          asAt: null,
        },
        today,
      ),
    )
  const statements = await captureSql(publish)
  // What was captured adds rows with ids of their own: bare, only what it reads can run again.
  const reads = statements.filter(({ text }) => /^\s*(begin|commit|set|select|with)\b/i.test(text))
  const [took, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    took.push(await timed(publish))
    bare.push(1 / (await replaySql(plan.database.owner, reads, { connections: 1, seconds: 1 })))
  }
  report({
    publishing: 'a plan',
    actions,
    seconds: rounded(median(took), 2),
    itsReadsBareSeconds: rounded(median(bare), 2),
    ratio: rounded(median(took) / median(bare), 1),
  })
  const { snapshot } = await owner
    .selectFrom('plan.publication')
    .select('snapshot')
    .limit(1)
    .executeTakeFirstOrThrow()
  const frozen = snapshot as unknown as Snapshot
  for (const kind of ['docx', 'ods', 'csv', 'json']) {
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round < rounds; round += 1)
      times.push(
        await timed(async () => {
          bytes = Buffer.byteLength((await publicationFile(frozen, kind)).body)
        }),
      )
    report({
      publishing: `its ${kind} file`,
      actions,
      seconds: rounded(median(times), 2),
      mb: rounded(bytes / 1e6),
    })
  }
} finally {
  await plan.close()
}
