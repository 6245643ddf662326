import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'

let app: RunningApp

beforeAll(async () => {
  app = await startTestApp({ env: { EMBEDDINGS: 'off' } })
})
afterAll(() => app.close())

async function create(input: object): Promise<string> {
  const { data } = await request<{ createFaq: { faq: { id: string } } }>(
    app.url,
    'mutation ($input: CreateFaqInput!) { createFaq(input: $input) { ... on CreateFaqPayload { faq { id } } } }',
    { input },
    TEST_ADMIN_KEY,
  )
  return data.createFaq.faq.id
}

test('the disabled original of a translation is null for customers, and there for staff', async () => {
  const content = { category: 'Instruments', keywords: [], phrasings: [] }
  const original = await create({
    ...content,
    ...{
      question: 'Do you repair zithers?',
      answer: 'Yes, in our workshop.',
      language: 'en',
      enabled: false,
    },
  })
  const translation = await create({
    ...content,
    ...{ question: 'Repariert ihr Zithern?', answer: 'Ja, in unserer Werkstatt.', language: 'de' },
    translationOfId: original,
  })
  const read = (bearer?: string) =>
    request<{ node: { translationOf: { id: string } | null } }>(
      app.url,
      'query ($id: ID!) { node(id: $id) { ... on Faq { translationOf { id } } } }',
      { id: translation },
      bearer,
    )
  const forCustomers = await read()
  expect(forCustomers.errors).toBeUndefined()
  expect(forCustomers.data.node).toEqual({ translationOf: null })
  expect((await read(TEST_ADMIN_KEY)).data.node.translationOf?.id).toBe(original)
})
