import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { type RedisServer, requireRedis } from '#server/testing/redis-server.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelFaults } from '#server/testing/scripted-model-faults.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import {
  type CollectedSpan,
  startTraceCollector,
  type TraceCollector,
} from '#server/testing/trace-collector.ts'
import { newCustomer } from './customer.ts'
import { type Running, run, temporaryFolder } from './process.ts'
import { events, openSocket, seqsTold, until } from './socket.ts'

const START_MS = 180_000
const redis: RedisServer | null = await requireRedis()

const running: Running[] = []
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL')
    await ended
  }
})
afterAll(() => redis?.close())

function start(env: Record<string, string>, ...nodeOptions: string[]): Running {
  const program = run(['node', ...nodeOptions, 'server/main.ts'], { EMBEDDINGS: 'off', ...env })
  running.push(program)
  return program
}

async function stop(program: Running): Promise<void> {
  program.child.kill('SIGTERM')
  expect(await program.ended, program.printed()).toBe(0)
}

describe.skipIf(redis === null || inject('serverTemplate') === null)('a trace', { timeout: START_MS }, () => {
  const question = 'Would a purple submarine like jazz on Neptune?'
  const answer = 'A submarine of any colour likes jazz, says the first FAQ.'
  let database: TestDatabase
  let collector: TraceCollector
  let model: ScriptedModel
  let env: Record<string, string>

  beforeAll(async () => {
    database = await openTestDatabase('PostgreSQL server')
    collector = await startTraceCollector()
    model = await startScriptedModel()
    env = {
      DATABASE_URL: database.url,
      REDIS_URL: redis?.url ?? '',
      ADMIN_KEY: 'ak_secret_admin_key',
      OPENROUTER_API_KEY: 'sk-secret-model-key',
      OPENROUTER_BASE_URL: model.url,
      OPENROUTER_MODEL: 'test/model',
      GROUNDING: 'open',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    }
  })
  afterAll(async () => {
    await model?.close()
    await collector?.close()
    await database?.close()
  })

  test('contains every step of a message, in both processes, and none of its words', async () => {
    const web = start({ ...env, ROLE: 'web' })
    const worker = start({ ...env, ROLE: 'worker' })
    const url = await web.url()
    await worker.url()
    const customer = await newCustomer(url)
    const socket = openSocket(url, customer.token)
    const told = socket.subscribe(events, { id: customer.id, afterSeq: 0 })
    // Asks for a person beside its answer: that orders jobs which begin at once.
    model.script(modelAnswers({ answer, escalate: true, faqs: [] }))
    model.otherwise(() => modelFaults.status(500))
    await customer.say(question)
    await until(() => expect(seqsTold(told)).toEqual([1, 2, 3]))
    await until(async () => {
      const session = await database.db.session.findUniqueOrThrow({ where: { id: customer.id } })
      expect(session.summary).not.toBeNull()
    })
    socket.close()
    // What a process has not sent yet it sends when it is stopped.
    await stop(worker)
    await stop(web)

    const [request] = collector.spans().filter(({ facts }) => facts.field === 'sendMessage')
    const trace = collector.spans().filter(({ traceId }) => traceId === request?.traceId)
    const lineOf = (span: CollectedSpan | undefined): string[] => {
      if (span === undefined) return []
      const parent = trace.find(({ spanId }) => spanId === span.parentSpanId)
      return [...lineOf(parent), `${span.process.split('-')[0]} ${span.name}`]
    }
    const lines = trace.map((span) => lineOf(span).join(' > '))
    const statement = 'prisma:client:operation > web prisma:client:db_query'
    const ordered = 'web request > worker job'
    expect(lines).toEqual(
      expect.arrayContaining([
        'web request > web faq-search',
        'web request > web model-call',
        'web request > web statement',
        `web request > web delivery > web ${statement}`,
        `${ordered} > worker model-call`,
        `${ordered} > worker ${statement.replace('web', 'worker')}`,
      ]),
    )
    expect(lines.filter((line) => !line.startsWith('web request'))).toEqual([])
    expect(trace.filter(({ failed }) => failed).map(({ name }) => name)).toContain('model-call')
    const call = trace.find(({ name, process }) => name === 'model-call' && process.startsWith('web'))
    expect(model.requests[0]?.traceparent).toBe(`00-${call?.traceId}-${call?.spanId}-01`)
    const jobs = trace.filter(({ name }) => name === 'job').map(({ facts }) => facts.queue)
    expect(jobs).toEqual(expect.arrayContaining(['summarize-session', 'notify-ticket']))
    expect(request?.facts.requestId).toMatch(/^[\w-]{36}$/)
    for (const secret of [question, answer, 'Neptune', 'secret', customer.token]) {
      expect(collector.received()).not.toContain(secret)
    }
  })

  test('that no collector accepts does not keep a process from answering or stopping', async () => {
    const program = start({ ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
    const customer = await newCustomer(await program.url())
    expect((await customer.say('Hello')).__typename).toBe('SendMessagePayload')
    await stop(program)
    expect(program.printed()).toMatch(/Spans (could not be sent|were lost)/)
  })
})

describe('OpenTelemetry', { timeout: START_MS }, () => {
  const data = temporaryFolder()
  afterAll(() => data.remove())
  const telling = '--import=./tests/journeys/tell-traced-modules.ts'

  test('is not even loaded without OTEL_EXPORTER_OTLP_ENDPOINT', async () => {
    const program = start({ DATA_DIR: data.path }, telling)
    const customer = await newCustomer(await program.url())
    await customer.say('Hello')
    await stop(program)
    expect(program.printed()).not.toContain('Loaded ')
  })

  test('is loaded with it', async () => {
    const program = start({ DATA_DIR: data.path, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, telling)
    await program.url()
    expect(program.printed()).toMatch(/Loaded \S+@opentelemetry\/sdk-trace/)
    expect(program.printed()).toMatch(/Loaded \S+@prisma\/instrumentation/)
    await stop(program)
  })
})
