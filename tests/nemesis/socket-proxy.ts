import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Random } from './random.ts'

/** A load balancer for connections, which can do to them what networks do. */
export interface SocketProxy {
  port: number
  open(): number
  /** Breaks about that share of the open connections. */
  cut(share: number): void
  /** About that share of the connections stay open and carry nothing for so long. */
  stall(share: number, ms: number): void
  close(): Promise<void>
}

interface Pair {
  near: Socket
  far: Socket
  stalled: boolean
}

/** Round robin over the ports; one that refuses is skipped. */
export async function startSocketProxy(ports: readonly number[], random: Random): Promise<SocketProxy> {
  const pairs = new Set<Pair>()
  const timers = new Set<NodeJS.Timeout>()
  let turn = 0

  const server = createServer({ pauseOnConnect: true, allowHalfOpen: false }, (near) => {
    near.on('error', () => near.destroy())
    turn += 1
    connectFrom(near, turn, ports.length)
  })

  function connectFrom(near: Socket, start: number, triesLeft: number): void {
    const port = ports[start % ports.length]
    if (port === undefined || triesLeft === 0) {
      near.destroy()
      return
    }
    const far = connect(port, '127.0.0.1')
    far.once('connect', () => join({ near, far, stalled: false }))
    far.once('error', () => {
      if (far.pending || far.connecting || far.destroyed) connectFrom(near, start + 1, triesLeft - 1)
    })
  }

  function join(pair: Pair): void {
    const { near, far } = pair
    pairs.add(pair)
    far.removeAllListeners('error')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => {
        if (!to.write(data)) from.pause()
      })
      to.on('drain', () => {
        if (!pair.stalled) from.resume()
      })
      from.on('error', () => from.destroy())
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
    }
    near.resume()
  }

  function chosen(share: number): Pair[] {
    return [...pairs].filter(() => random.chance(share))
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('A proxy has a port.')

  return {
    port: address.port,
    open: () => pairs.size,
    cut(share) {
      for (const { near } of chosen(share)) near.resetAndDestroy()
    },
    stall(share, ms) {
      const stalled = chosen(share)
      for (const pair of stalled) {
        pair.stalled = true
        pair.near.pause()
        pair.far.pause()
      }
      const timer = setTimeout(() => {
        timers.delete(timer)
        for (const pair of stalled) {
          pair.stalled = false
          pair.near.resume()
          pair.far.resume()
        }
      }, ms)
      timers.add(timer)
    },
    async close() {
      for (const timer of timers) clearTimeout(timer)
      for (const { near, far } of pairs) {
        near.destroy()
        far.destroy()
      }
      const closed = once(server, 'close')
      server.close()
      await closed
    },
  }
}
