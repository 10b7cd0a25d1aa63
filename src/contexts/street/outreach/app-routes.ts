import type { FastifyReply } from 'fastify'
import type { App } from '../../../platform/web/app.ts'
import { loadAppAssets, workerPath } from './app-assets.ts'

/**
 * The phone app itself: nothing personal is in any of it, so anybody may have it, and the phone may keep it. What it shows
 * comes from the API, to whoever is signed in.
 */
export function appRoutes(app: App): void {
  app.server.get('/outreach', async (_request, reply) => await send('/outreach', reply))
  app.server.get('/outreach/:file', async (request, reply) => {
    const { file } = request.params as { file: string }
    return await send(`/outreach/${file}`, reply)
  })
}

async function send(path: string, reply: FastifyReply): Promise<FastifyReply> {
  const asset = (await loadAppAssets()).get(path)
  if (!asset) {
    reply.callNotFound()
    return reply
  }
  // The worker's scope is the page above its own folder.
  if (path === workerPath) reply.header('service-worker-allowed', '/outreach')
  const hashed = /\.[0-9a-f]{12}\./.test(path)
  return reply
    .type(asset.type)
    .header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    .send(asset.body)
}
