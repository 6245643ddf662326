import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMinilmEncoder } from '#server/adapters/onnx/minilm-encoder.ts'
import { buildFaqIndex } from '#server/domain/knowledge/search/index/faq-index.ts'
import { matchFaq } from '#server/domain/knowledge/search/index/match-faq.ts'
import type { SentenceEncoder } from '#server/ports/sentence-encoder.ts'
import { measureScripts } from './measure-scripts.ts'

const ignore = () => undefined
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore }

/** The bundled encoder is English. Whatever it makes of other scripts must not make the search surer. */
describe('the FAQ search in scripts that the encoder does not know', () => {
  let encoder: SentenceEncoder
  beforeAll(async () => {
    encoder = await createMinilmEncoder({ log, timeoutMs: 10_000 })
  }, 120_000)
  afterAll(() => encoder.close())

  it.each([
    ['ten', 80, 60],
    // Many of these questions share no word with their entry.
    ['fifty', 66, 55],
  ] as const)(
    'answers nothing about other things, and offers what is there, of %s entries',
    async (size, helped, least) => {
      const { all, languages } = await measureScripts(encoder, size)
      if (process.env.EVAL_PRINT) console.info(all, languages)
      expect(all.outsideAnswered).toBe(0)
      expect(all.wrongAnswers).toBeLessThanOrEqual(1)
      expect(all.helpedAt3).toBeGreaterThanOrEqual(helped)
      for (const [language, { helpedAt3 }] of Object.entries(languages))
        expect(helpedAt3, language).toBeGreaterThanOrEqual(least)
    },
    120_000,
  )

  it.each([
    ['a Chinese FAQ', '可以退货吗？', ['do you sell pizza?', 'Do you sell 披萨 here?', '你们卖 pizza 吗']],
    ['an English FAQ', 'Can I return my tea?', ['你们卖披萨吗？', 'can I return 我的披萨', 'можно пиццу?']],
  ])('is never sure in %s of a message in another script', async (_, question, messages) => {
    const faq = { id: '1', question, answer: question, category: '', phrasings: [], keywords: [] }
    const index = await buildFaqIndex([faq], { encoder })
    for (const message of messages) expect((await matchFaq(index, message)).kind).not.toBe('answer')
  })
})
