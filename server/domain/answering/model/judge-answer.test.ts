import { describe, expect, it } from 'vitest'
import type { AnswerField } from '../model-output/answer-fields.ts'
import type { ParsedAnswer } from '../model-output/parse-answer.ts'
import type { SentenceEvidence } from '../proof/evidence.ts'
import type { Composed } from './answer-composer.ts'
import { judgeAnswer, mayShowAnswer, mayShowWords } from './judge-answer.ts'

const strict = { threshold: 0.6, grounding: 'strict' } as const
const open = { threshold: 0.6, grounding: 'open' } as const
const good: ParsedAnswer = {
  answer: 'Send the item back within 30 days.',
  confidence: 0.9,
  escalate: false,
  actions: ['CHECK_FAQ'],
  faqIds: [],
}
const shown = (...bases: SentenceEvidence['basis'][]): Composed => ({
  text: good.answer,
  sentences: bases.map((basis) => ({ text: 'x', basis, sources: [] })),
  leftOut: [],
})
const nothing: Composed = { text: '', sentences: [], leftOut: [] }

describe('the confidence', () => {
  it('is computed by us, and never above the model’s own', () => {
    expect(judgeAnswer({ ...good, confidence: 1 }, shown('PROVEN'), strict).confidence).toBe(0.95)
    expect(judgeAnswer({ ...good, confidence: 1 }, shown('QUOTED'), strict).confidence).toBe(0.97)
    expect(judgeAnswer(good, shown('PROVEN', 'QUOTED'), strict).confidence).toBe(0.9)
  })

  it('of a proven answer needs no figure from the model', () => {
    expect(judgeAnswer({ ...good, confidence: null }, shown('PROVEN'), strict)).toMatchObject({
      confidence: 0.95,
      escalate: null,
    })
    expect(mayShowAnswer({ ...good, confidence: null }, strict)).toBe(true)
  })

  it('of an open answer is the model’s alone', () => {
    expect(judgeAnswer({ ...good, confidence: 0.61 }, shown('UNPROVEN'), open)).toMatchObject({
      confidence: 0.61,
      escalate: null,
    })
    expect(mayShowAnswer({ ...good, confidence: null }, open)).toBe(false)
  })
})

describe('a hand-off', () => {
  it.each([
    ['nothing could be proven', good, nothing, 'LOW_CONFIDENCE'],
    ['the reply was no answer', null, nothing, 'LOW_CONFIDENCE'],
    ['the answer is too short to be one', { ...good, answer: 'Yes.' }, nothing, 'SHORT_ANSWER'],
    ['the model asks for a person', { ...good, escalate: true }, shown('PROVEN'), 'MODEL_REQUESTED'],
    ['the model is in doubt', { ...good, confidence: 0.3 }, nothing, 'LOW_CONFIDENCE'],
  ] as const)('when %s', (_, parsed, composed, escalate) => {
    expect(judgeAnswer(parsed as ParsedAnswer | null, composed, strict).escalate).toBe(escalate)
  })
})

describe('text may be shown while it arrives', () => {
  const fields = (values: Partial<Record<AnswerField, unknown>>) =>
    new Map(Object.entries(values) as [AnswerField, unknown][])

  it.each([
    [{ confidence: 0.9 }, true],
    [{ confidence: '95%', faqs: [] }, true],
    [{ confidence: 0.5 }, false],
    [{}, false],
    [{ faqs: ['F1'] }, false],
  ])('once the confidence is known and high enough: %j', (values, expected) => {
    expect(mayShowWords(fields(values), strict)).toBe(expected)
  })

  it('not when even proof cannot reach the threshold', () => {
    expect(mayShowWords(fields({ confidence: 1 }), { ...strict, threshold: 0.99 })).toBe(false)
    expect(mayShowAnswer({ ...good, confidence: 1 }, { ...strict, threshold: 0.99 })).toBe(false)
  })
})
