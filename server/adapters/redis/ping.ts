import { Redis } from 'ioredis'

/** The version of the Redis at `url`. Throws within 3 s when it does not answer. */
export async function pingRedis(url: string): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3000,
    commandTimeout: 3000,
    retryStrategy: () => null,
  })
  let failure: Error | null = null
  redis.on('error', (error) => {
    failure = error
  })
  try {
    await redis.connect()
    return /redis_version:(\S+)/.exec(await redis.info('server'))?.[1] ?? 'of an unknown version'
  } catch (error) {
    throw failure ?? error
  } finally {
    redis.disconnect()
  }
}
