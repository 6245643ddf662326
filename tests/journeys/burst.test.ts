import { afterEach, describe, expect, inject, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp } from '#server/testing/start-app.ts'
import type { DatabaseKind } from '#server/testing/test-database.ts'

// A machine of a test is slow and shared: how quickly it goes is for the benchmark. Here: nothing fails by the crowd.

let app: RunningApp | undefined
let model: ScriptedModel | undefined
afterEach(async () => {
  await app?.close()
  await model?.close()
  app = undefined
  model = undefined
})

const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
  __typename ... on SendMessagePayload { sessionToken session { id } customerMessage { seq } reply { source } }
} }`

interface Sent {
  sendMessage: { __typename: string; sessionToken: string | null; session: { id: string } } | null
}

async function startAsked(kind: DatabaseKind): Promise<RunningApp> {
  model = await startScriptedModel()
  model.otherwise(() => modelAnswers())
  const env = {
    OPENROUTER_API_KEY: 'sk-test',
    OPENROUTER_BASE_URL: model.url,
    EMBEDDINGS: 'off',
    RATE_LIMIT_REQUESTS: '100000',
    // Most of the time is spent on writing so much.
    LOG_LEVEL: 'error',
  }
  app = await startTestApp({ env, database: kind })
  return app
}

const question = (n: number) => ({
  text: `Would submarine number ${n} like jazz on Neptune?`,
  clientMessageId: `${n}`,
})

describe.each<[DatabaseKind, number]>([
  ['embedded PostgreSQL', 200],
  ['PostgreSQL server', 400],
])('on %s, %i customers at once', (kind, customers) => {
  test.skipIf(kind === 'PostgreSQL server' && inject('serverTemplate') === null)(
    'are all answered or told when to try again; none gets an error, and nothing acknowledged is lost',
    { timeout: 240_000 },
    async () => {
      const { url, database } = await startAsked(kind)
      const sent = await Promise.all(
        Array.from({ length: customers }, (_, n) => request<Sent>(url, send, { input: question(n) })),
      )
      const codes = sent.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions?.code))
      expect(codes.filter((code) => code !== 'UNAVAILABLE')).toEqual([])
      const accepted = sent.flatMap(({ data }) => data?.sendMessage?.session?.id ?? [])
      expect(accepted.length + codes.length).toBe(customers)
      const stored = await database.db.message.groupBy({ by: ['sender'], _count: true })
      const count = (sender: string) => stored.find((row) => row.sender === sender)?._count
      // Stored is what was acknowledged: no more, no less, and each with its answer.
      expect([count('CUSTOMER'), count('BOT')]).toEqual([accepted.length, accepted.length])
    },
  )
})

test('customers beyond the limit are refused, with nothing stored, and are served later', {
  timeout: 120_000,
}, async () => {
  const { url, app: running, database } = await startAsked('embedded PostgreSQL')
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  // More than may wait.
  const crowd = Array.from({ length: 2500 }, (_, n) =>
    running.deps.admission.run(`crowd ${n}`, () => released).catch(() => undefined),
  )
  const post = (accept: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: send, variables: { input: question(1) } }),
    })
  for (const accept of ['*/*', 'application/json', 'application/graphql-response+json']) {
    const response = await post(accept)
    const { errors } = (await response.json()) as { errors: { extensions: Record<string, unknown> }[] }
    expect(response.status).toBe(503)
    const { code, retryAfterSeconds } = errors[0]?.extensions ?? {}
    expect(code).toBe('UNAVAILABLE')
    expect(retryAfterSeconds).toBeGreaterThan(0)
    expect(response.headers.get('retry-after')).toBe(String(retryAfterSeconds))
  }
  expect(await database.db.session.count()).toBe(0)
  const metrics = await (await fetch(`${url}/metrics`)).text()
  expect(metrics).toContain('support_bot_defects_total{where="request"} 0')

  release()
  await Promise.all(crowd)
  const { data } = await request<Sent>(url, send, { input: question(1) })
  expect(data.sendMessage?.__typename).toBe('SendMessagePayload')
})
