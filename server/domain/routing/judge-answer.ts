import type { EscalationReason, SuggestedAction } from '#prisma/generated/enums.ts'
import { wordsOf } from '../faq/normalize-text.ts'
import { type PromptFaq, readConfidence, readEscalate, readFaqIds } from './answer-fields.ts'
import type { ArrivedFields } from './answer-stream.ts'
import type { ParsedAnswer } from './parse-answer.ts'

export interface AnswerRules {
  /** 0..1: an answer below it is not trusted. */
  threshold: number
  /** strict: an answer that rests on no FAQ is not trusted. */
  grounding: 'strict' | 'open'
  /** The FAQs that were in the prompt. */
  faqs: readonly PromptFaq[]
}

export type AnswerVerdict =
  | { kind: 'answer'; confidence: number; citedFaqIds: string[]; actions: SuggestedAction[] }
  | {
      kind: 'escalate'
      reason: Extract<EscalationReason, 'LOW_CONFIDENCE' | 'SHORT_ANSWER' | 'MODEL_REQUESTED'>
      confidence: number
      /** True: the answer is good and is shown beside the hand-off. False: the customer reads our own sentence. */
      showAnswer: boolean
      citedFaqIds: string[]
      actions: SuggestedAction[]
    }

const MIN_ANSWER_CHARACTERS = 10
/** What a cited answer is worth at most when none of its words stand in the FAQ, as when it is in another language. */
const UNSUPPORTED_CEILING = 0.7

/** The rules after the model: whether its answer goes to the customer, and how sure we are of it. */
export function judgeAnswer(parsed: ParsedAnswer | null, rules: AnswerRules): AnswerVerdict {
  if (!parsed) return escalation('LOW_CONFIDENCE', 0, false, [], [])
  const { answer, faqIds, actions } = parsed
  const cited = rules.faqs.filter((faq) => faqIds.includes(faq.id))
  const confidence = confidenceIn(parsed, cited, rules)
  const long = [...answer].length >= MIN_ANSWER_CHARACTERS
  const grounded = rules.grounding === 'open' || cited.length > 0
  const trusted = long && grounded && confidence >= rules.threshold
  if (parsed.escalate) return escalation('MODEL_REQUESTED', confidence, trusted, faqIds, actions)
  if (trusted) return { kind: 'answer', confidence, citedFaqIds: faqIds, actions }
  return escalation(long ? 'LOW_CONFIDENCE' : 'SHORT_ANSWER', confidence, false, faqIds, actions)
}

/**
 * Whether words may be shown while the reply is still arriving: yes, unless the fields that are already there mean
 * that `judgeAnswer` will withhold them. Pass it to `createAnswerStream`.
 */
export function mayShowWords(fields: ArrivedFields, rules: AnswerRules): boolean {
  const confident = fields.has('confidence')
    ? (readConfidence(fields.get('confidence')) ?? 0) >= rules.threshold
    : 'unknown'
  const grounded =
    rules.grounding === 'open' ||
    (fields.has('faqs') ? readFaqIds(fields.get('faqs'), rules.faqs).length > 0 : 'unknown')
  if (readEscalate(fields.get('escalate'))) return confident === true && grounded === true
  return confident !== false && grounded !== false
}

// Never the model's own word alone. Under open grounding there is nothing of ours to measure it by.
function confidenceIn(parsed: ParsedAnswer, cited: readonly PromptFaq[], rules: AnswerRules): number {
  const stated = parsed.confidence ?? 0
  if (rules.grounding === 'open') return stated
  if (cited.length === 0) return 0
  const sources = cited.map((faq) => `${faq.question} ${faq.answer}`)
  return Math.min(stated, UNSUPPORTED_CEILING + (1 - UNSUPPORTED_CEILING) * supportOf(parsed.answer, sources))
}

/** 0..1: the share of the answer's content words that stand in the sources. 0 for an answer without any. */
export function supportOf(answer: string, sources: readonly string[]): number {
  const known = new Set(sources.flatMap(contentWords))
  const said = contentWords(answer)
  return said.length === 0 ? 0 : said.filter((word) => known.has(word)).length / said.length
}

// Short words carry grammar, numbers carry facts. The first letters stand for the word, so that "returned" counts
// as "returns".
function contentWords(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text)
        .filter((word) => word.length > 3 || /\p{N}/u.test(word))
        .map((word) => word.slice(0, 6)),
    ),
  ]
}

function escalation(
  reason: Extract<EscalationReason, 'LOW_CONFIDENCE' | 'SHORT_ANSWER' | 'MODEL_REQUESTED'>,
  confidence: number,
  showAnswer: boolean,
  citedFaqIds: string[],
  actions: SuggestedAction[],
): AnswerVerdict {
  return { kind: 'escalate', reason, confidence, showAnswer, citedFaqIds, actions }
}
