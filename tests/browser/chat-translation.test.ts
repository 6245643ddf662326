import { expect, test } from 'vitest'
import { request } from '#server/testing/graphql-client.ts'
import { modelAnswers } from '#server/testing/scripted-model-scripts.ts'
import { translates } from '#server/testing/scripted-translator.ts'
import { TEST_ADMIN_KEY } from '#server/testing/start-app.ts'
import { describeInBrowser } from './chat-app.ts'
import { openChat } from './chat-page.ts'

const height = {
  ...{ question: 'How tall is the lighthouse?', asked: 'Wie hoch ist eigentlich der Leuchtturm?' },
  ...{ answer: 'The lighthouse is 40 metres tall.', said: 'Der Leuchtturm ist 40 Meter hoch.' },
}
/** With another number than its original. */
const visit = {
  ...{ question: 'How long is the ferry ride?', asked: 'Wie lange dauert denn die Überfahrt mit der Fähre?' },
  ...{ answer: 'The ferry takes 25 minutes.', said: 'Die Fähre braucht 20 Minuten.' },
}

await describeInBrowser('the chat with a model, in another language than the FAQ', (stage) => {
  test('shows an answer in translation with its original, and the original where a translation lies', async () => {
    const { app, model } = stage()
    const create = 'mutation ($input: CreateFaqInput!) { createFaq(input: $input) { __typename } }'
    for (const { question, answer } of [height, visit])
      await request(app.url, create, { input: { question, answer, category: 'Coast' } }, TEST_ADMIN_KEY)
    const phrases = [height, visit].flatMap(({ question, asked, answer, said }) => [
      [asked, question],
      [question, asked],
      [answer, said],
    ])
    model.otherwise(translates(Object.fromEntries(phrases), () => modelAnswers()))

    const { page, write, sees, complaints } = await openChat(stage(), {
      locale: 'de-DE',
      width: 360,
      height: 640,
    })
    await write(height.asked)
    await sees(height.said)
    await page.getByText('Originalsprache: Englisch').click()
    await page.getByText(height.answer).waitFor()
    await write(visit.asked)
    await sees(visit.answer)
    await page.getByText('Verfügbar nur in dieser Sprache: Englisch').waitFor()
    expect(await page.getByText(visit.said).count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
