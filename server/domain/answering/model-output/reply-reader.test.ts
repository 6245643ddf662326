import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanAnswer } from './answer-text.ts'
import { parseAnswer } from './parse-answer.ts'
import { createReplyReader } from './reply-reader.ts'

/** What the answer was after each piece. */
function read(pieces: readonly string[]) {
  const reader = createReplyReader()
  const seen = pieces.map((piece) => {
    reader.push(piece)
    return reader.current()?.answer ?? ''
  })
  return { seen, end: reader.end(), fields: reader.current()?.fields }
}

/** The text cut at arbitrary places, surrogate pairs included. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b)
  return [...at, text.length].map((end, index) => text.slice(index === 0 ? 0 : at[index - 1], end))
}

const answers = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('\\', '"', '\n', ' ', '\ud83d', '\ude00', '😀', 'é', '\0', '{', '}', '```'), {
      maxLength: 30,
    })
    .map((list) => list.join('')),
)
const replies = fc
  .record({
    answer: answers,
    metadata: fc.dictionary(fc.constantFrom('faqs', 'confidence', 'actions', 'x'), fc.jsonValue()),
    last: fc.boolean(),
    indent: fc.constantFrom(0, 2),
    around: fc.constantFrom(
      ['', ''],
      ['```json\n', '\n```'],
      ['<think>{"answer":"no"}</think>\n', ''],
      ['<THOUGHT>{"answer":"no"}</Thought>\n', ''],
      ['Sure {name}: ', ' {"answer":"no"}'],
    ),
  })
  .map(({ answer, metadata, last, indent, around: [before, after] }) => {
    const value = last ? { ...metadata, answer } : { answer, ...metadata }
    return before + JSON.stringify(value, null, indent) + after
  })

describe('the answer', () => {
  it('ends up the same wherever the reply is cut into pieces, and only grows on the way', () => {
    fc.assert(
      fc.property(replies, fc.array(fc.nat(), { maxLength: 40 }), (text, places) => {
        const { seen, end } = read(cut(text, places))
        expect(cleanAnswer(end?.answer ?? '')).toBe(parseAnswer(text, [])?.answer ?? '')
        for (const [index, answer] of seen.entries())
          expect(answer.startsWith(seen[index - 1] ?? '') || /[\ud800-\udfff\ufffd]/.test(answer)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('grows with every piece that contains more of it', () => {
    const pieces = ['{"faqs":["F1"],"ans', 'wer":"Hel', 'lo ', 'there', '.","x":1}']
    expect(read(pieces).seen).toEqual(['', 'Hel', 'Hello ', 'Hello there', 'Hello there.'])
  })

  it('is not looked for in nested objects', () => {
    expect(read(['{"x":{"answer":"no"},"answer":"yes"}']).end?.answer).toBe('yes')
  })

  it.each([
    '<think>Let me draft {"answer":"DRAFT","confidence":1}',
    '<Thinking hard>{"answer":"DRAFT"}',
    '<|channel|>analysis<|message|>{"answer":"DRAFT"}',
    '[THINK]{"answer":"DRAFT"}',
  ])('is nothing from the model’s thinking: %j', (text) => {
    const { seen, end } = read([...text])
    expect(seen.join('')).toBe('')
    expect(end).toBeNull()
  })

  it('comes from the first object, whatever follows', () => {
    expect(read(['{"answer":"one"}\n{"answer":"two"} {F1}']).end?.answer).toBe('one')
  })

  it('ahead of an end of thinking was a thought, unless no object follows', () => {
    expect(read(['{"answer":"one"}</think>{"answer":"two"}']).end?.answer).toBe('two')
    expect(read(['{"answer":"one"}</think>']).end?.answer).toBe('one')
  })

  it.each(['', 'no json at all', '{"answer":42', '[1,2]', '{"x":1}'])('is none in %j', (text) => {
    expect(read([text, ' ']).end).toBeNull()
  })

  it('survives any input', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => void read(pieces)))
  })
})

it('a field is reported only once it is complete', () => {
  const { fields } = read(['{"faqs":["F1"],"confidence":0.', '9'])
  expect([...(fields ?? [])]).toEqual([['faqs', ['F1']]])
})
