import { describe, expect, it, test } from 'vitest'
import type { SearchableFaq } from '../faq-match.ts'
import { buildFaqIndex } from './faq-index.ts'
import { matchFaq } from './match-faq.ts'

const others = [
  'Where is my order?',
  'How do I return an item?',
  'Do you ship abroad?',
  'Which cards do you take?',
]
const faq = (question: string, answer = 'See our help pages.'): SearchableFaq => ({
  ...{ id: question, question, answer, category: 'General', phrasings: [], keywords: [] },
})
const indexOf = (questions: readonly string[]) =>
  buildFaqIndex(
    [...others, ...questions].map((question) => faq(question)),
    { encoder: null },
  )

const neighbours = [
  ['What does plan A cost?', 'What does plan A+ cost?'],
  ['Do you teach C?', 'Do you teach C++?', 'Do you teach C#?'],
  ['May I store the tent at 5 °C?', 'May I store the tent at -5 °C?', 'May I store the tent at 5 °F?'],
  ['Does it work with 4G?', 'Does it work with 5G?'],
  ['Do you print on A4?', 'Do you print on A3?'],
  ['Is the X-200 waterproof?', 'Is the X200+ waterproof?'],
  ['Is there a case for the iPhone 15 Pro?', 'Is there a case for the iPhone 14 Pro?'],
  ['What is new in v2.1?', 'What is new in v2.2?'],
  ['Can I order 5 kg?', 'Can I order 5 lb?'],
  ['Is there a coupon for 5 €?', 'Is there a coupon for 5 $?', 'Is there a coupon for 5 %?'],
  ['Who answers @help?', 'Who answers #help?'],
  ['What if the number is >= 10?', 'What if the number is < 10?'],
  ['What does 🔥 mean?', 'What does 🧊 mean?'],
  ['バスはどこですか', 'パスはどこですか'],
  ['दिन में कब आएगा?', 'दान में कब आएगा?'],
  ['ม้าราคาเท่าไร', 'มาราคาเท่าไร'],
  ['Это мой заказ?', 'Это мои заказ?'],
]

describe('a question and its neighbour that differ by a symbol', () => {
  test.each(neighbours.map((questions) => [questions]))(
    '%j: each gets the answer of its own FAQ',
    async (questions) => {
      const index = await indexOf(questions)
      for (const question of questions)
        for (const asked of [question, question.toUpperCase(), ` ${question.replace('?', '')} 😊`])
          expect(await matchFaq(index, asked)).toMatchObject({
            kind: 'answer',
            match: { faq: { id: question }, confidence: 1 },
          })
    },
  )

  test.each(neighbours.map((questions) => [questions]))(
    '%j: one FAQ alone does not answer the other question',
    async (questions) => {
      for (const question of questions) {
        const index = await indexOf([question])
        for (const asked of questions.filter((other) => other !== question))
          expect((await matchFaq(index, asked)).kind, `${asked} by ${question}`).not.toBe('answer')
      }
    },
  )

  it('is also told apart when paraphrased', async () => {
    const index = await indexOf(['What does plan A cost?', 'What does plan A+ cost?'])
    expect((await matchFaq(index, 'so what does plan A+ cost please')).nearest[0]?.faq.question).toContain(
      'A+',
    )
    expect((await matchFaq(index, 'so what does plan A cost please')).nearest[0]?.faq.question).not.toContain(
      'A+',
    )
  })
})

describe('a word-for-word question', () => {
  it('is told apart from one with other accents', async () => {
    const questions = ['Kann ich hier zahlen?', 'Kann ich hier zählen?', 'ماذا عن علم؟', 'ماذا عن علّم؟']
    const index = await indexOf(questions)
    for (const question of questions)
      expect(await matchFaq(index, question)).toMatchObject({
        match: { faq: { id: question }, confidence: 1 },
      })
  })

  it('is told apart from one that differs only in case', async () => {
    const index = await indexOf(['What is IT?', 'What is it?'])
    expect(await matchFaq(index, 'What is IT')).toMatchObject({ match: { faq: { id: 'What is IT?' } } })
    expect(await matchFaq(index, 'What is it?')).toMatchObject({ match: { faq: { id: 'What is it?' } } })
    expect(await matchFaq(index, 'WHAT IS IT?')).toMatchObject({ kind: 'did-you-mean' })
  })

  it('is found without its accents, but not with other accents', async () => {
    const index = await indexOf(['¿Dónde está mi envío?', 'má giá bao nhiêu'])
    expect(await matchFaq(index, 'donde esta mi envio')).toMatchObject({
      kind: 'answer',
      match: { confidence: 1 },
    })
    expect(
      await matchFaq(await indexOf(['هل أستطيع إعادة السِّلعة؟']), 'هل استطيع اعادة السلعه'),
    ).toMatchObject({
      kind: 'answer',
      match: { confidence: 1 },
    })
    expect(await matchFaq(index, 'ma gia bao nhieu')).toMatchObject({
      kind: 'answer',
      match: { confidence: 1 },
    })
    expect(await matchFaq(index, 'mà giá bao nhiêu')).not.toMatchObject({ match: { confidence: 1 } })
  })

  it('is not blocked by numbers and symbols that the FAQ never mentions', async () => {
    const index = await indexOf(['When does my parcel arrive?'])
    for (const asked of ['Order 12345678: when does my parcel arrive?', 'When does my parcel arrive? ❤️'])
      expect(await matchFaq(index, asked)).toMatchObject({
        kind: 'answer',
        match: { faq: { id: 'When does my parcel arrive?' } },
      })
  })
})
