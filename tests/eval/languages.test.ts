import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildFaqIndex } from '#server/domain/knowledge/search/index/faq-index.ts'
import { matchFaq } from '#server/domain/knowledge/search/index/match-faq.ts'
import languages from './languages.json' with { type: 'json' }

const entry = z.object({ question: z.string(), phrasings: z.array(z.string()), asked: z.array(z.string()) })

/** The bundled encoder is English; in other languages the words have to do it. */
describe('the FAQ search by words alone', () => {
  for (const [language, entries] of Object.entries(z.record(z.string(), z.array(entry)).parse(languages)))
    it(`finds at least five of six questions in ${language}, without their accents too`, async () => {
      const faqs = entries.map(({ question, phrasings }) => ({
        id: question,
        question,
        answer: '',
        category: '',
        phrasings,
        keywords: [],
      }))
      const index = await buildFaqIndex(faqs, { encoder: null })
      let asked = 0
      let found = 0
      for (const { question, asked: texts } of entries)
        for (const text of texts) {
          asked++
          const decision = await matchFaq(index, text)
          if (decision.nearest[0]?.faq.id === question) found++
        }
      if (process.env.EVAL_PRINT) console.info(language, `${found} of ${asked}`)
      expect(found / asked).toBeGreaterThanOrEqual(5 / 6)
    })
})
