import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommandMistake } from './platform/refusal.ts'

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const

/** What the environment says, read once at the start and checked. */
export type Config = {
  host: string
  port: number
  /** Where database and files lie. */
  dataFolder: string
  /** A real PostgreSQL instead of the built-in one. Its user may make roles, unless `databaseOwnerUrl` is given. */
  databaseUrl: string | undefined
  /** Who owns the tables and migrates, where that is not the user in `databaseUrl`. */
  databaseOwnerUrl: string | undefined
  /** The address that people type, for links in messages; https makes cookies secure. */
  publicUrl: string
  logLevel: (typeof logLevels)[number]
  /** Whether `serve` loads the demonstration into an empty database: into the built-in one unless told not to. */
  demonstration: boolean
  /** Who brings it as a bearer token may read /metrics from another machine. */
  metricsToken: string | undefined
  /** Seals what other services entrust to this one; a file in the data folder where it is not given. */
  secret: string | undefined
}

type Environment = Record<string, string | undefined>

/**
 * Reads and checks the environment. Throws a CommandMistake that names the variable.
 *
 * @example readConfig({ PORT: '4000' }).publicUrl // 'http://127.0.0.1:4000'
 */
export function readConfig(environment: Environment): Config {
  const host = environment.HOST || '127.0.0.1'
  const port = readPort(environment.PORT)
  const databaseUrl = readDatabaseUrl(environment, 'DATABASE_URL')
  const databaseOwnerUrl = readDatabaseUrl(environment, 'DATABASE_OWNER_URL')
  if (databaseOwnerUrl && !databaseUrl)
    throw new CommandMistake('DATABASE_OWNER_URL needs DATABASE_URL as well.')
  return {
    host,
    port,
    dataFolder: readDataFolder(environment.THROUGHLINE_DATA),
    databaseUrl,
    databaseOwnerUrl,
    publicUrl: readPublicUrl(environment.PUBLIC_URL) ?? `http://${addressOf(host)}:${port}`,
    logLevel: readLogLevel(environment.LOG_LEVEL),
    demonstration: readYesNo(environment, 'THROUGHLINE_DEMO') ?? databaseUrl === undefined,
    metricsToken: readMetricsToken(environment.METRICS_TOKEN),
    secret: readSecret(environment.THROUGHLINE_SECRET),
  }
}

function addressOf(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function readPort(text: string | undefined): number {
  if (!text) return 3000
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new CommandMistake(`PORT must be a number from 0 to 65535, not '${text}'.`)
}

function readDataFolder(text: string | undefined): string {
  return text ? resolve(text) : fileURLToPath(new URL('../data', import.meta.url))
}

function readDatabaseUrl(environment: Environment, name: string): string | undefined {
  const text = environment[name]
  if (!text) return undefined
  // The address holds a password, so it is not repeated.
  if (/^postgres(ql)?:\/\//.test(text)) return text
  throw new CommandMistake(`${name} must look like postgresql://user:password@host:5432/database.`)
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (plain && ['http:', 'https:'].includes(url.protocol)) return url.origin
  throw new CommandMistake(
    `PUBLIC_URL must be an address such as https://plan.example.org, not '${text}'.`,
  )
}

function readMetricsToken(text: string | undefined): string | undefined {
  if (!text || text.length >= 16) return text || undefined
  throw new CommandMistake('METRICS_TOKEN must be at least 16 characters long.')
}

function readSecret(text: string | undefined): string | undefined {
  if (!text || text.length >= 32) return text || undefined
  throw new CommandMistake('THROUGHLINE_SECRET must be at least 32 characters long.')
}

function readYesNo(environment: Environment, name: string): boolean | undefined {
  const text = environment[name]
  if (!text) return undefined
  if (text === 'yes' || text === 'no') return text === 'yes'
  throw new CommandMistake(`${name} must be yes or no, not '${text}'.`)
}

function readLogLevel(text: string | undefined): Config['logLevel'] {
  const level = text ? logLevels.find(level => level === text) : 'info'
  if (level) return level
  throw new CommandMistake(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not '${text}'.`)
}
