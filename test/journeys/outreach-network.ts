import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * What a phone's network does with a question to the API. open: carries it. cut: there is none. before: the server fails
 * before it did anything. after: the server did it, and the answer is lost. slow: late. half: nothing ever comes.
 */
export type Mode = 'open' | 'cut' | 'before' | 'after' | 'slow' | 'half'

const slowMs = 250

let phones = 0

/** The network between one phone and the app, with every fault that networks have. */
export async function aNetwork(target: number) {
  const hanging = new Set<Socket>()
  // Each phone comes from an address of its own, as phones do: the server counts what comes from one.
  phones += 1
  const localAddress = `127.0.${1 + Math.floor(phones / 250)}.${1 + (phones % 250)}`
  const network = {
    mode: 'open' as Mode,
    /** Counts up with each version of the app that the phone is offered. */
    version: 0,
    /** How many questions were carried to the API. */
    carried: 0,
    origin: '',
    /** Changes what the network does from now on; what hung in the air fails. */
    become: (mode: Mode) => {
      network.mode = mode
      for (const socket of hanging) socket.destroy()
      hanging.clear()
    },
    close: async () => {
      network.become('cut')
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  const server = http.createServer((request, response) => {
    const isApi = request.url?.startsWith('/outreach/api/') ?? false
    const { mode } = network
    if (mode === 'cut') return void request.socket.destroy()
    if (isApi && mode === 'half') return void hanging.add(request.socket)
    if (isApi && mode === 'before') {
      request.resume()
      response.writeHead(503, { 'content-type': 'application/json' }).end('{}')
      return
    }
    if (isApi) network.carried += 1
    const carry = () => {
      const onward = http.request(
        {
          port: target,
          host: '127.0.0.1',
          localAddress,
          path: request.url,
          method: request.method ?? 'GET',
          headers: request.headers,
        },
        answer => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('end', () => {
            if (network.mode === 'cut' || (isApi && network.mode === 'after'))
              return void request.socket.destroy()
            const body = asVersion(request.url ?? '', Buffer.concat(parts), network.version)
            const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers
            response.writeHead(answer.statusCode ?? 502, {
              ...headers,
              'content-length': body.length,
            })
            response.end(body)
          })
        },
      )
      onward.on('error', () => request.socket.destroy())
      request.pipe(onward)
    }
    if (isApi && mode === 'slow') setTimeout(carry, slowMs)
    else carry()
  })
  server.on('connection', socket => socket.on('error', () => {}))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  network.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return network
}

export type Network = Awaited<ReturnType<typeof aNetwork>>

/** The service worker as a later version would be: another name of its cache, so another worker. */
function asVersion(url: string, body: Buffer, version: number): Buffer {
  if (version === 0 || url !== '/outreach/worker.js') return body
  return Buffer.from(
    body.toString().replace(/"[0-9a-f]{12}"/, name => `${name.slice(0, -1)}-${version}"`),
  )
}
