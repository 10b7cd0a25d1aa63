import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  discovery,
  None,
} from 'openid-client'
import { Refusal } from '../../../platform/refusal.ts'
import { unseal } from '../../../platform/seal.ts'
import type { App } from '../../../platform/web/app.ts'
import type { ProviderToAsk } from './provider-queries.ts'
import { sealedAs } from './write-provider.ts'

const patienceSeconds = 10
// What a provider says of itself changes rarely; keys are fetched again by the client where a token names a new one.
const goodForMs = 10 * 60_000
const known = new Map<string, { until: number; configuration: Configuration }>()

/**
 * A client of the provider, from what it says of itself at its well-known address. Throws where it does not answer, says
 * that it is another issuer, or is not reached over https (on one's own machine, where cookies need none either, http).
 */
export async function openProvider(
  app: Pick<App, 'secret' | 'secure'>,
  id: string,
  provider: ProviderToAsk,
): Promise<Configuration> {
  const key = [id, provider.issuer, provider.clientId, provider.clientSecret].join(' ')
  const kept = known.get(key)
  if (kept && kept.until > Date.now()) return kept.configuration
  const issuer = new URL(provider.issuer)
  const insecure = issuer.protocol === 'http:'
  if (insecure && (app.secure || !['127.0.0.1', 'localhost'].includes(issuer.hostname)))
    throw new Error('the provider has to be reached over https')
  const secret = provider.clientSecret
    ? unseal(app.secret, sealedAs(id), provider.clientSecret)
    : undefined
  if (provider.clientSecret && secret === undefined)
    throw new Error('the client secret was sealed with another secret of the service')
  const configuration = await discovery(
    issuer,
    provider.clientId,
    { id_token_signed_response_alg: undefined } as object,
    secret ? ClientSecretPost(secret) : None(),
    {
      timeout: patienceSeconds,
      ...(insecure ? { execute: [allowInsecureRequests] } : {}),
    },
  )
  // Letter for letter: what is bound, is bound to the issuer as it was written here.
  if (configuration.serverMetadata().issuer !== provider.issuer)
    throw new Error('the provider says that it is another issuer')
  known.set(key, { until: Date.now() + goodForMs, configuration })
  return configuration
}

/** For the form: throws a Refusal where the provider cannot be used as it was typed. */
export async function refuseUnreachable(
  app: Pick<App, 'secret' | 'secure'>,
  issuer: string,
): Promise<void> {
  const provider: ProviderToAsk = {
    name: '',
    issuer,
    clientId: 'asking',
    clientSecret: null,
    secondFactor: 'ours',
  }
  try {
    await openProvider(app, 'asking', provider)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new Refusal(
      'issuer',
      reason.startsWith('the provider')
        ? `Check the issuer: ${reason}`
        : 'No OpenID Connect provider answers there. Check the issuer',
    )
  }
}
