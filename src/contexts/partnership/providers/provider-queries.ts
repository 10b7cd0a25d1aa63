import { sql } from 'kysely'
import type { ReadDb } from '../../../platform/db/connect.ts'
import { NotFound } from '../../../platform/refusal.ts'

/** A provider that the page for signing in offers. */
export type OfferedProvider = { id: string; name: string; partnershipName: string }

export async function listProviders(db: ReadDb): Promise<OfferedProvider[]> {
  const { rows } = await sql<OfferedProvider>`select * from partnership.list_providers()`.execute(
    db,
  )
  return rows
}

/** With what a provider is spoken to. */
export type ProviderToAsk = {
  name: string
  issuer: string
  clientId: string
  /** Sealed with the secret of the service. */
  clientSecret: string | null
  secondFactor: 'ours' | 'said' | 'always'
}

/** Throws NotFound for one that is not there or switched off. */
export async function getProviderToAsk(db: ReadDb, id: string): Promise<ProviderToAsk> {
  const { rows } = await sql<ProviderToAsk>`
    select * from partnership.find_provider(${id}::uuid)`.execute(db)
  if (!rows[0]) throw new NotFound('no such provider')
  return rows[0]
}

/** What the form of a provider holds; of the client secret only whether there is one. */
export type ProviderRecord = {
  name: string
  issuer: string
  clientId: string
  hasSecret: boolean
  secondFactor: 'ours' | 'said' | 'always'
  enabled: boolean
  organisations: string[]
}

/** Throws NotFound. */
export async function getProviderRecord(db: ReadDb, id: string): Promise<ProviderRecord> {
  const found = await db
    .selectFrom('partnership.identityProvider as p')
    .select(['p.name', 'p.issuer', 'p.clientId', 'p.enabled'])
    .select(sql<boolean>`p.client_secret is not null`.as('hasSecret'))
    .select(sql<ProviderRecord['secondFactor']>`p.second_factor`.as('secondFactor'))
    .select(
      sql<string[]>`array(select o.organisation_id::text from partnership.provider_organisation o
        where o.provider_id = p.id order by 1)`.as('organisations'),
    )
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!found) throw new NotFound('no such provider')
  return found
}

/** Every provider of the partnership, with the names of the organisations whose people it lets in. */
export async function listOwnProviders(db: ReadDb) {
  return await db
    .selectFrom('partnership.identityProvider as p')
    .select(['p.id', 'p.name', 'p.issuer', 'p.enabled'])
    .select(
      sql<string[]>`array(select g.name from partnership.provider_organisation o
        join partnership.organisation g on g.id = o.organisation_id where o.provider_id = p.id order by 1)`.as(
        'organisations',
      ),
    )
    .orderBy('p.name')
    .execute()
}
export type ListedProvider = Awaited<ReturnType<typeof listOwnProviders>>[number]
