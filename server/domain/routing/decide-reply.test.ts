import { describe, expect, it } from 'vitest'
import type { SessionStatus } from '#prisma/generated/enums.ts'
import type { FaqDecision, FaqMatch } from '../faq/faq-match.ts'
import { decideReply, type Situation } from './decide-reply.ts'

const match: FaqMatch = {
  faq: { id: 'a', question: 'Q?', answer: 'The answer.', category: 'C', phrasings: [], keywords: [] },
  confidence: 0.9,
}
const trace = { path: 'lexical' as const, cached: false, features: {}, correctedWords: 0 }
const answer: FaqDecision = { kind: 'answer', match, also: null, nearest: [match], trace }
const unsure: FaqDecision = { kind: 'did-you-mean', close: [match], nearest: [match], trace }
const nothing: FaqDecision = { kind: 'nothing', nearest: [], trace }

function decide(situation: Partial<Situation>) {
  const plan = decideReply({
    status: 'ACTIVE',
    text: 'How is the weather in Lima?',
    decision: nothing,
    escalationKeywords: ['refund'],
    modelAvailable: true,
    ...situation,
  })
  return plan.kind === 'reply'
    ? { kind: plan.kind, rule: plan.reply.trace.rule, escalate: plan.escalate }
    : plan
}

describe('what the bot does about a message', () => {
  it.each<[string, Partial<Situation>, object]>([
    ['answers when it is sure', { decision: answer }, { rule: 'faq', escalate: null }],
    ['offers what is close', { decision: unsure }, { rule: 'did-you-mean', escalate: null }],
    ['asks the model about the rest', {}, { kind: 'ask-model', escalate: null }],
    [
      'hands over without a model',
      { modelAvailable: false },
      { rule: 'no-answer', escalate: 'LOW_CONFIDENCE' },
    ],
    [
      'answers and hands over at a keyword',
      { text: 'Refund?', decision: answer },
      { rule: 'faq', escalate: 'KEYWORD' },
    ],
    [
      'offers and hands over at a keyword',
      { text: 'Refund?', decision: unsure },
      { rule: 'did-you-mean', escalate: 'KEYWORD' },
    ],
    [
      'asks the model and hands over at a keyword',
      { text: 'Refund?' },
      { kind: 'ask-model', escalate: 'KEYWORD' },
    ],
    [
      'hands over to who asks for a person, whatever is close',
      { text: 'I want to talk to a person', decision: unsure },
      { rule: 'person-requested', escalate: 'CUSTOMER_REQUESTED' },
    ],
    [
      'does not escalate small talk',
      { text: 'Thank you', modelAvailable: false },
      { rule: 'small-talk:thanks', escalate: null },
    ],
  ])('%s', (_, situation, plan) => {
    expect(decide(situation)).toMatchObject(plan)
  })

  it.each<[SessionStatus, FaqDecision, object]>([
    ['WITH_AGENT', answer, { kind: 'silent' }],
    ['WITH_AGENT', nothing, { kind: 'silent' }],
    ['WAITING', answer, { kind: 'reply', rule: 'faq', escalate: null }],
    ['WAITING', unsure, { kind: 'silent' }],
    ['WAITING', nothing, { kind: 'silent' }],
  ])('while %s says at most what it is sure of, and never asks the model', (status, decision, plan) => {
    for (const text of ['Refund?', 'I want to talk to a person', 'Hello']) {
      expect(decide({ status, decision, text })).toEqual(plan)
    }
  })
})
