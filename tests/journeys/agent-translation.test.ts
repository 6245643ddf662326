import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { translates } from '#server/testing/scripted-translator.ts'
import { type RunningApp, startTestApp, TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { newCustomer, newKey } from './customer.ts'

const asked = 'Ich möchte bitte mit einem Menschen über mein Paket sprechen.'
const phrases: Record<string, string> = {
  [asked]: 'I would like to talk to a person about my parcel, please.',
  'It arrives today.': 'Es kommt heute an.',
}

let app: RunningApp
let model: ScriptedModel
beforeAll(async () => {
  model = await startScriptedModel()
  model.otherwise(translates(phrases, () => modelAnswers()))
  app = await startTestApp({ env: { OPENROUTER_API_KEY: 'test', OPENROUTER_BASE_URL: model.url } })
})
afterAll(async () => {
  await app?.close()
  await model?.close()
})

const transcript = `query ($id: ID!) { session(id: $id) { messages(first: 20) { nodes {
  seq sender text translation { from to originalText } machineTranslation(language: "en") { from state text problem }
} } } }`

interface Line {
  sender: string
  text: string
  translation: object | null
  machineTranslation: object | null
}

test('an agent’s translations are read by staff alone, the original of a reply by both, and reading is no sign of life', async () => {
  const agent = await newKey(app.url, TEST_ADMIN_KEY, 'AGENT')
  const partner = await newKey(app.url, TEST_ADMIN_KEY, 'PARTNER', ['sessions:read'])
  const ask = async <Data>(query: string, variables: Record<string, unknown>, bearer = agent.secret) => {
    const { data, errors } = await request<Data>(app.url, query, variables, bearer)
    expect(errors).toBeUndefined()
    return data
  }
  const read = async (bearer: string) =>
    (await ask<{ session: { messages: { nodes: Line[] } } }>(transcript, { id: customer.id }, bearer)).session
      .messages.nodes
  const customer = await newCustomer(app.url)
  const { customerMessage } = await customer.say(asked)
  const order = () =>
    ask<{ it: object }>(
      'mutation ($id: ID!, $seqs: [Int!]!) { it: translateMessages(input: { sessionId: $id, seqs: $seqs }) { __typename ... on Conflict { reason } } }',
      { id: customer.id, seqs: [customerMessage?.seq] },
    )
  expect(await order()).toEqual({ it: { __typename: 'Conflict', reason: 'TRANSLATION_OFF' } })
  await ask(
    'mutation { setTranslationLanguage(input: { language: "en-GB" }) { ... on SetTranslationLanguagePayload { apiKey { translationLanguage } } } }',
    {},
  )

  const seen = { lastSeenAt: new Date('2026-01-01T00:00:00Z') }
  await app.database.db.apiKey.update({ where: { id: agent.id }, data: seen })
  expect(await order()).toMatchObject({ it: { __typename: 'TranslateMessagesPayload' } })
  const translated = { from: 'de', state: 'DONE', text: phrases[asked], problem: null }
  await vi.waitFor(
    async () => expect((await read(agent.secret))[0]?.machineTranslation).toEqual(translated),
    { timeout: 30_000 },
  )
  expect(await app.database.db.apiKey.findUnique({ where: { id: agent.id } })).toMatchObject(seen)
  for (const bearer of [customer.token, partner.secret])
    expect((await read(bearer)).map(({ machineTranslation }) => machineTranslation).filter(Boolean)).toEqual(
      [],
    )

  const ticket = await app.database.db.ticket.findFirstOrThrow({ where: { sessionId: customer.id } })
  await ask('mutation ($id: ID!) { takeTicket(input: { ticketId: $id }) { __typename } }', { id: ticket.id })
  const send = {
    ...{ sessionId: customer.id, text: 'It arrives today.' },
    translation: { from: 'en', to: 'de', text: 'Es kommt heute an.' },
  }
  await ask('mutation ($input: SendAgentMessageInput!) { sendAgentMessage(input: $input) { __typename } }', {
    input: send,
  })
  for (const bearer of [customer.token, agent.secret])
    expect((await read(bearer)).at(-1)).toMatchObject({
      ...{ sender: 'AGENT', text: 'Es kommt heute an.' },
      translation: { from: 'en', to: 'de', originalText: 'It arrives today.' },
    })
})
