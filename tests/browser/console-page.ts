import { expect } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import type { ChatStage } from './chat-app.ts'
import type { PageOptions, TestPage } from './open-browser.ts'

type Role = 'AGENT' | 'ADMIN'

/** A new API key of that name. */
export async function makeKey({ app }: ChatStage, name: string, role: Role = 'AGENT'): Promise<string> {
  const { data, errors } = await request<{ createApiKey: { secret: string } }>(
    app.url,
    'mutation Make($name: String!, $role: Role!) { createApiKey(input: { name: $name, role: $role }) { ... on CreateApiKeyPayload { secret } } }',
    { name, role },
    TEST_ADMIN_KEY,
  )
  expect(errors).toBeUndefined()
  return data.createApiKey.secret
}

/** The console in a browser of its own, before anybody signed in. */
export async function openConsole(
  { app, browser }: ChatStage,
  path = '',
  options?: PageOptions,
): Promise<TestPage> {
  const opened = await browser.newPage(options)
  await opened.page.goto(`${app.url}/console${path}`)
  return opened
}

/** Signs in the way a person does. */
export async function signIn(opened: TestPage, key: string): Promise<void> {
  await opened.page.getByLabel('API key').fill(key)
  await opened.page.getByRole('button', { name: 'Sign in' }).click()
  await opened.page.getByRole('navigation', { name: 'Screens' }).waitFor()
}

/** An agent or admin of that name at work. */
export async function openConsoleAs(
  stage: ChatStage,
  name: string,
  { role = 'AGENT' as Role, path = '', ...options }: PageOptions & { role?: Role; path?: string } = {},
): Promise<TestPage> {
  const opened = await openConsole(stage, path, options)
  await signIn(opened, await makeKey(stage, name, role))
  return opened
}

interface Customer {
  sessionId: string
  token: string
}

/** A customer at the API who wrote this; `about` is their metadata. */
export async function aCustomer({ app }: ChatStage, text: string, about?: object): Promise<Customer> {
  const { data, errors } = await request<{
    sendMessage: { sessionToken: string; session: { id: string } }
  }>(
    app.url,
    'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { ... on SendMessagePayload { sessionToken session { id } } } }',
    { input: { text, ...(about ? { metadata: about } : {}) } },
  )
  expect(errors).toBeUndefined()
  return { sessionId: data.sendMessage.session.id, token: data.sendMessage.sessionToken }
}

/** The same customer says something more. */
export async function says({ app }: ChatStage, customer: Customer, text: string): Promise<void> {
  const { errors } = await request(
    app.url,
    'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }',
    { input: { text, sessionId: customer.sessionId } },
    customer.token,
  )
  expect(errors).toBeUndefined()
}

/** The customer asks for a person. */
export async function asksForPerson(
  { app }: ChatStage,
  { sessionId, token }: Customer,
  reason: string,
): Promise<void> {
  const { data } = await request<{ escalate: { __typename: string } }>(
    app.url,
    'mutation Ask($input: EscalateInput!) { escalate(input: $input) { __typename } }',
    { input: { sessionId, reason } },
    token,
  )
  expect(data.escalate.__typename).toBe('EscalatePayload')
}
