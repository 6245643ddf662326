import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanText } from '#server/domain/clean-text.ts'
import { schema } from '#server/schema/schema.ts'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { awkwardStrings } from '../attack/awkward-strings.ts'
import { complaintsAbout } from '../attack/refused-by-name.ts'
import { post } from '../attack/send.ts'
import { stringArguments } from '../attack/string-arguments.ts'
import { type Customer, newCustomer } from './customer.ts'

// A part of `npm run attack -- strings`, which has 1,000 for each argument.

const TOGETHER = 5
const seed = Date.now() % 1_000_000
const strings = awkwardStrings(200, seed)

let app: RunningApp
let customer: Customer
beforeAll(async () => {
  app = await startTestApp({ env: { NODE_ENV: 'production', EMBEDDINGS: 'off', LOG_LEVEL: 'error' } })
  customer = await newCustomer(app.url)
})
afterAll(() => app?.close())

const places = stringArguments(schema)

test('there are places for a text in inputs and in lists', () => {
  const names = places.map(({ name }) => name)
  expect(names).toContain('Mutation.sendMessage(input.text)')
  expect(names).toContain('Mutation.createFaq(input.phrasings)')
  expect(names).toContain('Query.searchFaqs(query)')
  expect(names.length).toBeGreaterThan(60)
})

test('any text in any of them is taken, or refused by name, and is no defect', {
  timeout: 170_000,
}, async () => {
  const problems: string[] = []
  // Each place gets some, and all places together get all of them.
  for (const [at, { name, operation }] of places.entries()) {
    const texts = Array.from(
      { length: TOGETHER },
      (_, n) => strings[(at * TOGETHER + n) % strings.length] ?? '',
    )
    for (const some of [
      texts.filter(isShort),
      ...texts.filter((text) => !isShort(text)).map((text) => [text]),
    ]) {
      if (some.length === 0) continue
      const answer = await post(app.url, operation(some, customer.id), {
        address: '10.0.0.1',
        bearer: TEST_ADMIN_KEY,
      })
      problems.push(...complaintsAbout(answer).map((complaint) => `${name}: ${complaint}`))
    }
  }
  expect(problems, `seed ${seed}`).toEqual([])
  const metrics = await (await fetch(`${app.url}/metrics`)).text()
  expect(metrics).toContain('support_bot_defects_total{where="request"} 0')
})

const isShort = (text: string) => text.length <= 9000

describe.each([
  ['createApiKey', 'name', 'apiKey { stored: name }', { role: 'AGENT' }, 100],
  ['createFaq', 'category', 'faq { stored: category }', { question: 'Is this kept?', answer: 'It is.' }, 100],
  ['createFaq', 'answer', 'faq { stored: answer }', { question: 'Is this kept?', category: 'Tests' }, 8000],
  ['escalate', 'requestedBy', 'ticket { stored: requestedBy }', { reason: 'Help' }, 100],
] as const)('%s(%s)', (mutation, field, selection, others, max) => {
  test('is stored as it was sent, but for what no reader can see', { timeout: 170_000 }, async () => {
    const name = mutation.charAt(0).toUpperCase() + mutation.slice(1)
    const query = `mutation ($input: ${name}Input!) {
      it: ${mutation}(input: $input) { ... on InvalidInput { field } ... on ${name}Payload { payload: ${selection} } }
    }`
    for (const text of strings.slice(0, 40).filter(isShort)) {
      const input = {
        ...others,
        [field]: text,
        ...(mutation === 'escalate' ? { sessionId: (await newCustomer(app.url)).id } : {}),
      }
      const { data } = await request<{ it: { field?: string; payload?: { stored: string } } }>(
        app.url,
        query,
        { input },
        TEST_ADMIN_KEY,
      )
      expect(data.it, JSON.stringify(text)).toEqual(expectedOf(text, field, max))
    }
  })
})

function expectedOf(text: string, field: string, max: number): object {
  try {
    return { payload: { stored: cleanText(text, field, max) } }
  } catch {
    return { field }
  }
}
