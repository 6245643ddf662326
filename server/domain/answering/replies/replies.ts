import type { AnswerSource, SuggestedAction } from '#prisma/generated/enums.ts'
import type { FaqMatch, FaqTrace, SearchableFaq } from '../../knowledge/search/faq-match.ts'
import type { Evidence } from '../proof/evidence.ts'
import type { SmallTalk } from '../rules/languages/language-rules.ts'
import type { Noise } from '../rules/noise.ts'
import { english, type ReplyTexts } from './reply-texts.ts'

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
  /** Of a model's answer: what each sentence rests on, and what was left out. */
  evidence?: Evidence | null
}

/** How the reply came about: facts for agents and operators, never the customer's words. */
export interface ReplyTrace {
  rule: string
  /** Of an offer: see `LastWord.misses`. */
  misses?: number
  search?: FaqTrace
  nearest?: { faqId: string; confidence: number }[]
  model?: { name: string | null; stated: number | null; outcome: string }
}

/** Of replies that only acknowledge a message while a colleague is waited for. */
export const WAITING_RULE_PREFIX = 'waiting:'
/** Of a reply that shows the answer of its first suggestion already. */
export const MAY_HELP_RULE = 'may-help'
const ASK_BACK_RULE_PREFIX = 'ask-back:'

export function smallTalkReply(kind: SmallTalk, texts: ReplyTexts = english): ReplyDraft {
  return ruleReply(`small-talk:${kind}`, texts.smallTalk[kind], 1)
}

export function greetingInLineReply(texts: ReplyTexts = english): ReplyDraft {
  return ruleReply('small-talk:greeting', texts.greetingInLine, 1)
}

/**
 * Stands alone; a person is one tap away, unless one is asked for already.
 * @param also the answer to a second question of the same message, as sure as the first: both are given
 */
export function faqReply(
  match: FaqMatch,
  also: FaqMatch | null,
  trace: Omit<ReplyTrace, 'rule'>,
  { offersPerson = true }: { offersPerson?: boolean } = {},
): ReplyDraft {
  const matches = also ? [match, also] : [match]
  const answers = matches.map(({ faq }) => (also ? `**${faq.question}**\n\n${faq.answer}` : faq.answer))
  return {
    text: answers.join('\n\n'),
    source: 'FAQ',
    confidence: Math.min(...matches.map(({ confidence }) => confidence)),
    citedFaqIds: matches.map(({ faq }) => faq.id),
    suggestedFaqIds: [],
    suggestedActions: offersPerson ? ['CONTACT_SUPPORT'] : [],
    trace: { rule: 'faq', ...trace },
  }
}

/** An entry that the customer chose out of an offer. */
export function pickedReply(faq: SearchableFaq): ReplyDraft {
  return { ...faqReply({ faq, confidence: 1 }, null, {}), trace: { rule: 'picked' } }
}

/**
 * Up to three questions to choose from.
 * @param missing what the message is about and no entry contains
 */
export function didYouMeanReply(
  close: readonly FaqMatch[],
  trace: Omit<ReplyTrace, 'rule'>,
  missing: string | null = null,
  texts: ReplyTexts = english,
): ReplyDraft {
  const question = close.length === 1 ? texts.didYouMean.one : texts.didYouMean.several
  const text = missing === null ? question : `${texts.nothingAbout(missing)} ${question}`
  return offerReply('did-you-mean', text, close, trace)
}

/** The same offer again, to a "yes" that does not say which. */
export function whichReply(
  offered: readonly SearchableFaq[],
  misses: number,
  texts: ReplyTexts = english,
): ReplyDraft {
  const close = offered.map((faq) => ({ faq, confidence: 1 / offered.length }))
  return offerReply('which-one', texts.didYouMean.which, close, { misses })
}

/** One entry that stands out, with its answer, marked as not certain. */
export function mayHelpReply(
  match: FaqMatch,
  close: readonly FaqMatch[],
  trace: Omit<ReplyTrace, 'rule'>,
  texts: ReplyTexts = english,
): ReplyDraft {
  const { before, after } = texts.mayHelp
  return offerReply(MAY_HELP_RULE, `${before}\n\n${match.faq.answer}\n\n${after}`, close, trace)
}

export function helpedReply(texts: ReplyTexts = english): ReplyDraft {
  return ruleReply('helped', texts.helped, 1)
}

export function noneOfTheseReply(texts: ReplyTexts = english): ReplyDraft {
  return ruleReply('none-of-these', texts.noneOfThese, 1, ['CONTACT_SUPPORT'])
}

function offerReply(
  rule: string,
  text: string,
  close: readonly FaqMatch[],
  trace: Omit<ReplyTrace, 'rule'>,
): ReplyDraft {
  return {
    ...ruleReply(rule, text, close[0]?.confidence ?? 0, ['REPHRASE', 'CONTACT_SUPPORT']),
    suggestedFaqIds: close.map(({ faq }) => faq.id),
    trace: { rule, ...trace },
  }
}

export function modelReply(
  { text, ...evidence }: Evidence & { text: string },
  { confidence, actions }: { confidence: number; actions: SuggestedAction[] },
  trace: Omit<ReplyTrace, 'rule'>,
): ReplyDraft {
  const cited = evidence.sentences.flatMap(({ sources }) => sources.map(({ faqId }) => faqId))
  return {
    text,
    source: 'MODEL',
    confidence,
    citedFaqIds: [...new Set(cited)],
    suggestedFaqIds: [],
    suggestedActions: actions,
    trace: { rule: 'model', ...trace },
    evidence,
  }
}

export function personRequestedReply(texts: ReplyTexts = english): ReplyDraft {
  return ruleReply('person-requested', texts.personRequested, 1)
}

/** To what says nothing that could be answered: one question back, before a colleague is bothered. */
export function askBackReply(noise: Noise, texts: ReplyTexts = english): ReplyDraft {
  const { nothing, reference, offTopic } = texts.askBack
  const text =
    noise.kind === 'reference' ? reference(noise.reference) : noise.kind === 'off-topic' ? offTopic : nothing
  return ruleReply(`${ASK_BACK_RULE_PREFIX}${noise.kind}`, text, 1, ['CONTACT_SUPPORT'])
}

/** Whether the customer has been asked back about this already, or about something that said more. */
export function isAskedBack(rule: string | null, noise: Noise): boolean {
  if (rule?.startsWith(ASK_BACK_RULE_PREFIX) !== true) return false
  return noise.kind !== 'reference' || rule === `${ASK_BACK_RULE_PREFIX}reference`
}

/** Of a reply that is about nothing: what was asked before it is what a follow-up leans on. */
export function isChatter(rule: string | null): boolean {
  return rule !== null && /^(?:small-talk:|ask-back:|helped$)/.test(rule)
}

/** To a message that waits for the colleague. It promises nothing. */
export function waitingReply(
  kind: 'added' | 'still-in-line',
  trace: Omit<ReplyTrace, 'rule'> = {},
  texts: ReplyTexts = english,
): ReplyDraft {
  const rule = `${WAITING_RULE_PREFIX}${kind}`
  const text = kind === 'added' ? texts.added : texts.stillInLine
  return { ...ruleReply(rule, text, 1), trace: { rule, ...trace } }
}

export function withdrawnReply(texts: ReplyTexts = english): ReplyDraft {
  return ruleReply('withdrawn', texts.withdrawn, 1, ['CONTACT_SUPPORT'])
}

/** Honest: says that there is no reliable answer, and invents none. */
export function handoffReply(
  rule: string,
  confidence: number,
  trace: Omit<ReplyTrace, 'rule'>,
  because: 'unsure' | 'keyword' = 'unsure',
  texts: ReplyTexts = english,
): ReplyDraft {
  const unsure = rule === 'model-unavailable' ? texts.modelUnavailable : texts.noAnswer
  const text = because === 'keyword' ? texts.keyword : unsure
  return { ...ruleReply(rule, text, confidence, ['CONTACT_SUPPORT', 'REPHRASE']), trace: { rule, ...trace } }
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
