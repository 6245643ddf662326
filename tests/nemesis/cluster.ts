import { createServer, type Server } from 'node:http'
import { startRedisServer } from '#server/testing/redis-server.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { startHaproxy } from './haproxy.ts'
import { startPrivatePostgres } from './private-postgres.ts'
import type { Random } from './random.ts'
import { createServerProcess, type ServerProcess } from './server-process.ts'
import { startSocketProxy } from './socket-proxy.ts'

/** Two web and two worker processes with all that they need, each part of which can be hurt. */
export type Cluster = Exclude<Awaited<ReturnType<typeof startCluster>>, string>

export const ADMIN_KEY = 'ak_nemesis_admin_key_of_no_server'

export interface ClusterOptions {
  random: Random
  /** Told of each ticket that the webhook hears of. */
  evidence: { notified: { add(ticketId: string): unknown } }
  nodeOptions?: readonly string[]
  /** Where it is installed: between the clients and the web processes, with the file that operators get. */
  behindHaproxy?: boolean
  /** Of each role. */
  replicas?: number
  /** How long the model takes for a reply, in milliseconds. */
  modelMs?: readonly [number, number]
}

/** A text instead: what is missing on this machine. */
export async function startCluster(options: ClusterOptions) {
  const { random, evidence, nodeOptions = [], replicas = 2, modelMs = [100, 2500] } = options
  const opened = new AsyncDisposableStack()
  try {
    const redis = await startRedisServer()
    if (redis === null) return 'there is no redis-server on the PATH. Install Redis.'
    opened.defer(() => redis.close())
    const postgres = await startPrivatePostgres()
    if (postgres === null) {
      await opened.disposeAsync()
      return 'the programs of a PostgreSQL server (initdb, pg_ctl) are not installed, or nobody but root can run them.'
    }
    opened.defer(() => postgres.close())
    const model = await startSlowModel(random.fork('model'), modelMs)
    opened.defer(() => model.close())
    const webhook = await startWebhook(evidence)
    opened.defer(() => void webhook.server.close())
    const env = {
      DATABASE_URL: postgres.url,
      DATABASE_POOL_SIZE: '6',
      REDIS_URL: redis.url,
      ADMIN_KEY,
      OPENROUTER_API_KEY: 'sk-or-nemesis',
      OPENROUTER_BASE_URL: model.url,
      MODEL_TIMEOUT_SECONDS: '20',
      GROUNDING: 'open',
      EMBEDDINGS: 'off',
      RATE_LIMIT_REQUESTS: '1000000',
      COST_LIMIT_ADDRESS: '999999999',
      COST_LIMIT_CREDENTIAL: '999999999',
      NOTIFY_WEBHOOK_URL: webhook.url,
      NOTIFY_WEBHOOK_SECRET: `whsec_${Buffer.from('a secret of the nemesis').toString('base64')}`,
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    }
    const names = Array.from({ length: replicas }, (_, index) => index + 1)
    const create = (role: 'web' | 'worker') =>
      Promise.all(
        names.map((number) =>
          createServerProcess({ name: `${role} ${number}`, env: { ...env, ROLE: role }, nodeOptions }),
        ),
      )
    const webs = await create('web')
    const workers = await create('worker')
    const processes: readonly ServerProcess[] = [...webs, ...workers]
    opened.defer(async () => void (await Promise.all(processes.map((one) => one.kill()))))
    const ports = webs.map(({ port }) => port)
    const haproxy = options.behindHaproxy ? await startHaproxy(ports) : null
    if (haproxy) opened.defer(() => haproxy.close())
    const proxy = await startSocketProxy(
      haproxy ? [Number(new URL(haproxy.url).port)] : ports,
      random.fork('proxy'),
    )
    opened.defer(() => proxy.close())
    // However the nemesis itself ends, it leaves nothing running.
    const leaveNothing = () => processes.forEach((one) => void one.killNow())
    process.once('exit', leaveNothing)
    opened.defer(() => void process.off('exit', leaveNothing))
    // All at once on an empty database.
    await Promise.all(processes.map((one) => one.start()))
    return {
      url: `http://127.0.0.1:${proxy.port}`,
      ...{ redis, postgres, model, proxy, webs, workers, processes, isBehindHaproxy: haproxy !== null },
      close: () => opened.disposeAsync(),
    }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

async function startSlowModel(
  random: Random,
  [low, high]: readonly [number, number],
): Promise<ScriptedModel> {
  const model = await startScriptedModel()
  model.summaries(() => modelSays('{"summary": "The customer asks about dragonflies."}'))
  model.otherwise(() => {
    const pieces = 12
    const answer = { faqs: [], confidence: 0.9, answer: 'It is a dragonfly that flies at dusk.' }
    return modelAnswers(answer, { pieceLength: 10, pieceDelayMs: random.between(low, high) / pieces })
  })
  return model
}

/** Hears of tickets. */
async function startWebhook({
  notified,
}: ClusterOptions['evidence']): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const id = /"ticketId":\s*"([^"]+)"/.exec(Buffer.concat(chunks).toString())?.[1]
    if (id !== undefined) notified.add(id)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('A webhook has a port.')
  return { server, url: `http://127.0.0.1:${address.port}/tickets` }
}
