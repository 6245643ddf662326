import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Faq } from '#prisma/generated/client.ts'
import { ask, openSession } from '#server/testing/ask.ts'
import { buildDeps, type Replica } from '#server/testing/build-deps.ts'
import { type ScriptedModel, startScriptedModel } from '#server/testing/scripted-model.ts'
import { modelAnswers, modelSays } from '#server/testing/scripted-model-scripts.ts'
import { textsToTranslate, translates } from '#server/testing/scripted-translator.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/test-database.ts'
import { writeTestFaqs } from '#server/testing/test-faqs.ts'
import { updateFaq } from '../../knowledge/faq/write-faq.ts'

const phrases = {
  'Wie lange dauert die Lieferung?': 'How long does delivery take?',
  'How long does delivery take?': 'Wie lange dauert die Lieferung?',
  'Delivery takes two to four working days within the country.':
    'Die Lieferung dauert im Inland zwei bis vier Werktage.',
  'Your money is on its way back within five working days after we have your parcel.':
    'Ihr Geld ist innerhalb von fünf Werktagen, nachdem wir Ihr Paket haben, auf dem Rückweg.',
}
const german = 'Wie lange dauert die Lieferung?'

describe('a customer who writes in another language than the FAQ, with a model', () => {
  let database: TestDatabase
  let server: ScriptedModel
  let replica: Replica
  let faqs: Record<'delivery' | 'refund', Faq>

  beforeAll(async () => {
    database = await openTestDatabase()
    server = await startScriptedModel()
    replica = await buildDeps({ database, modelUrl: server.url })
    faqs = await writeTestFaqs(replica.deps)
    await replica.deps.faqs.refresh()
  })
  afterEach(() => server.otherwise(undefined))
  afterAll(async () => {
    await replica.close()
    await server.close()
    await database.close()
  })

  async function asked(text: string, language = 'de') {
    const before = server.requests.length
    const sent = await ask(replica.deps, await openSession(replica.deps), text, { language })
    return { ...sent, requests: server.requests.slice(before) }
  }

  test('gets a sure FAQ in translation, with the original; the next one gets it without the model', async () => {
    server.otherwise(translates(phrases, () => modelAnswers()))
    const first = await asked(german)
    const expected = {
      source: 'FAQ',
      text: phrases['Delivery takes two to four working days within the country.'],
      language: 'de',
      translation: { from: 'en', to: 'de', originalText: faqs.delivery.answer },
      citedFaqIds: [faqs.delivery.id],
    }
    expect(first.reply).toMatchObject(expected)
    expect(first.requests.map(textsToTranslate)).toEqual([
      [german],
      [faqs.delivery.question, faqs.delivery.answer],
    ])
    const second = await asked(german)
    expect(second.reply).toMatchObject(expected)
    expect(second.requests).toEqual([])
    expect(await database.db.modelCall.count({ where: { sessionId: first.session.id } })).toBe(2)
  })

  test('is shown the original, said so, when the translation has another number', async () => {
    const lie = 'Ihr Geld ist innerhalb von drei Werktagen, nachdem wir Ihr Paket haben, auf dem Rückweg.'
    const wrong = { ...phrases, [faqs.refund.answer]: lie, [faqs.refund.question]: 'Wann kommt mein Geld?' }
    server.otherwise(
      translates({ ...wrong, 'Wann kommt mein Geld?': faqs.refund.question }, () => modelAnswers()),
    )
    const { reply } = await asked('Wann kommt mein Geld?')
    expect(reply).toMatchObject({
      ...{ source: 'FAQ', text: faqs.refund.answer, language: 'en' },
      translation: { from: 'en', to: 'de', originalText: null },
    })
    const kept = await database.db.machineTranslation.findFirstOrThrow({ where: { faqId: faqs.refund.id } })
    expect(kept).toMatchObject({ language: 'de', problem: expect.any(String), answer: '' })
    await database.db.machineTranslation.deleteMany({ where: { faqId: faqs.refund.id } })
  })

  test('is shown the original, said so, when nothing is translated', async () => {
    server.otherwise((request) => {
      const texts = textsToTranslate(request)
      return texts?.[0] === 'Wann kommt mein Geld?'
        ? modelSays(JSON.stringify({ texts: [faqs.refund.question] }))
        : modelSays('I would rather not.')
    })
    const { reply } = await asked('Wann kommt mein Geld?')
    expect(reply).toMatchObject({ text: faqs.refund.answer, translation: { from: 'en', originalText: null } })
  })

  test('gets what the model chose of the FAQ, sentence by sentence in translation', async () => {
    server.otherwise(
      translates(phrases, () =>
        modelAnswers({ answer: 'Ihr Geld kommt nach drei Tagen. [F1.1]', faqs: ['F1'], confidence: 0.9 }),
      ),
    )
    const { reply } = await asked('Money back after parcel, bitte schnell?')
    expect(reply?.source).toBe('MODEL')
    const [cited] = reply?.citedFaqIds ?? []
    const original = Object.values(faqs).find(({ id }) => id === cited)?.answer ?? ''
    expect(reply).toMatchObject({
      text: phrases[original as keyof typeof phrases],
      translation: { from: 'en', to: 'de', originalText: original },
      evidence: { sentences: [{ text: phrases[original as keyof typeof phrases], basis: 'QUOTED' }] },
    })
  })

  test('never reads what the model says of its own accord', async () => {
    server.otherwise(
      translates(phrases, () =>
        modelAnswers({ answer: 'Wir erstatten Ihnen 500 Euro.', faqs: ['F1'], confidence: 0.99 }),
      ),
    )
    const { reply } = await asked('Money back after parcel, bitte sofort?')
    expect(reply?.text).not.toMatch(/500/)
    expect(reply?.source).toBe('RULE')
  })

  test('gets an FAQ translated anew once it says something else', async () => {
    server.otherwise(translates(phrases, () => modelAnswers()))
    await asked(german)
    const answer = 'Delivery takes six working days.'
    const { version } = await database.db.faq.findUniqueOrThrow({ where: { id: faqs.delivery.id } })
    await updateFaq(replica.deps, faqs.delivery.id, { answer, expectedVersion: version })
    await replica.deps.faqs.refresh()
    server.otherwise(
      translates({ ...phrases, [answer]: 'Die Lieferung dauert sechs Werktage.' }, () => modelAnswers()),
    )
    expect((await asked(german)).reply?.text).toBe('Die Lieferung dauert sechs Werktage.')
  })

  test('costs nothing more where both speak one language, or where translation is off', async () => {
    server.otherwise(translates(phrases, () => modelAnswers()))
    expect((await asked('How long does delivery take?', 'en')).requests).toEqual([])
    const off = await buildDeps({ database, modelUrl: server.url, settings: { translation: false } })
    await off.deps.faqs.refresh()
    const before = server.requests.length
    await ask(off.deps, await openSession(off.deps), german, { language: 'de' })
    expect(server.requests.slice(before).map(textsToTranslate)).toEqual([null])
    await off.close()
  })
})
