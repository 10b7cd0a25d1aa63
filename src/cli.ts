// The one command, started by bin/throughline. Each command is loaded only when asked for, so that
// reading a file needs neither the database nor the web server.
import {
  type Command,
  type CommandIo,
  explainError,
  findCommand,
  helpFor,
  helpForAll,
  UsageMistake,
} from './platform/command.ts'

const commands: Command[] = [
  {
    words: 'serve',
    usage: '',
    about:
      'Serve the pages, on http://127.0.0.1:3000 unless PORT and HOST say otherwise.\nMigrates first. THROUGHLINE_DATA says where database and files lie (./data).\nDATABASE_URL uses a PostgreSQL server (15 or newer) instead of the built-in one.',
    example: 'PORT=4000 THROUGHLINE_DATA=./second throughline serve',
    run: async (args, io) => (await import('./commands/serve-command.ts')).serveCommand(args, io),
  },
  {
    words: 'demo',
    usage: '[--large] [--people N [--seed S]]',
    about:
      'Load the demonstration, an invented county with its plans and people, into an empty database.\nServe does it by itself on the first run with the built-in database, unless THROUGHLINE_DEMO=no.\n--large adds a plan of 5,000 actions with eight reviews each.\n--people adds N invented people of the streets, the same for the same seed. Stop the service meanwhile.',
    example: 'THROUGHLINE_DATA=./try throughline demo --people 50000 --seed 7',
    run: async (args, io) => (await import('./commands/demo-command.ts')).demoCommand(args, io),
  },
  {
    words: 'demo code',
    usage: 'EMAIL',
    about:
      'Print the code that the authenticator app of somebody in the demonstration shows now.\nFor the invented people only: their key is printed at every start.',
    example: 'throughline demo code administrator@thistleshire.example',
    run: async (args, io) =>
      (await import('./commands/demo-code-command.ts')).demoCodeCommand(args, io),
  },
  {
    words: 'user code',
    usage: 'EMAIL [--afresh]',
    about:
      'Make a one-time code with which somebody chooses anew how they sign in.\nFor the first administrator, and for the day on which nobody is left who could make one.\n--afresh also removes the second factors that they lost.',
    example: 'throughline user code administrator@wexshire.example',
    run: async (args, io) =>
      (await import('./commands/user-code-command.ts')).userCodeCommand(args, io),
  },
  {
    words: 'plan read',
    usage: 'FILE [--json]',
    about:
      'Read an action plan out of a document and print what it holds. Nothing is saved.\nReads .docx, .xlsx, .ods, .csv, .pdf, .html and .txt. --json prints everything as one object.',
    example: 'throughline plan read "Action plan 2025.docx" --json',
    run: async (args, io) =>
      (await import('./contexts/plan/reading/plan-read-command.ts')).planReadCommand(args, io),
  },
  {
    words: 'plan import',
    usage: 'FILE --as EMAIL [--title TITLE] [--commit] [--json]',
    about:
      'Read a plan out of a file for a strategy lead, and say what is left to decide.\n--commit makes the plan at once, with every open question left as it was read.',
    example: "throughline plan import 'Action plan.docx' --as lead@wexshire.example --commit",
    run: async (args, io) =>
      (await import('./commands/plan-import-command.ts')).planImportCommand(args, io),
  },
  {
    words: 'plan export',
    usage: 'PLAN FILE --as EMAIL [--on DATE] [--layout own|update|delivery|action]',
    about:
      "Write a plan into a .docx, .ods, .csv or .json file, in the council's own table layout.\nPLAN is its name in addresses. --on writes it as it stood on a past day.\nThe file is for the partnership: notes and initials are in it.",
    example:
      'throughline plan export action-plan update.docx --as lead@wexshire.example --on 2026-03-27',
    run: async (args, io) =>
      (await import('./commands/plan-export-command.ts')).planExportCommand(args, io),
  },
  {
    words: 'people match',
    usage: 'FILE.csv [--json] [--clusters]',
    about:
      'Find the rows of a file that are the same person. Nothing is saved, nothing needs to be labelled.\nColumns, any of which may be absent: record_id, given_name, family_name, alias, date_of_birth\n(YYYY, YYYY-MM or YYYY-MM-DD), sex, nationality, national_insurance_number, nhs_number, phone,\nemail, postcode, place.\n--json prints a line for each pair, {"a","b","probability","why"}: 0.5 and more is the same person.\nwhy adds up in bits, twice as likely each. --clusters prints a line for each person instead,\n{"cluster","records":[]}, people with one row included.',
    example: 'throughline people match outreach.csv --json --clusters',
    run: async (args, io) =>
      (await import('./contexts/people/matching/people-match-command.ts')).peopleMatchCommand(
        args,
        io,
      ),
  },
  {
    words: 'people rekey',
    usage: '',
    about:
      'Make the search keys of people anew where an upgrade makes them in another way.\nSafe while the service runs, and to stop and run again.',
    example: 'throughline people rekey',
    run: async (args, io) =>
      (await import('./commands/people-rekey-command.ts')).rekeyPeopleCommand(args, io),
  },
  {
    words: 'figures import',
    usage:
      'FILE.csv … --edition NAME --source TEXT [--published DATE] [--year YEAR] [--second-hand]',
    about:
      'Add published figures of people sleeping rough to an edition: all of them, or none.\nColumns are known by their headings: lad_code, ONS code; 2010, 2011 …; Total, Males, UK nationals, 18 - 25;\npopulation with year. [x] [z] [n] stay markers, an empty cell is not zero. --year is for headings that name none.\nSays whether councils add up to England. An edition never changes: republished figures are another one.',
    example:
      "throughline figures import table1.csv --edition 'Autumn 2026' --source 'MHCLG, table 1' --published 2027-02-25",
    run: async (args, io) =>
      (await import('./commands/figures-command.ts')).importFiguresCommand(args, io),
  },
  {
    words: 'figures load',
    usage: '',
    about:
      'Load the published figures that come with the service: England since 2010, councils in 2010 to 2017, 2020 and 2021.\nRun again, it changes nothing.',
    example: 'throughline figures load',
    run: async (args, io) =>
      (await import('./commands/figures-command.ts')).loadFiguresCommand(args, io),
  },
  {
    words: 'street import',
    usage: 'DIR [--source NAME] [--partnership NAME]',
    about:
      'Import sightings of another system for figures alone: people.csv and sightings.csv, and stays.csv and exits.csv\nwhere they are there. All of it or nothing; every mistake is named by file, row and column.\nColumns (docs/operating/street-figures.md says more): person_id, date_of_birth, sex, gender, ethnicity,\nnationality, care_leaver · person_id, area, seen_at, bedded_down · person_id, area, kind, start, end, end_reason ·\nperson_id, kind, left_on; each may have recorded_at. Importing again from the same source replaces what it gave.',
    example: 'throughline street import ./outreach-database --source outreach',
    run: async (args, io) =>
      (await import('./commands/street-import-command.ts')).streetImportCommand(args, io),
  },
  {
    words: 'indicators',
    usage:
      '--area CODE --month YYYY-MM [--as-of DATE] [--json] [--people] [--flow] [--night DATE]\n         [--partnership NAME] [--definition FILE.json] [--set NAME=VALUE]...',
    about:
      'Print every national indicator of an area and month, with its definition.\n--as-of counts only what was known at the end of that day. --people names who is behind each.\n--flow adds flow, stock and returners of the twelve months; --night one single night.\n--definition and --set try other readings of the national texts: --set p1Scope=REGION.\nExact counts: what is published goes through the rules for small numbers.',
    example: 'throughline indicators --area E07000038 --month 2026-09 --as-of 2026-10-15 --json',
    run: async (args, io) =>
      (await import('./commands/indicators-command.ts')).indicatorsCommand(args, io),
  },
  {
    words: 'migrate',
    usage: '',
    about:
      'Bring the database up to date.\nServe does it too; a real server is migrated before new web processes start.',
    example: 'DATABASE_URL=postgresql://owner:secret@db/throughline throughline migrate',
    run: async (args, io) =>
      (await import('./commands/migrate-command.ts')).migrateCommand(args, io),
  },
  {
    words: 'backup',
    usage: 'FILE.tar.gz',
    about:
      'Write every record and every stored file into one archive, while the service goes on.\nThe archive is not encrypted: keep it where only those may look who may see everything.',
    example: 'throughline backup /backups/throughline-2026-11-22.tar.gz',
    run: async (args, io) => (await import('./commands/backup-command.ts')).backupCommand(args, io),
  },
  {
    words: 'restore',
    usage: 'FILE.tar.gz [--replace]',
    about:
      'Put a backup into an empty database: all of it or, where anything is wrong, nothing.\n--replace removes first what the database holds. Stop the service meanwhile.',
    example: 'THROUGHLINE_DATA=./restored throughline restore throughline-2026-11-22.tar.gz',
    run: async (args, io) =>
      (await import('./commands/backup-command.ts')).restoreCommand(args, io),
  },
  {
    words: 'audit verify',
    usage: '',
    about:
      'Check that no audit event was changed, removed or cut off.\nEnds with 1 and says where if one was.',
    example: 'throughline audit verify',
    run: async (args, io) =>
      (await import('./commands/audit-command.ts')).verifyAuditCommand(args, io),
  },
]

async function run(words: string[], io: CommandIo): Promise<number> {
  const [first] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    io.out(helpForAll(commands))
    return 0
  }
  const found = findCommand(commands, words)
  if (found) {
    const { command, args } = found
    if (!args.includes('--help') && !args.includes('-h')) return await command.run(args, io)
    io.out(helpFor(command))
    return 0
  }
  const group = commands.filter(command => command.words.startsWith(`${first} `))
  if (group.length === 0)
    throw new UsageMistake(`There is no command '${first}'. See: throughline --help`)
  if (words.includes('--help') || words.includes('-h')) {
    io.out(helpForAll(group))
    return 0
  }
  const known = group.map(command => `'${command.words}'`).join(', ')
  throw new UsageMistake(`Say what to do with ${first}: ${known}. See: throughline --help`)
}

const io: CommandIo = {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
}

function fail(error: unknown): number {
  const { line, exitCode } = explainError(error)
  io.err(`throughline: ${line}\n`)
  if (process.env.THROUGHLINE_DEBUG === '1') console.error(error)
  return exitCode
}

// Whoever reads our output may stop reading: `throughline … | head`.
process.stdout.on('error', () => process.exit(0))
process.on('uncaughtException', error => process.exit(fail(error)))

process.exitCode = await run(process.argv.slice(2), io).catch(fail)
