import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnswerStream } from './answer-stream.ts'
import { judgeAnswer, mayShowWords, supportOf } from './judge-answer.ts'
import { type ParsedAnswer, parseAnswer } from './parse-answer.ts'

const faqs = [
  {
    label: 'F1',
    id: 'faq-1',
    question: 'How do I return an item?',
    answer: 'Send it back within 30 days, free of charge.',
  },
]
const strict = { threshold: 0.6, grounding: 'strict', faqs } as const
const open = { ...strict, grounding: 'open' } as const
const good: ParsedAnswer = {
  answer: 'Send the item back within 30 days.',
  confidence: 0.9,
  escalate: false,
  actions: ['CHECK_FAQ'],
  faqIds: ['faq-1'],
}

describe('under strict grounding', () => {
  it('a sure answer that rests on an FAQ is the answer', () => {
    expect(judgeAnswer(good, strict)).toEqual({
      kind: 'answer',
      confidence: 0.9,
      citedFaqIds: ['faq-1'],
      actions: ['CHECK_FAQ'],
    })
  })

  it('an answer that names no FAQ is escalated and not shown, however sure the model is', () => {
    expect(judgeAnswer({ ...good, faqIds: [], confidence: 1 }, strict)).toMatchObject({
      kind: 'escalate',
      reason: 'LOW_CONFIDENCE',
      confidence: 0,
      showAnswer: false,
    })
  })

  it('an FAQ that was not in the prompt supports nothing', () => {
    expect(judgeAnswer({ ...good, faqIds: ['faq-9'] }, strict)).toMatchObject({
      kind: 'escalate',
      confidence: 0,
    })
  })

  it('the confidence is lower the less of the answer stands in the FAQ', () => {
    const certain = { ...good, confidence: 1 }
    const quoted = judgeAnswer({ ...certain, answer: 'Send it back within 30 days.' }, strict).confidence
    const half = judgeAnswer(
      { ...certain, answer: 'Send it back within 30 days by balloon from Jupiter.' },
      strict,
    ).confidence
    const none = judgeAnswer({ ...certain, answer: 'Bananas grow quickly.' }, strict).confidence
    expect(quoted).toBe(1)
    expect(half).toBeLessThan(quoted)
    expect(none).toBeLessThan(half)
    expect(none).toBeCloseTo(0.7)
  })
})

it('under open grounding the stated confidence alone decides', () => {
  expect(judgeAnswer({ ...good, faqIds: [], confidence: 0.61 }, open)).toMatchObject({
    kind: 'answer',
    confidence: 0.61,
  })
  expect(judgeAnswer({ ...good, faqIds: [], confidence: 0.59 }, open)).toMatchObject({ kind: 'escalate' })
})

describe('under either', () => {
  const either = [strict, open]

  it.each(either)('a confidence that is missing or impossible counts as none', (rules) => {
    expect(judgeAnswer({ ...good, confidence: null }, rules)).toMatchObject({
      reason: 'LOW_CONFIDENCE',
      confidence: 0,
      showAnswer: false,
    })
  })

  it.each(either)('an answer of a few characters is too short', (rules) => {
    expect(judgeAnswer({ ...good, answer: 'Yes.' }, rules)).toMatchObject({
      reason: 'SHORT_ANSWER',
      showAnswer: false,
    })
  })

  it.each(either)('a good answer is shown beside the hand-off that the model wishes', (rules) => {
    expect(judgeAnswer({ ...good, escalate: true }, rules)).toMatchObject({
      reason: 'MODEL_REQUESTED',
      showAnswer: true,
    })
  })

  it.each(either)('a doubtful one is not', (rules) => {
    for (const doubt of [{ confidence: 0.3 }, { answer: '' }, { confidence: null }]) {
      expect(judgeAnswer({ ...good, ...doubt, escalate: true }, rules)).toMatchObject({
        reason: 'MODEL_REQUESTED',
        showAnswer: false,
      })
    }
  })

  it.each(either)('no usable reply is an escalation', (rules) => {
    expect(judgeAnswer(null, rules)).toMatchObject({ kind: 'escalate', showAnswer: false, confidence: 0 })
  })
})

const parsed: fc.Arbitrary<ParsedAnswer> = fc.record({
  answer: fc.string({ maxLength: 40 }),
  confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  escalate: fc.boolean(),
  actions: fc.constant([]),
  faqIds: fc.subarray(['faq-1', 'faq-9']),
})

it('never trusts more than was stated, and never trusts what is below the threshold or ungrounded', () => {
  fc.assert(
    fc.property(
      parsed,
      fc.constantFrom(strict, open),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (answer, rules, threshold) => {
        const verdict = judgeAnswer(answer, { ...rules, threshold })
        expect(verdict.confidence).toBeGreaterThanOrEqual(0)
        expect(verdict.confidence).toBeLessThanOrEqual(answer.confidence ?? 0)
        if (verdict.kind === 'escalate' && !verdict.showAnswer) return
        expect(verdict.confidence).toBeGreaterThanOrEqual(threshold)
        expect(rules.grounding === 'open' || answer.faqIds.includes('faq-1')).toBe(true)
      },
    ),
  )
})

it('shows every word of an answer that it trusts while it streams, whatever the order of the fields', () => {
  const order = fc.shuffledSubarray(['faqs', 'confidence', 'escalate', 'answer'] as const, {
    minLength: 4,
    maxLength: 4,
  })
  fc.assert(
    fc.property(parsed, order, fc.constantFrom(strict, open), ({ faqIds, ...rest }, keys, rules) => {
      const values = { ...rest, faqs: faqIds }
      const text = JSON.stringify(Object.fromEntries(keys.map((key) => [key, values[key]])))
      const reader = createAnswerStream((fields) => mayShowWords(fields, rules))
      const words = [...text, '\n'].map((piece) => reader.push(piece)).join('')
      const whole = parseAnswer(text, faqs)
      const verdict = judgeAnswer(whole, rules)
      if (verdict.kind === 'answer' || verdict.showAnswer) expect(words).toBe(whole?.answer)
      else if (keys.at(-1) === 'answer' && [...(whole?.answer ?? '')].length >= 10) expect(words).toBe('')
    }),
    { numRuns: 1000 },
  )
})

it('support is the share of content words, inflected alike, numbers included', () => {
  expect(supportOf('Returned items: 30 days', ['Returns of an item within 30 days'])).toBe(0.75)
  expect(supportOf('Returns take 90 days', ['Returns take 30 days'])).toBe(0.75)
  expect(supportOf('', ['anything'])).toBe(0)
  expect(supportOf('Innerhalb von 30 Tagen', ['Within 30 days'])).toBeGreaterThan(0)
})
