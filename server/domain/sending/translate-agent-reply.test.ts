import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newAgent, type Staff, takeNewSession } from '#server/testing/agents.ts'
import { ask } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { translates } from '#server/testing/scripted-translator.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { setTranslationLanguage } from '../api-key/set-translation-language.ts'
import { sendAgentMessage } from './send-agent-message.ts'
import { translateAgentReply } from './translate-agent-reply.ts'

const english = 'It arrives on 14 March. Track it at https://example.com/t/AB-1204.'
const german = 'Es kommt am 14. März an. Verfolgen Sie es unter https://example.com/t/AB-1204.'
const phrases: Record<string, string> = {
  'It arrives on 14 March.': 'Es kommt am 14. März an.',
  'Track it at https://example.com/t/AB-1204.': 'Verfolgen Sie es unter https://example.com/t/AB-1204.',
  'You will not be charged twice for this order.': 'Sie werden für diese Bestellung zweimal belastet.',
}

describe('what an agent says to a customer of another language', () => {
  let database: TestDatabase
  let server: ScriptedModel
  let replica: Replica
  let ada: Staff
  let sessionId: string

  beforeAll(async () => {
    database = await openTestDatabase()
    server = await startScriptedModel()
    replica = await buildDeps({ database, modelUrl: server.url })
    ada = await agent('en')
    const session = await takeNewSession(replica.deps, ada)
    sessionId = session.id
    await ask(replica.deps, session, 'Wo ist mein Paket?', { language: 'de' })
  })
  afterEach(() => server.otherwise(undefined))
  afterAll(async () => {
    await replica.close()
    await server.close()
    await database.close()
  })

  const agent = (language: string | null) => newAgent(replica.deps, language)
  const translated = (text: string) => translateAgentReply(replica.deps, ada, { sessionId, text })
  const count = () => replica.deps.db.message.count({ where: { sessionId } })

  test('is translated before it is sent, then stored once with its original', async () => {
    server.otherwise(translates(phrases, () => modelAnswers()))
    const before = await count()
    const translation = await translated(english)
    expect(translation).toEqual({ from: 'en', to: 'de', text: german, problem: null })
    expect(await count()).toBe(before)
    const send = () =>
      sendAgentMessage(replica.deps, ada, {
        ...{ sessionId, text: english, clientMessageId: 'once' },
        translation,
      })
    const requests = server.requests.length
    const [first, again] = await Promise.all([send(), send()])
    expect(again.id).toBe(first.id)
    expect(await count()).toBe(before + 1)
    expect(server.requests).toHaveLength(requests)
    expect(first).toMatchObject({
      ...{ sender: 'AGENT', text: german, language: 'de' },
      translation: { from: 'en', to: 'de', originalText: english },
    })
  })

  test('is told to have changed before the customer reads it, and is not sent as a translation', async () => {
    server.otherwise(translates(phrases, () => modelAnswers()))
    const text = 'You will not be charged twice for this order.'
    const translation = await translated(text)
    expect(translation).toMatchObject({ problem: 'negation' })
    const before = await count()
    const sent = sendAgentMessage(replica.deps, ada, { sessionId, text, translation })
    await expect(sent).rejects.toMatchObject({ reason: 'TRANSLATION_DIFFERS' })
    expect(await count()).toBe(before)
    // The agent's choice: as it was written.
    expect(await sendAgentMessage(replica.deps, ada, { sessionId, text })).toMatchObject({
      ...{ text, language: null, translation: null },
    })
  })

  test('is refused without a translation when the model gives none, and nothing is sent', async () => {
    server.otherwise(() => modelSays('No.'))
    const before = await count()
    await expect(translated(english)).rejects.toMatchObject({ reason: 'TRANSLATION_UNAVAILABLE' })
    expect(await count()).toBe(before)
    const calls = await replica.deps.db.modelCall.findMany({ where: { sessionId, purpose: 'translation' } })
    expect(calls.some(({ outcome }) => outcome !== 'ok')).toBe(true)
  })

  test('needs no translation when it is in the customer’s language already', async () => {
    const requests = server.requests.length
    expect(await translated('Ihr Paket ist heute bei uns angekommen und geht gleich weiter.')).toBeNull()
    expect(server.requests).toHaveLength(requests)
  })

  test('is not translated for who has not turned it on, nor for who does not have the session', async () => {
    const reply = (viewer: Staff) => translateAgentReply(replica.deps, viewer, { sessionId, text: english })
    await expect(reply(await agent('en'))).rejects.toMatchObject({ reason: 'OWNED_BY_ANOTHER' })
    await setTranslationLanguage(replica.deps, ada.key, null)
    const off = { ...ada, key: { ...ada.key, translationLanguage: null } }
    await expect(reply(off)).rejects.toMatchObject({ reason: 'TRANSLATION_OFF' })
  })
})
