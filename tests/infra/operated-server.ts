import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from '#server/testing/graphql-client.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { writeTestFaqs } from '#server/testing/test-faqs.ts'

/** The whole server, with a model and a webhook that do as they are told: for looking at what operators see of it. */
export interface OperatedServer extends RunningApp {
  model: ScriptedModel
  webhook: Webhook
  /** One operation as staff. @throws when it has errors */
  staff<T>(query: string, variables?: Record<string, unknown>): Promise<T>
}

interface Webhook {
  url: string
  /** How the next news of tickets are taken; `hangs`: not at all, until it changes its mind. */
  does: 'take' | 'refuse' | 'hang'
  /** How many news were brought to it so far. */
  asked: number
  close(): Promise<void>
}

export async function startOperatedServer(env: Record<string, string> = {}): Promise<OperatedServer> {
  const model = await startScriptedModel()
  // Jobs ask it, too, for summaries.
  model.otherwise(() => modelAnswers({ faqs: [] }))
  const webhook = await startWebhook()
  const app = await startTestApp({
    env: {
      EMBEDDINGS: 'off',
      OPENROUTER_API_KEY: 'sk-scripted',
      OPENROUTER_BASE_URL: model.url,
      GROUNDING: 'open',
      NOTIFY_WEBHOOK_URL: webhook.url,
      NOTIFY_WEBHOOK_SECRET: 'a secret of the tests',
      ...env,
    },
  })
  await app.database.db.faq.deleteMany()
  await writeTestFaqs(app.app.deps)
  await app.app.deps.faqs.refresh()
  return {
    ...app,
    model,
    webhook,
    async staff<T>(query: string, variables: Record<string, unknown> = {}) {
      const { data, errors } = await request<T>(app.url, query, variables, TEST_ADMIN_KEY)
      if (errors) throw new Error(JSON.stringify(errors))
      return data
    },
    async close() {
      webhook.does = 'take'
      await app.close()
      await webhook.close()
      await model.close()
    },
  }
}

async function startWebhook(): Promise<Webhook> {
  const server = createServer((incoming, response) => {
    incoming.resume()
    webhook.asked += 1
    if (webhook.does !== 'hang') response.writeHead(webhook.does === 'take' ? 204 : 500).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // It listens on a port.
  const webhook: Webhook = {
    url: `http://127.0.0.1:${port}`,
    does: 'take',
    asked: 0,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return webhook
}
