import type { SuggestedAction } from '#prisma/generated/enums.ts'
import {
  type AnswerField,
  fieldOf,
  type PromptFaq,
  readActions,
  readConfidence,
  readEscalate,
  readFaqIds,
} from './answer-fields.ts'
import { cleanAnswer } from './answer-text.ts'
import { mendJson } from './mend-json.ts'

/** What the model said, in our words; nothing in it has been judged yet. */
export interface ParsedAnswer {
  /** Clean text; empty when the model only asked to escalate. */
  answer: string
  /** As the model states it; null when it stated nothing usable. */
  confidence: number | null
  escalate: boolean
  actions: SuggestedAction[]
  /** FAQs of the prompt that the answer names. */
  faqIds: string[]
}

const MAX_REPLY_CHARACTERS = 100_000
/** A longer reply is no answer to a customer. */
const MAX_ANSWER_CHARACTERS = 8000

/**
 * Reads a whole reply of the model, whatever it is: fenced, wrapped in prose, with other keys, in broken JSON.
 * @returns null when there is nothing to answer with and no wish to escalate. Never throws.
 */
export function parseAnswer(text: string, faqs: readonly PromptFaq[]): ParsedAnswer | null {
  const fields = text.length <= MAX_REPLY_CHARACTERS ? findFields(text) : null
  if (!fields) return null
  const stated = fields.get('answer')
  const answer = typeof stated === 'string' ? cleanAnswer(stated) : null
  const escalate = readEscalate(fields.get('escalate'))
  if (answer === null && !escalate) return null
  if (answer !== null && answer.length > MAX_ANSWER_CHARACTERS) return null
  return {
    answer: answer ?? '',
    confidence: readConfidence(fields.get('confidence')),
    escalate,
    actions: readActions(fields.get('actions')),
    faqIds: readFaqIds(fields.get('faqs'), faqs),
  }
}

function findFields(text: string): Map<AnswerField, unknown> | null {
  const candidates = jsonIn(text)
  // Mending guesses, so whatever is valid as it stands comes first.
  for (const json of [...candidates, ...candidates.map(mendJson)]) {
    const fields = fieldsOf(readJson(json))
    if (fields) return fields
  }
  return null
}

/** Where in the text the JSON may stand, the likeliest first. */
function jsonIn(text: string): string[] {
  const body = text.slice(endOfThinking(text))
  const fence = body.indexOf('```')
  const fenceEnd = body.indexOf('```', fence + 3)
  const fenced = fence >= 0 && fenceEnd > 0 ? body.slice(fence + 3, fenceEnd).replace(/^[^{]*/, '') : ''
  const first = body.indexOf('{')
  const last = body.lastIndexOf('}')
  // Without a closing brace the reply was cut off, and half an answer must not pass for a whole one.
  const braced = first >= 0 && last > first ? [body.slice(first, last + 1)] : []
  return [body, fenced, ...braced].filter((json) => json.includes('}'))
}

/** Where the reply proper begins: some models write their reasoning before it. 0 when there is none. */
export function endOfThinking(text: string): number {
  if (!text.trimStart().startsWith('<think>')) return 0
  const end = text.indexOf('</think>')
  return end < 0 ? 0 : end + '</think>'.length
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null // Not JSON: the next candidate is tried.
  }
}

function fieldsOf(value: unknown): Map<AnswerField, unknown> | null {
  const object = Array.isArray(value)
    ? value.find((item) => typeof item === 'object' && item !== null)
    : value
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return null
  const fields = new Map<AnswerField, unknown>()
  for (const [key, item] of Object.entries(object)) {
    const field = fieldOf(key)
    if (field && !fields.has(field)) fields.set(field, item)
  }
  return fields.has('answer') || fields.has('escalate') ? fields : null
}
