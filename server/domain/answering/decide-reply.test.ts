import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FaqDecision, FaqMatch } from '../knowledge/search/faq-match.ts'
import { speechFor } from '../language/wording/speech.ts'
import { decideReply } from './decide-reply.ts'
import type { LastWord, Situation } from './situation.ts'

const match: FaqMatch = {
  faq: { id: 'a', question: 'Q?', answer: 'The answer.', category: 'C', phrasings: [], keywords: [] },
  confidence: 0.9,
}
const trace = { path: 'lexical' as const, cached: false, features: {}, correctedWords: 0 }
const answer: FaqDecision = { kind: 'answer', match, also: null, nearest: [match], missing: null, trace }
const unsure: FaqDecision = { kind: 'did-you-mean', close: [match], nearest: [match], missing: null, trace }
const mayHelp: FaqDecision = { ...unsure, kind: 'may-help', match }
const nothing: FaqDecision = { kind: 'nothing', nearest: [], missing: null, trace }

const personFaq: FaqMatch = { ...match, faq: { ...match.faq, question: 'Can I speak to a person?' } }
const base: Situation = {
  status: 'ACTIVE',
  text: 'Do you repair zithers?',
  speech: speechFor(null, { defaultLanguage: 'en' }),
  decision: nothing,
  escalationKeywords: ['refund'],
  modelAvailable: true,
  lastWord: null,
  offered: [],
}
const said = (rule: string, more: Partial<LastWord> = {}): LastWord => ({
  sender: 'BOT',
  rule,
  misses: 0,
  ageSeconds: 5,
  question: 'Q?',
  answeredFaqIds: [],
  offeredFaqIds: [],
  ...more,
})
type Case = [string, Partial<Situation>, object]

function decide(situation: Partial<Situation>) {
  const plan = decideReply({ ...base, ...situation })
  if (plan.kind === 'silent') return plan
  const escalate = plan.escalate?.reason ?? null
  const keyword = plan.escalate?.keyword ?? null
  const rule = plan.kind === 'reply' ? plan.reply.trace.rule : null
  return { kind: plan.kind, rule, escalate, keyword }
}

describe('what the bot does about a message', () => {
  it.each<Case>([
    ['answers when it is sure', { decision: answer }, { rule: 'faq', escalate: null }],
    ['asks the model before it offers', { decision: unsure }, { kind: 'ask-model', escalate: null }],
    [
      'offers what is close without a model',
      { decision: unsure, modelAvailable: false },
      { rule: 'did-you-mean', escalate: null },
    ],
    [
      'shows a single strong candidate, and asks',
      { decision: mayHelp, modelAvailable: false },
      { rule: 'may-help', escalate: null },
    ],
    [
      'hands over at the second offer in a row',
      { decision: unsure, modelAvailable: false, lastWord: said('did-you-mean', { misses: 1 }) },
      { rule: 'no-answer', escalate: 'LOW_CONFIDENCE' },
    ],
    [
      'offers again once something was answered in between',
      { decision: unsure, modelAvailable: false, lastWord: said('faq') },
      { rule: 'did-you-mean', escalate: null },
    ],
    [
      'gives what was chosen out of an offer',
      {
        text: 'the second one',
        lastWord: said('did-you-mean', { misses: 1 }),
        offered: [match.faq, personFaq.faq],
      },
      { rule: 'picked', escalate: null },
    ],
    [
      'asks which one at a yes to two',
      { text: 'yes', lastWord: said('did-you-mean', { misses: 1 }), offered: [match.faq, personFaq.faq] },
      { rule: 'which-one', escalate: null },
    ],
    [
      'hands over when none of an offer fits',
      { text: 'None of these', lastWord: said('did-you-mean', { misses: 1 }), offered: [match.faq] },
      { rule: 'none-of-these', escalate: 'LOW_CONFIDENCE' },
    ],
    [
      'is glad when what may have helped did',
      { text: 'yes', lastWord: said('may-help', { misses: 1 }), offered: [match.faq] },
      { rule: 'helped', escalate: null },
    ],
    ...['the first one', 'that one', 'option 1', 'that helped'].map((text): [string, object, object] => [
      `is glad, too, at: ${text}`,
      { text, lastWord: said('may-help', { misses: 1 }), offered: [match.faq] },
      { rule: 'helped', escalate: null },
    ]),
    ...['no', 'neither', 'that doesn’t help'].map((text): [string, object, object] => [
      `hands over when what may have helped did not: ${text}`,
      { text, lastWord: said('may-help', { misses: 1 }), offered: [match.faq] },
      { rule: 'none-of-these', escalate: 'LOW_CONFIDENCE' },
    ]),
    ...['the other one', 'both', '2'].map((text): [string, object, object] => [
      `answers with what has not been shown yet: ${text}`,
      { text, lastWord: said('may-help', { misses: 1 }), offered: [match.faq, personFaq.faq] },
      { rule: 'picked', escalate: null },
    ]),
    [
      'asks which one at “both” of three',
      {
        text: 'both',
        lastWord: said('did-you-mean', { misses: 1 }),
        offered: [match.faq, personFaq.faq, match.faq],
      },
      { rule: 'which-one', escalate: null },
    ],
    [
      'does not read a choice into someone else’s offer',
      {
        text: 'the first one',
        lastWord: { ...said('did-you-mean'), sender: 'AGENT' },
        offered: [match.faq],
        modelAvailable: false,
      },
      { rule: 'no-answer' },
    ],
    ['asks the model about the rest', {}, { kind: 'ask-model', escalate: null }],
    [
      'hands over without a model',
      { modelAvailable: false },
      { rule: 'no-answer', escalate: 'LOW_CONFIDENCE' },
    ],
    [
      'lets a sure answer stand alone at a keyword',
      { text: 'Refund?', decision: answer },
      { rule: 'faq', escalate: null },
    ],
    [
      'hands over at a keyword when it is not sure, and offers nothing beside it',
      { text: 'Refund?', decision: unsure, modelAvailable: false },
      { rule: 'no-answer', escalate: 'KEYWORD', keyword: 'refund' },
    ],
    [
      'asks the model and hands over at a keyword',
      { text: 'Refund?' },
      { kind: 'ask-model', escalate: 'KEYWORD', keyword: 'refund' },
    ],
    [
      'hands over to who asks for a person, whatever is close',
      { text: 'I want to talk to a person', decision: unsure },
      { rule: 'person-requested', escalate: 'CUSTOMER_REQUESTED' },
    ],
    [
      'hands over to who asks for a person, although an answer is sure',
      { text: 'I want to talk to a person', decision: answer },
      { rule: 'person-requested', escalate: 'CUSTOMER_REQUESTED' },
    ],
    [
      'answers its own question word for word, whatever its words would mean otherwise',
      { text: 'can I speak to a person', decision: { ...answer, match: personFaq } },
      { rule: 'faq', escalate: null },
    ],
    ...['?', '🙂', 'a', 'test', 'asdfgh', 'hello? anyone there?'].map(
      (text): Case => [
        `asks back at ${text}, before any ticket`,
        { text, modelAvailable: false },
        { rule: 'ask-back:nothing', escalate: null },
      ],
    ),
    [
      'asks what to do with an order number',
      { text: 'A-2024-118832' },
      { rule: 'ask-back:reference', escalate: null },
    ],
    [
      'asks back at a remark about the weather',
      { text: 'nice weather today' },
      { rule: 'ask-back:off-topic', escalate: null },
    ],
    [
      'takes the second noise in a row as seriously as anything else',
      { text: '??', modelAvailable: false, lastWord: said('ask-back:nothing') },
      { rule: 'no-answer', escalate: 'LOW_CONFIDENCE' },
    ],
    [
      'asks what to do with an order number that answers a question back',
      { text: 'A-2024-118832', modelAvailable: false, lastWord: said('ask-back:nothing') },
      { rule: 'ask-back:reference', escalate: null },
    ],
    [
      'offers nothing for a number alone that is sent again',
      { text: '118832', decision: unsure, modelAvailable: false, lastWord: said('ask-back:reference') },
      { rule: 'no-answer', escalate: 'LOW_CONFIDENCE' },
    ],
    [
      'does not escalate small talk',
      { text: 'Thank you', modelAvailable: false },
      { rule: 'small-talk:thanks', escalate: null },
    ],
  ])('%s', (_, situation, plan) => {
    expect(decide(situation)).toMatchObject(plan)
  })

  it.each([answer, unsure, nothing])('is silent with an agent, whatever it knows', (decision) => {
    for (const text of ['Refund?', 'I want to talk to a person', 'Hello', '?', 'Never mind, I found it'])
      expect(decide({ status: 'WITH_AGENT', decision, text })).toEqual({ kind: 'silent' })
  })

  it('never combines an offer with a ticket, and sends a sure answer alone', () => {
    const texts = [
      'refund',
      'I want a human',
      '?',
      'A-2024-118832',
      'Where is it?',
      'thanks',
      'hello? refund',
    ]
    for (const text of texts)
      for (const decision of [answer, unsure, nothing])
        for (const modelAvailable of [true, false])
          for (const status of ['ACTIVE', 'WAITING'] as const) {
            const plan = decideReply({ ...base, status, text, decision, modelAvailable })
            if (plan.kind !== 'reply' || plan.escalate === null) continue
            expect(plan.reply.suggestedFaqIds).toEqual([])
            expect(plan.reply.source).toBe('RULE')
          }
  })
})

describe('while the customer waits', () => {
  const waiting = { status: 'WAITING' as const, modelAvailable: false }

  it.each<Case>([
    ['a sure answer is given', { decision: answer }, { rule: 'faq', escalate: null }],
    ['an unsure one is acknowledged, not offered', { decision: unsure }, { rule: 'waiting:added' }],
    ['anything else is acknowledged', {}, { rule: 'waiting:added', escalate: null }],
    ['a keyword is acknowledged', { text: 'refund now' }, { rule: 'waiting:added', escalate: null }],
    ['thanks are answered', { text: 'thank you' }, { rule: 'small-talk:thanks' }],
    ['a greeting is answered', { text: 'hello' }, { rule: 'small-talk:greeting' }],
    ['a wish for a person', { text: 'I want a human!' }, { rule: 'waiting:still-in-line', escalate: null }],
    ['a mere sign of life', { text: '???' }, { rule: 'waiting:still-in-line', escalate: null }],
    ['with a model, it is asked', { modelAvailable: true }, { kind: 'ask-model', escalate: null }],
    ['once a burst', { lastWord: said('waiting:added') }, { kind: 'silent' }],
    ['once a burst, too', { text: '??', lastWord: said('waiting:still-in-line') }, { kind: 'silent' }],
    ['a later burst', { lastWord: said('waiting:added', { ageSeconds: 600 }) }, { rule: 'waiting:added' }],
    ['after an answer', { lastWord: said('faq') }, { rule: 'waiting:added' }],
    ['a withdrawal', { text: 'never mind, I found it' }, { rule: 'withdrawn', escalate: null }],
    [
      'a withdrawal in passing is none',
      { text: 'never mind the color, is it new?' },
      { rule: 'waiting:added' },
    ],
  ])('%s', (_, situation, plan) => {
    expect(decide({ ...waiting, ...situation })).toMatchObject(plan)
  })

  it('acknowledges every message, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(answer, unsure, nothing), (text, decision) => {
        const first = decide({ ...waiting, text, decision })
        expect(first.kind).toBe('reply')
      }),
    )
  })
})

describe('an offer in another language than the customer’s', () => {
  const offer = (customer: string | null, faqLanguage: string | null, decision: FaqDecision = unsure) => {
    const inLanguage = { ...match, faq: { ...match.faq, language: faqLanguage } }
    const speech = speechFor(customer, { defaultLanguage: 'en' })
    const found = { ...decision, match: inLanguage, close: [inLanguage] } as FaqDecision
    const plan = decideReply({ ...base, modelAvailable: false, speech, decision: found })
    return plan.kind === 'reply' ? plan.reply.text : plan.kind
  }

  it.each([
    ['de', 'en', unsure, /^Ist es das.+\n?.*\(Englisch\):$/],
    ['de', 'en-GB', mayHelp, /^Das habe ich in einer anderen Sprache gefunden \(Englisch\):\n\nThe answer\./],
    ['ko', 'de', unsure, /\(German\):$/],
  ] as const)('says so to a customer of %s, of an entry in %s', (customer, faqLanguage, decision, text) => {
    expect(offer(customer, faqLanguage, decision)).toMatch(text)
  })

  it.each([
    ['de', 'de'],
    ['ko', 'ko'],
    ['de', null],
    [null, 'de'],
  ])('does not, to a customer of %s, of an entry in %s', (customer, faqLanguage) => {
    const { say } = speechFor(customer, { defaultLanguage: 'en' })
    expect(offer(customer, faqLanguage)).toBe(say('didYouMeanOne'))
  })
})
