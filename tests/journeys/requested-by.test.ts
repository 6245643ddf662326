import { afterAll, beforeAll, expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { newCustomer } from './customer.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startTestApp({ env: { EMBEDDINGS: 'off' } })
})
afterAll(() => app?.close())

test.each([
  ['the customer', true],
  ['staff', false],
])('a ticket says whether %s wrote who asks', async (who, byCustomer) => {
  const customer = await newCustomer(app.url)
  const ask = `mutation ($id: ID!) {
    escalate(input: { sessionId: $id, reason: "Lost", requestedBy: "Head of Support" }) {
      ... on EscalatePayload { ticket { requestedBy requestedByCustomer } }
    }
  }`
  const bearer = who === 'staff' ? TEST_ADMIN_KEY : customer.token
  const { data } = await request(app.url, ask, { id: customer.id }, bearer)
  expect(data).toEqual({
    escalate: { ticket: { requestedBy: 'Head of Support', requestedByCustomer: byCustomer } },
  })
})
