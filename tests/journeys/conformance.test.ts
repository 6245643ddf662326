import fc from 'fast-check'
import { type AuditResult, serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '#server/schema/schema.ts'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { generatedRequests } from '../attack/generated-requests.ts'
import { newKey } from './customer.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp({ env: { NODE_ENV: 'production', EMBEDDINGS: 'off', LOG_LEVEL: 'error' } })
})
afterAll(() => app?.close())

const introspection = '{ __schema { queryType { name } } __type(name: "Session") { name } }'

const audits = () =>
  serverAudits({
    url: `${app.url}/graphql`,
    fetchFn: (input: string, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${TEST_ADMIN_KEY}` } }),
  })

test('all audits of GraphQL over HTTP pass in production, twice and between each other', async () => {
  const results: AuditResult[] = []
  // Each of the second round runs beside one of the first that is not its own: none may hear of the other.
  const [first, second] = [audits(), audits().toReversed()]
  expect(first).toHaveLength(61)
  for (const [index, audit] of first.entries()) {
    const beside = second[index]
    results.push(...(await Promise.all([audit.fn(), ...(beside ? [beside.fn()] : [])])))
  }
  expect(results).toHaveLength(122)
  expect(results.filter(({ status }) => status !== 'ok')).toEqual([])
})

test('staff and partners read the schema in production, nobody else', async () => {
  const partner = await newKey(app.url, TEST_ADMIN_KEY, 'PARTNER', ['faqs:read'])
  for (const bearer of [TEST_ADMIN_KEY, partner.secret]) {
    const { status, data } = await request(app.url, introspection, {}, bearer)
    expect(status).toBe(200)
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, __type: { name: 'Session' } })
  }
  for (const bearer of [undefined, 'ak_unknown']) {
    const { status, data } = await request(app.url, introspection, {}, bearer)
    expect([status, data]).toEqual([400, undefined])
  }
})

test('names are not guessed for anybody, in documents nor in variables', async () => {
  const wrong = [
    request(app.url, '{ faqCategorie }'),
    request(app.url, 'query ($o: FaqOrder) { faqs(orderBy: $o) { totalCount } }', { o: { fiel: 1 } }),
  ]
  for (const { errors } of await Promise.all(wrong)) {
    expect(errors?.[0]?.message).toBeTruthy()
    expect(JSON.stringify(errors)).not.toContain('Did you mean')
  }
})

test('no generated request is a defect of ours', async () => {
  const seed = Date.now() % 1_000_000
  for (const { search, body, accept } of fc.sample(generatedRequests(schema), { numRuns: 300, seed })) {
    const headers = { 'content-type': 'application/json', accept }
    const response = await (search === null
      ? fetch(`${app.url}/graphql`, { method: 'POST', headers, body })
      : fetch(`${app.url}/graphql?${search}`, { headers }))
    expect(response.status, `seed ${seed}: ${search ?? body}`).toBeLessThan(500)
    await response.body?.cancel()
  }
  const metrics = await (await fetch(`${app.url}/metrics`)).text()
  expect(metrics, `seed ${seed}`).toContain('support_bot_defects_total{where="request"} 0')
})
