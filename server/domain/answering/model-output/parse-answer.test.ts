import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAnswer } from './parse-answer.ts'

const faqs = [
  {
    label: 'F1',
    id: '0190a000-0000-7000-8000-000000000001',
    question: 'How do I return an item?',
    answer: '30 days.',
  },
  {
    label: 'F2',
    id: '0190a000-0000-7000-8000-000000000002',
    question: 'When will my order arrive?',
    answer: 'Soon.',
  },
]
const [first, second] = faqs.map((faq) => faq.id)
const whole = {
  faqs: ['F1'],
  confidence: 0.9,
  escalate: false,
  actions: ['REPHRASE'],
  answer: 'Within 30 days.',
}
const parsed = {
  faqIds: [first],
  confidence: 0.9,
  escalate: false,
  actions: ['REPHRASE'],
  answer: 'Within 30 days.',
}

describe('a reply in its wrapping', () => {
  const json = JSON.stringify(whole)
  it.each([
    ['as asked', json],
    ['in a code fence', `\`\`\`json\n${json}\n\`\`\``],
    ['in a bare fence after a sentence', `Here you are:\n\`\`\`\n${json}\n\`\`\`\nAnything else?`],
    ['inside prose', `Sure! ${json} I hope this helps.`],
    ['after its reasoning, braces and all', `<think>{"answer": "no"} hmm</think>\n${json}`],
    ['in a list', `[${json}]`],
    ['before another object', `${json}\n${json.replace('Within 30 days.', 'No.')}`],
    ['before words with braces', `${json}\n\nNote: I used {F1} for this, as {asked}.`],
    ['after words with braces', `Dear {name}, here is it: ${json}`],
    ['in Python words before words with braces', `${json.replace('false', 'False')} Note: {F1}.`],
    ['after a thought in capitals', `<THINK>${json.replace('30', '99')}</THINK>${json}`],
    ['after a thought by another name', `<thought>${json.replace('30', '99')}</thought>\n${json}`],
    ['after <thinking type="deep">', `<thinking type="deep">{"answer":"no"}</thinking>${json}`],
    ['after words and a thought', `Sure.\n<reasoning>{"answer":"no"}</reasoning>\n${json}`],
    ['after an end of thinking alone', `They want to return it. {"answer":"no"}\n</think>\n${json}`],
    ['after a draft and an end of thinking', `${json.replace('30', '99')}</think>${json}`],
    ['after a thought in a thought', `<think>a<think>{"answer":"no"}</think>{"answer":"no"}</think>${json}`],
    ['after two begun and one ended', `<think><think>{"answer":"no"}</think>${json}`],
    ['after [THINK]', `[THINK]{"answer":"no"}[/THINK]${json}`],
    ['after ◁think▷', `◁think▷{"answer":"no"}◁/think▷${json}`],
    ['after <|begin_of_thought|>', `<|begin_of_thought|>{"answer":"no"}<|end_of_thought|>${json}`],
    [
      'in the final channel',
      `<|channel|>analysis<|message|>{"answer":"no"}<|end|><|start|>assistant<|channel|>final<|message|>${json}<|return|>`,
    ],
    ['after a channel’s leaked names', `analysis They ask {"answer":"no"} assistantfinal${json}`],
    ['after a thought within the answer', json.replace('Within', '<think>30 of what?</think>Within')],
    ['after an end of thinking within the answer', json.replace('Within', 'Hm, 30 of what?</think> Within')],
    ['before a thought within the answer that never ends', json.replace('days.', 'days. <Thinking> Is it')],
    ['with a comma too many', json.replace('}', ',}')],
    ['with Python words', json.replace('false', 'False')],
  ])('is read %s', (_, text) => expect(parseAnswer(text, faqs)).toEqual(parsed))

  it('is read when a line break in the answer was not escaped', () => {
    expect(parseAnswer('{"faqs":["F1"],"confidence":1,"answer":"One.\nTwo."}', faqs)?.answer).toBe(
      'One.\nTwo.',
    )
  })

  it.each(['shouldEscalate', 'should_escalate', 'ESCALATE', 'hand-off'])('may call escalate %s', (key) => {
    expect(parseAnswer(JSON.stringify({ [key]: 'true' }), faqs)).toMatchObject({ escalate: true, answer: '' })
  })

  it.each(['faq_ids', 'faqIds', 'citations', 'sources', 'cited_faqs'])('may call the FAQs %s', (key) => {
    expect(parseAnswer(JSON.stringify({ [key]: ['F2'], answer: 'Soon.' }), faqs)?.faqIds).toEqual([second])
  })

  it.each(['suggestedActions', 'suggested_actions'])('may call the actions %s', (key) => {
    const text = JSON.stringify({
      answer: 'Soon.',
      [key]: ['contact-support', 'DANCE', 'CHECK_FAQ', 'CHECK_FAQ', {}],
    })
    expect(parseAnswer(text, faqs)?.actions).toEqual(['CHECK_FAQ', 'CONTACT_SUPPORT'])
  })
})

describe('a reply that cannot be used', () => {
  it.each([
    ['empty', ''],
    [
      'a draft in a thought that never ends',
      '<think>Let me draft {"faqs":["F1"],"confidence":0.9,"answer":"DRAFT"}',
    ],
    ['a draft in a thought of other letters', '<Thought>{"faqs":["F1"],"confidence":0.9,"answer":"DRAFT"}'],
    [
      'a draft in the channel for thoughts',
      '<|channel|>analysis<|message|>{"answer":"DRAFT","confidence":1}',
    ],
    ['an answer that is nothing but a thought', '{"confidence":0.9,"answer":"<think>they want"}'],
    ['prose', 'You can return it within 30 days.'],
    ['cut inside the answer', '{"faqs":["F1"],"confidence":0.9,"answer":"Within 30'],
    ['cut after the answer', '{"answer":"Within 30 days.","confidence":0.9'],
    ['without an answer', '{"confidence":0.9}'],
    ['an answer that is no text', '{"answer":{"text":"hi"}}'],
    ['null', 'null'],
    ['a number', '42'],
    ['a page of HTML', '<html><body>{"nope"}</body></html>'],
    ['nested thousands deep', `${'[{"a":'.repeat(9000)}1${'}]'.repeat(9000)}`],
    ['huge', JSON.stringify({ ...whole, answer: 'x'.repeat(2_000_000) })],
    ['an answer of a book', JSON.stringify({ ...whole, answer: 'x'.repeat(20_000) })],
  ])('is null: %s', (_, text) => expect(parseAnswer(text, faqs)).toBeNull())
})

describe('confidence', () => {
  it.each([
    ['0.9', 0.9],
    ['"0.9"', 0.9],
    ['0', 0],
    ['1', 1],
    ['NaN', null],
    ['-1', null],
    ['1e9', null],
    ['95', 0.95],
    ['100', 1],
    ['101', null],
    ['"95%"', 0.95],
    ['"95 %"', 0.95],
    ['"0,95"', 0.95],
    ['".95"', 0.95],
    ['"9/10"', 0.9],
    ['"8 out of 10"', 0.8],
    ['"0.9 (high)"', 0.9],
    ['"High"', 0.95],
    ['"very high"', 0.98],
    ['"medium"', 0.6],
    ['"low"', 0.2],
    ['"not sure"', 0.1],
    ['"1.2.3"', null],
    ['"tomato"', null],
    ['Infinity', null],
    ['""', null],
    ['null', null],
    ['true', null],
    ['[0.9]', null],
  ])('%s is read as %s', (stated, expected) => {
    const text = `{"faqs":["F1"],"confidence": ${stated},"answer":"Within 30 days."}`
    expect(parseAnswer(text, faqs)).toMatchObject({ confidence: expected, answer: 'Within 30 days.' })
  })

  it('is null when it is missing', () => {
    expect(parseAnswer('{"answer":"Within 30 days."}', faqs)?.confidence).toBeNull()
  })
})

describe('the FAQs named', () => {
  it.each([
    [['F1']],
    [['f1 ']],
    [[1]],
    [['1']],
    ['F1'],
    [['FAQ 1']],
    [['[F1]']],
    [[first]],
    [['how do i return an item']],
    [[{ id: 'F1' }]],
    [['F1', 'f1', 1]],
  ])('%j is the first one', (value) => {
    expect(parseAnswer(JSON.stringify({ answer: 'Yes, you can.', faqs: value }), faqs)?.faqIds).toEqual([
      first,
    ])
  })

  it('may all be in one string', () => {
    expect(parseAnswer('{"answer":"Yes, you can.","faqs":"F1, F2"}', faqs)?.faqIds).toEqual([first, second])
  })

  it.each([
    [['F3']],
    [['']],
    [[0]],
    [['0190a000-0000-7000-8000-000000000009']],
    [{}],
    [null],
    [[[['F1']]]],
    [7],
  ])('%j is none of them: only what was in the prompt counts', (value) => {
    expect(parseAnswer(JSON.stringify({ answer: 'Yes, you can.', faqs: value }), faqs)?.faqIds).toEqual([])
  })
})

it('__proto__ and other inherited keys change nothing', () => {
  const text =
    '{"__proto__":{"answer":"evil","escalate":true},"constructor":{"escalate":true},"answer":"Yes, you can."}'
  expect(parseAnswer(text, faqs)).toMatchObject({ answer: 'Yes, you can.', escalate: false })
  expect(Object.hasOwn(Object.prototype, 'answer')).toBe(false)
})

it('control characters, NUL and lone surrogates never reach the database', () => {
  expect(parseAnswer('{"answer":" a\\u0000b\\u0007c\\ud800d\\n "}', faqs)?.answer).toBe('abcd')
})

// Anything that grows with the square of these lengths does not end before the test's limit.
it('crafted text takes no extra time', () => {
  const crafted = [
    `{'a': 'it's ${"'s ".repeat(300_000)}`,
    `{"a":"${'" '.repeat(300_000)}`,
    `{"a":"${'\\"'.repeat(300_000)}`,
    '```{'.repeat(160_000),
    `{${' ,'.repeat(300_000)}`,
  ]
  for (const text of crafted) expect(parseAnswer(`${text}}`, faqs)).toBeNull()
})

it('never throws and stays within every range, whatever the model writes', () => {
  const json = fc.jsonValue().map((value) => JSON.stringify(value))
  const odd = fc
    .record({
      faqs: fc.jsonValue(),
      confidence: fc.jsonValue(),
      actions: fc.jsonValue(),
      answer: fc.jsonValue(),
    })
    .map((value) => JSON.stringify(value))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), json, odd), fc.nat(), (text, cut) => {
      for (const reply of [text, text.slice(0, cut % (text.length + 1))]) {
        const answer = parseAnswer(reply, faqs)
        if (!answer) continue
        expect(answer.confidence === null || (answer.confidence >= 0 && answer.confidence <= 1)).toBe(true)
        expect(answer.faqIds.every((id) => id === first || id === second)).toBe(true)
        expect(answer.answer.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
