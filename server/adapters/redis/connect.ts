import { Redis } from 'ioredis'
import type { Log } from '#server/ports/log.ts'

/**
 * A connection that never hangs and never gives up: commands fail after 2 s, and while Redis is down at once, because
 * nothing that waits in a queue for it would still be true when it is back.
 */
export function connectRedis(url: string, { log, name }: { log: Log; name: string }): Redis {
  const redis = new Redis(url, {
    connectionName: `ai-support-bot:${name}`,
    commandTimeout: 2000,
    connectTimeout: 5000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(100 * 2 ** Math.min(times, 5), 2000) * (0.5 + Math.random()),
  })
  let said = false
  redis.on('error', (error) => {
    if (!said)
      log.warn(
        { err: error, connection: name },
        'Redis is out of reach; going on without it and trying again.',
      )
    said = true
  })
  redis.on('ready', () => {
    if (said) log.info({ connection: name }, 'Redis is back.')
    said = false
  })
  return redis
}
