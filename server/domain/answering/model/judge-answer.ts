import type { EscalationReason, SuggestedAction } from '#prisma/generated/enums.ts'
import { readConfidence } from '../model-output/answer-fields.ts'
import type { ParsedAnswer } from '../model-output/parse-answer.ts'
import type { ArrivedFields } from '../model-output/reply-reader.ts'
import type { Grounding } from '../proof/prover.ts'
import type { Composed } from './answer-composer.ts'

export interface AnswerRules {
  /** 0..1: an answer below it is not trusted. */
  threshold: number
  grounding: Grounding
}

type Reason = Extract<EscalationReason, 'LOW_CONFIDENCE' | 'SHORT_ANSWER' | 'MODEL_REQUESTED'>

export interface AnswerVerdict {
  confidence: number
  /** Null: the answer stands for itself. Shown words stay beside a hand-off. */
  escalate: Reason | null
  actions: SuggestedAction[]
}

const MIN_ANSWER_CHARACTERS = 10
/** The share of shown sentences that are right, as measured: docs/grounding.md. A quotation is the operator's own. */
const PROVEN = 0.95
const QUOTED = 0.97

/**
 * Whether words may be shown while the reply is still arriving: once the model has stated its confidence, and states
 * enough. What exactly is shown decides the proof.
 */
export function mayShowWords(fields: ArrivedFields, { threshold }: AnswerRules): boolean {
  const stated = readConfidence(fields.get('confidence'))
  return stated !== null && Math.min(stated, PROVEN) >= threshold
}

/** Whether a whole answer may be shown: also when the model states no confidence and the proof can tell. */
export function mayShowAnswer(parsed: ParsedAnswer, { threshold, grounding }: AnswerRules): boolean {
  const stated = parsed.confidence ?? (grounding === 'open' ? 0 : PROVEN)
  return Math.min(stated, PROVEN) >= threshold
}

/** The rules after the model, over what is shown of its answer. `composed` null: nothing may be shown. */
export function judgeAnswer(
  parsed: ParsedAnswer | null,
  composed: Composed | null,
  rules: AnswerRules,
): AnswerVerdict {
  const actions = parsed?.actions ?? []
  const confidence = composed === null || composed.text === '' ? 0 : confidenceIn(parsed, composed, rules)
  if (parsed?.escalate) return { confidence, escalate: 'MODEL_REQUESTED', actions }
  if (confidence > 0 && confidence >= rules.threshold) return { confidence, escalate: null, actions }
  const short = parsed !== null && [...parsed.answer].length < MIN_ANSWER_CHARACTERS
  return { confidence, escalate: short ? 'SHORT_ANSWER' : 'LOW_CONFIDENCE', actions }
}

// Ours, and never above the model's own. Under open grounding there may be nothing of ours to measure it by.
function confidenceIn(
  parsed: ParsedAnswer | null,
  { sentences }: Composed,
  { grounding }: AnswerRules,
): number {
  const stated = parsed?.confidence ?? (grounding === 'open' ? 0 : 1)
  const bases = sentences.map(({ basis }) => basis)
  if (bases.includes('UNPROVEN')) return stated
  return Math.min(stated, bases.includes('PROVEN') ? PROVEN : QUOTED)
}
