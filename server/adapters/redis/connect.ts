import { setTimeout as delay } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Log } from '#server/ports/log.ts'

export interface RedisOptions {
  log: Log
  /** As the log and Redis's own list of clients call it. */
  name: string
  /** True: commands wait for Redis to come back; for subscriptions, which are still wanted then. */
  patient?: boolean
}

export interface RedisConnection {
  redis: Redis
  /** False while commands would fail or hang. */
  healthy(): boolean
  close(): void
}

const COMMAND_TIMEOUT_MS = 500
const CONNECT_TIMEOUT_MS = 5000
const PING_EVERY_MS = 2000
const LONGEST_RETRY_MS = 2000

/**
 * A connection that never gives up and keeps no one waiting: commands fail after half a second, and while Redis is
 * down at once, because nothing that waits in a queue for it would still be true when it is back.
 *
 * A stopped Redis, or a network that swallows packets, keeps its connections open and says nothing: a ping every 2 s
 * finds that out and reconnects, and until that succeeds the connection counts as down.
 */
export function connectRedis(url: string, { log, name, patient = false }: RedisOptions): RedisConnection {
  const redis = new Redis(url, {
    connectionName: `ai-support-bot:${name}`,
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableOfflineQueue: patient,
    maxRetriesPerRequest: patient ? null : 0,
    // A subscription that overtakes the check makes the connection refuse the check, and ioredis throws that where nothing catches it.
    enableReadyCheck: !patient,
    ...(patient ? {} : { commandTimeout: COMMAND_TIMEOUT_MS }),
    retryStrategy: (times) =>
      Math.min(100 * 2 ** Math.min(times, 5), LONGEST_RETRY_MS) * (0.5 + Math.random() / 2),
  })
  let said = false
  redis.on('error', (err) => {
    if (!said) log.warn({ err, connection: name }, 'Redis is out of reach; going on without it.')
    said = true
  })
  redis.on('ready', () => {
    if (said) log.info({ connection: name }, 'Redis is back.')
    said = false
  })
  const watching = setInterval(() => void reconnectIfMute(), PING_EVERY_MS).unref()

  async function reconnectIfMute(): Promise<void> {
    // While it connects, a mute Redis does not answer the first questions either: that is no `ready`, and is cut too.
    if (!['ready', 'connect'].includes(redis.status)) return
    if (redis.status === 'ready' && (await answers(redis))) return
    if (redis.status === 'connect') {
      await delay(COMMAND_TIMEOUT_MS, undefined, { ref: false })
      if (String(redis.status) !== 'connect') return
    }
    redis.disconnect(true)
  }

  return {
    redis,
    healthy: () => redis.status === 'ready',
    close() {
      clearInterval(watching)
      redis.disconnect()
    },
  }
}

async function answers(redis: Redis): Promise<boolean> {
  const given = new AbortController()
  try {
    const timeLimit = delay(COMMAND_TIMEOUT_MS, false, { ref: false, signal: given.signal }).catch(
      () => false,
    )
    return await Promise.race([redis.ping().then(() => true), timeLimit])
  } catch {
    // Lost just now: the connection itself reports it and connects again.
    return true
  } finally {
    given.abort()
  }
}
