import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { findActorByEmail, mayWritePlans } from '../contexts/partnership/index.ts'
import { type ImportedFile, importFromFile, readingLimits } from '../contexts/plan/index.ts'
import { type CommandIo, UsageMistake } from '../platform/command.ts'
import { dayOf } from '../platform/dates.ts'
import { connect } from '../platform/db/connect.ts'
import { withDatabase } from '../platform/db/database.ts'
import { folderStore } from '../platform/files.ts'
import { readGivenFile } from '../platform/given-file.ts'
import { makeJobSender } from '../platform/jobs/send-job.ts'
import { CommandMistake } from '../platform/refusal.ts'

/** `throughline plan import FILE --as EMAIL`: prints the account of the file and the questions left. */
export async function planImportCommand(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      title: { type: 'string' },
      json: { type: 'boolean' },
      commit: { type: 'boolean' },
    },
  })
  const [path, ...others] = positionals
  if (!path || others.length > 0)
    throw new UsageMistake('Give one file: throughline plan import FILE --as EMAIL')
  const email = values.as
  if (!email)
    throw new UsageMistake('Say for whom: --as followed by the e-mail address of a strategy lead.')
  const file = { name: basename(path), bytes: await readGivenFile(path, readingLimits.fileBytes) }
  const config = readConfig(process.env)
  return await withDatabase(config, async database => {
    const owner = connect({ ...database.owner, max: 3 })
    const jobs = makeJobSender(owner)
    try {
      const actor = await findActorByEmail(owner, email)
      if (!actor?.roles.some(role => mayWritePlans.some(may => may === role)))
        throw new CommandMistake(`${email} is not the address of a strategy lead.`)
      const clock = () => new Date()
      const made = await importFromFile(
        {
          owner,
          files: folderStore(join(config.dataFolder, 'files')),
          clock,
          sendJob: jobs.send,
          today: dayOf(clock()),
        },
        actor,
        file,
        { title: values.title ?? '', commit: values.commit ?? false },
      )
      io.out(values.json ? asJson(made) : asText(made))
      return 0
    } finally {
      await jobs.close()
      await owner.destroy()
    }
  })
}

function asText({ imported, review, planSlug }: ImportedFile): string {
  const { account, plan, questions } = review
  const parts = account.parts.filter(part => part.count > 0)
  const lines = [
    imported.title || plan.title,
    `${plan.actions.length} actions`,
    `Read ${account.total} ${account.unit}: ${parts.map(part => `${part.count} ${part.label}`).join(' · ')}. ${account.unread} unread.`,
    ...(questions.length > 0 ? ['', 'To be decided by a person:'] : []),
    ...questions.map(question => `- ${question.about}`),
    '',
    planSlug
      ? `The plan is at /plans/${planSlug}`
      : `Check it and make the plan at /plans/imports/${imported.id}`,
  ]
  return `${lines.join('\n')}\n`
}

function asJson({ imported, review, planSlug }: ImportedFile): string {
  const { account, plan, questions } = review
  return `${JSON.stringify(
    {
      import: imported.id,
      plan: planSlug,
      title: imported.title || plan.title,
      actions: plan.actions.length,
      account,
      questions: questions.map(({ key, about, why }) => ({ key, about, why })),
    },
    null,
    2,
  )}\n`
}
