import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMinilmEncoder } from '#server/adapters/onnx/minilm-encoder.ts'
import { buildFaqIndex } from '#server/domain/knowledge/search/index/faq-index.ts'
import { matchFaq } from '#server/domain/knowledge/search/index/match-faq.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { measureGerman } from './measure-languages.ts'

const ignore = () => undefined
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }

/** The bundled encoder is English: other languages reach it word by word. */
describe('the FAQ search by glosses', () => {
  let encoder: SentenceEncoder
  beforeAll(async () => {
    encoder = await createMinilmEncoder({ log, timeoutMs: 10_000 })
  }, 120_000)
  afterAll(() => encoder.close())

  it('finds and offers most of what a German FAQ says in other words, and answers nothing else', async () => {
    const measured = await measureGerman(encoder)
    if (process.env.EVAL_PRINT) console.info(measured)
    expect(measured.recallAt1).toBeGreaterThanOrEqual(40)
    expect(measured.recallAt3).toBeGreaterThanOrEqual(65)
    expect(measured.helpedAt3).toBeGreaterThanOrEqual(60)
    expect(measured.wrongAnswers).toBe(0)
    expect(measured.outsideAnswered).toBe(0)
  }, 120_000)

  it('never answers by a gloss alone', async () => {
    const faq = {
      ...{ id: '1', question: 'Kann ich mit Lastschrift bezahlen?', answer: 'Ja.' },
      ...{ category: '', phrasings: [], keywords: [], language: 'de' },
    }
    const index = await buildFaqIndex([faq], { encoder })
    // The same in English words, "can direct debit pay", with not a word in common.
    const decision = await matchFaq(index, 'Geht auch Bankeinzug?')
    expect(decision.kind).toBe('did-you-mean')
  })

  it.each([
    ['de', 'Ich habe mein Passwort vergessen', 'Wie wird das Wetter morgen?'],
    ['fr', 'J’ai oublié mon mot de passe', 'Est-ce que vous vendez des pizzas aux champignons ?'],
    ['es', 'He olvidado mi contraseña', '¿Cuál es la capital de Australia?'],
  ])('offers an English entry to who asks in %s, and nothing where nothing is near', async (_, near, far) => {
    const entries = [
      ['How do I reset my password?', 'Choose “Forgot password” on the sign-in page.'],
      ['What does delivery cost?', 'Four euros; nothing from fifty euros on.'],
      ['Can I return my order?', 'Within thirty days, in its packaging.'],
      ['When will I get my refund?', 'Within five days of the return.'],
    ]
    const faqs = entries.map(([question = '', answer = '']) => ({
      ...{ id: question, question, answer, category: '', phrasings: [], keywords: [], language: 'en' },
    }))
    const index = await buildFaqIndex(faqs, { encoder })
    const decision = await matchFaq(index, near)
    expect(decision.kind).toBe('did-you-mean')
    expect(decision.nearest[0]?.faq.question).toBe('How do I reset my password?')
    expect((await matchFaq(index, far)).kind).toBe('nothing')
  })
})
