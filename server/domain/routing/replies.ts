import type { AnswerSource, SuggestedAction } from '#prisma/generated/enums.ts'
import type { FaqMatch, FaqTrace } from '../faq/faq-match.ts'
import type { SmallTalk } from './message-rules.ts'

/** A reply of the bot, decided but not yet stored. */
export interface ReplyDraft {
  text: string
  source: AnswerSource
  /** 0..1 */
  confidence: number
  citedFaqIds: string[]
  suggestedFaqIds: string[]
  suggestedActions: SuggestedAction[]
  trace: ReplyTrace
}

/** How the reply came about: facts for agents and operators, never the customer's words. */
export interface ReplyTrace {
  rule: string
  search?: FaqTrace
  nearest?: { faqId: string; confidence: number }[]
  model?: { name: string | null; stated: number | null; outcome: string }
}

const smallTalk: Record<SmallTalk, string> = {
  greeting: 'Hello! I am the AI assistant of this shop. What can I help you with?',
  thanks: 'You are welcome! Is there anything else I can help you with?',
  goodbye: 'Goodbye, and thank you for writing. This chat stays here if you need it again.',
  'are-you-a-robot':
    'I am an AI assistant, not a person. I answer from the approved help pages, and I can hand you over to a person at any time: just ask.',
}

export function smallTalkReply(kind: SmallTalk): ReplyDraft {
  return ruleReply(`small-talk:${kind}`, smallTalk[kind], 1)
}

export function faqReply(
  match: FaqMatch,
  also: FaqMatch | null,
  trace: Omit<ReplyTrace, 'rule'>,
): ReplyDraft {
  return {
    text: match.faq.answer,
    source: 'FAQ',
    confidence: match.confidence,
    citedFaqIds: [match.faq.id],
    suggestedFaqIds: also ? [also.faq.id] : [],
    suggestedActions: [],
    trace: { rule: 'faq', ...trace },
  }
}

export function didYouMeanReply(close: readonly FaqMatch[], trace: Omit<ReplyTrace, 'rule'>): ReplyDraft {
  const text =
    close.length === 1
      ? 'I am not quite sure what you mean. Is it this question?'
      : 'I am not quite sure which of these you mean. Is it one of them?'
  return {
    ...ruleReply('did-you-mean', text, close[0]?.confidence ?? 0, ['REPHRASE', 'CONTACT_SUPPORT']),
    suggestedFaqIds: close.map(({ faq }) => faq.id),
    trace: { rule: 'did-you-mean', ...trace },
  }
}

export function personRequestedReply(): ReplyDraft {
  return ruleReply('person-requested', 'Of course, I will hand you over to a person.', 1)
}

/** Honest: says that there is no reliable answer, and invents none. */
export function handoffReply(rule: string, confidence: number, trace: Omit<ReplyTrace, 'rule'>): ReplyDraft {
  const text =
    rule === 'model-unavailable'
      ? 'I cannot work out a reliable answer right now, so I would rather hand you over to a person than guess.'
      : 'I do not have a reliable answer to that, so I would rather hand you over to a person than guess.'
  return { ...ruleReply(rule, text, confidence, ['CONTACT_SUPPORT', 'REPHRASE']), trace: { rule, ...trace } }
}

/** What the customer reads when a ticket opens. Says what happens now and promises no time. */
export function handoffNotice(queuePosition: number): string {
  return `A person has been asked to join this chat. You are number ${queuePosition} in the queue. You do not have to wait here: the answer will be in this chat when you come back.`
}

function ruleReply(
  rule: string,
  text: string,
  confidence: number,
  suggestedActions: SuggestedAction[] = [],
): ReplyDraft {
  return {
    text,
    source: 'RULE',
    confidence,
    citedFaqIds: [],
    suggestedFaqIds: [],
    suggestedActions,
    trace: { rule },
  }
}
