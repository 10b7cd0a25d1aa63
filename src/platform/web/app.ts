import type { FastifyInstance } from 'fastify'
import type { Actor } from '../db/access.ts'
import type { Db } from '../db/connect.ts'
import type { FileStore } from '../files.ts'
import type { SendJob } from '../jobs/job.ts'
import type { Confirming } from './step-up.ts'

/** What stands around every page: who is signed in, where they can go, what just happened. */
export type Chrome = {
  partnershipName: string | null
  userName: string | null
  navigation: { href: string; text: string; current: boolean }[]
  csrfToken: string
  flash: Flash | null
  currentPath: string
  /** When the session ends unused, and when it ends however busy it is. */
  session?: { idleEndsAt: Date; endsAt: Date } | undefined
}

/** Said once, on the page after the change. */
export type Flash = { kind: 'success' | 'notice'; text: string }

/** Everything that a route stands on. */
export type App = {
  server: FastifyInstance
  /** Signs in as the role without rights of its own. */
  db: Db
  files: FileStore
  /** Starts work that goes on after the answer. */
  sendJob: SendJob
  clock: () => Date
  /** Cookies only over https. */
  secure: boolean
  /** The address that people type: see `originOf`. */
  publicUrl: string
  /** Seals what is entrusted to the service and must not be read in a copy of its database. */
  secret: Buffer
  /** How whoever is signed in is asked to show again that it is them. */
  confirming: Confirming
  /** The navigation for whoever is asking, or for the public. */
  navigationFor: (actor: Actor | null) => { href: string; text: string }[]
}
