import type { AnswerSource, SuggestedAction } from '#prisma/generated/enums.ts'
import type { FaqMatch, FaqTrace, SearchableFaq } from '../../knowledge/search/faq-match.ts'
import { primaryOf } from '../../knowledge/search/text/faq-languages.ts'
import type { Speech } from '../../language/wording/speech.ts'
import type { StoredTranslation } from '../../translation/stored-translation.ts'
import type { Evidence } from '../proof/evidence.ts'
import type { SmallTalk } from '../rules/languages/language-rules.ts'
import type { Noise } from '../rules/noise.ts'

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
  /** A primary language tag; left out: not known. */
  language?: string | null
  /** When it is a translation, or should have been one. */
  translation?: StoredTranslation | null
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

const smallTalkTexts = {
  greeting: 'greeting',
  thanks: 'thanks',
  goodbye: 'goodbye',
  'are-you-a-robot': 'areYouARobot',
  understood: 'understood',
} as const satisfies Record<SmallTalk, string>

export function smallTalkReply(speech: Speech, kind: SmallTalk): ReplyDraft {
  return ruleReply(`small-talk:${kind}`, speech.say(smallTalkTexts[kind]), 1)
}

export function greetingInLineReply(speech: Speech): ReplyDraft {
  return ruleReply('small-talk:greeting', speech.say('greetingInLine'), 1)
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
  return {
    text: answersText(matches.map(({ faq }) => faq)),
    source: 'FAQ',
    confidence: Math.min(...matches.map(({ confidence }) => confidence)),
    citedFaqIds: matches.map(({ faq }) => faq.id),
    suggestedFaqIds: [],
    suggestedActions: offersPerson ? ['CONTACT_SUPPORT'] : [],
    trace: { rule: 'faq', ...trace },
  }
}

/** The answers of one or more FAQs as one text; of more than one each under its question. */
export function answersText(faqs: readonly Pick<SearchableFaq, 'question' | 'answer'>[]): string {
  const [only] = faqs
  if (only && faqs.length === 1) return only.answer
  return faqs.map(({ question, answer }) => `**${question}**\n\n${answer}`).join('\n\n')
}

/** What the customer chose out of an offer: one entry, or more. */
export function pickedReply(faqs: readonly SearchableFaq[]): ReplyDraft {
  return {
    ...ruleReply('picked', answersText(faqs), 1, ['CONTACT_SUPPORT']),
    source: 'FAQ',
    citedFaqIds: faqs.map(({ id }) => id),
  }
}

/**
 * Up to three questions to choose from.
 * @param missing what the message is about and no entry contains
 */
export function didYouMeanReply(
  speech: Speech,
  close: readonly FaqMatch[],
  trace: Omit<ReplyTrace, 'rule'>,
  missing: string | null = null,
): ReplyDraft {
  const question = speech.say(close.length === 1 ? 'didYouMeanOne' : 'didYouMeanSeveral')
  const known = missing === null ? [] : [speech.fill('nothingAbout', { word: missing })]
  const text = speech.join(...known, question, ...foundIn(speech, close))
  return offerReply('did-you-mean', text, close, trace)
}

/** The same offer again, to a "yes" that does not say which. */
export function whichReply(speech: Speech, offered: readonly SearchableFaq[], misses: number): ReplyDraft {
  const close = offered.map((faq) => ({ faq, confidence: 1 / offered.length }))
  return offerReply('which-one', speech.say('which'), close, { misses })
}

/** One entry that stands out, with its answer, marked as not certain. */
export function mayHelpReply(
  speech: Speech,
  match: FaqMatch,
  close: readonly FaqMatch[],
  trace: Omit<ReplyTrace, 'rule'>,
): ReplyDraft {
  const [before = speech.say('mayHelp')] = foundIn(speech, [match])
  const text = `${before}\n\n${match.faq.answer}\n\n${speech.say('didItHelp')}`
  return offerReply(MAY_HELP_RULE, text, close, trace)
}

/** Says so when nothing of an offer is in the customer's own language. */
function foundIn(speech: Speech, close: readonly FaqMatch[]): string[] {
  const [first, ...others] = new Set(close.map(({ faq }) => primaryOf(faq.language ?? '')))
  const { customerLanguage } = speech
  if (!first || others.length > 0 || customerLanguage === null || first === customerLanguage) return []
  return [speech.fill('foundIn', { language: speech.nameOf(first) })]
}

export function helpedReply(speech: Speech): ReplyDraft {
  return ruleReply('helped', speech.say('helped'), 1)
}

export function noneOfTheseReply(speech: Speech): ReplyDraft {
  return ruleReply('none-of-these', speech.say('noneOfThese'), 1, ['CONTACT_SUPPORT'])
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

export function personRequestedReply(speech: Speech): ReplyDraft {
  return ruleReply('person-requested', speech.say('personRequested'), 1)
}

/** To what says nothing that could be answered: one question back, before a colleague is bothered. */
export function askBackReply(speech: Speech, noise: Noise): ReplyDraft {
  const text =
    noise.kind === 'reference'
      ? speech.fill('askBackReference', { reference: noise.reference })
      : speech.say(noise.kind === 'off-topic' ? 'askBackOffTopic' : 'askBackNothing')
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
  speech: Speech,
  kind: 'added' | 'still-in-line',
  trace: Omit<ReplyTrace, 'rule'> = {},
): ReplyDraft {
  const rule = `${WAITING_RULE_PREFIX}${kind}`
  const text = speech.say(kind === 'added' ? 'added' : 'stillInLine')
  return { ...ruleReply(rule, text, 1), trace: { rule, ...trace } }
}

export function withdrawnReply(speech: Speech): ReplyDraft {
  return ruleReply('withdrawn', speech.say('withdrawn'), 1, ['CONTACT_SUPPORT'])
}

/** Honest: says that there is no reliable answer, and invents none. */
export function handoffReply(
  speech: Speech,
  rule: string,
  confidence: number,
  trace: Omit<ReplyTrace, 'rule'>,
  because: 'unsure' | 'keyword' = 'unsure',
): ReplyDraft {
  const unsure = rule === 'model-unavailable' ? 'modelUnavailable' : 'noAnswer'
  const text = speech.say(because === 'keyword' ? 'keyword' : unsure)
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
