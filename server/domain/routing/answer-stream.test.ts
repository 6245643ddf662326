import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArrivedFields, createAnswerStream } from './answer-stream.ts'
import { parseAnswer } from './parse-answer.ts'

function stream(pieces: readonly string[], mayShow: (fields: ArrivedFields) => boolean = () => true) {
  const reader = createAnswerStream(mayShow)
  return { words: pieces.map((piece) => reader.push(piece)), fields: reader.fields }
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
    metadata: fc.dictionary(
      fc.constantFrom('faqs', 'confidence', 'escalate', 'actions', 'x'),
      fc.jsonValue(),
    ),
    last: fc.boolean(),
    indent: fc.constantFrom(0, 2),
    around: fc.constantFrom(
      ['', ''],
      ['```json\n', '\n```'],
      ['<think>{"answer":"no"}</think>\n', ''],
      ['Sure: ', ''],
    ),
  })
  .map(({ answer, metadata, last, indent, around: [before, after] }) => {
    const value = last ? { ...metadata, answer } : { answer, ...metadata }
    return before + JSON.stringify(value, null, indent) + after
  })

describe('the words of the answer', () => {
  it('joined are exactly the answer, for any reply cut anywhere', () => {
    fc.assert(
      fc.property(replies, fc.array(fc.nat(), { maxLength: 40 }), (text, places) => {
        expect(stream(cut(text, places)).words.join('')).toBe(parseAnswer(text, [])?.answer)
      }),
      { numRuns: 2000 },
    )
  })

  it('arrive with the piece that brings them', () => {
    const pieces = ['{"faqs":["F1"],"ans', 'wer":"Hel', 'lo ', 'there', '.","x":1}']
    expect(stream(pieces).words).toEqual(['', 'Hel', 'lo', ' there', '.'])
  })

  it('are not looked for in nested objects', () => {
    expect(stream(['{"x":{"answer":"no"},"answer":"yes"}']).words).toEqual(['yes'])
  })

  it('end quietly where the JSON breaks', () => {
    expect(stream(['{"answer":"yes","confidence":Na', 'N,"x":"', '"}']).words).toEqual(['yes', '', ''])
  })

  it.each(['', 'no json at all', '<think>{"answer":"no"}', '{"answer":42}', '[1,2]'])(
    'are none in %j',
    (text) => {
      expect(stream([text, ' ']).words.join('')).toBe('')
    },
  )

  it('survive anything', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (pieces) => void stream(pieces)))
  })
})

describe('the gate', () => {
  const sure = (fields: ArrivedFields) => fields.get('confidence') !== 0

  it('holds words back once a field that has arrived rules the answer out', () => {
    expect(stream(['{"confidence":0,"answer":"no', ' no"}'], sure).words).toEqual(['', ''])
  })

  it('lets words flow while nothing speaks against it, and stops when something does', () => {
    expect(stream(['{"answer":"yes', ' yes', '","confidence":0,"x":1}'], sure).words).toEqual([
      'yes',
      ' yes',
      '',
    ])
  })

  it('shows what it held back as soon as it opens', () => {
    const wait = (fields: ArrivedFields) => fields.has('confidence')
    expect(stream(['{"answer":"late', '","confidence":1', ',"x":1}'], wait).words).toEqual(['', '', 'late'])
  })

  it('sees a field only when it is whole', () => {
    const { fields } = stream(['{"faqs":["F1"],"confidence":0.', '9'])
    expect([...fields]).toEqual([['faqs', ['F1']]])
  })
})
