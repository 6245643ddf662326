import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Stands between the server and its database or Redis, as the network does, and fails as networks fail. */
export interface TcpProxy {
  port: number
  /** Connections are reset, and new ones refused. */
  cut(): Promise<void>
  /** Everything stays open, new connections too, and nothing gets through; what was sent arrives after `restore`. */
  stall(): void
  /** Connections that were open stay so and are mute for ever, as behind a host that is gone; new ones work. */
  abandon(): void
  restore(): Promise<void>
  close(): Promise<void>
}

interface Pair {
  client: Socket
  target: Socket
  abandoned: boolean
}

export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const pairs = new Set<Pair>()
  let stalled = false
  let server: Server | null = null
  let port = 0

  function join(client: Socket): void {
    const pair = { client, target: connect(target), abandoned: false }
    pairs.add(pair)
    for (const [from, to] of [
      [pair.client, pair.target],
      [pair.target, pair.client],
    ] as const) {
      from.on('data', (chunk) => {
        if (!pair.abandoned) to.write(chunk)
      })
      from.on('error', () => undefined)
      from.on('close', () => {
        if (!pair.abandoned || from === client) to.destroy()
        pairs.delete(pair)
      })
      if (stalled) from.pause()
    }
  }

  async function listen(): Promise<void> {
    server = createServer(join).listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address === 'object' && address) port = address.port
  }

  async function cut(): Promise<void> {
    const closing = server
    server = null
    for (const { client, target: behind } of pairs) {
      client.resetAndDestroy()
      behind.destroy()
    }
    if (closing) await new Promise((resolve) => closing.close(resolve))
  }

  await listen()
  return {
    port,
    cut,
    stall() {
      stalled = true
      for (const { client, target: behind } of pairs) {
        client.pause()
        behind.pause()
      }
    },
    abandon() {
      for (const pair of pairs) pair.abandoned = true
    },
    async restore() {
      stalled = false
      for (const { client, target: behind } of pairs) {
        client.resume()
        behind.resume()
      }
      if (server === null) await listen()
    },
    close: cut,
  }
}
