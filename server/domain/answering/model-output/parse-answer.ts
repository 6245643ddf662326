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
import { createReplyReader } from './reply-reader.ts'
import { thinkingMarks, withoutThinking } from './thinking.ts'

/** What the model said, in our words; nothing in it has been judged yet. */
export interface ParsedAnswer {
  /** Clean text with labels of the prompt; empty when the model only asked to escalate. */
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
/** Where an object may begin, of all the braces in a reply that is no clean JSON. */
const MAX_STARTS = 5

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
  if (!answer && !escalate) return null
  if (answer !== null && answer.length > MAX_ANSWER_CHARACTERS) return null
  return {
    answer: answer ?? '',
    confidence: readConfidence(fields.get('confidence')),
    escalate,
    actions: readActions(fields.get('actions')),
    faqIds: readFaqIds(fields.get('faqs'), faqs),
  }
}

function findFields(text: string): ReadonlyMap<AnswerField, unknown> | null {
  const reader = createReplyReader()
  reader.push(text)
  const read = reader.end()
  if (read) return read.fields
  const bodies = [withoutThinking(text), ...afterEachThought(text)]
  const candidates = bodies.flatMap(jsonIn)
  // Mending guesses, so whatever is valid as it is comes first.
  for (const json of [...candidates, ...candidates.map(mendJson)]) {
    const fields = fieldsOf(readJson(json))
    if (fields) return fields
  }
  return null
}

/** For thoughts that were begun more often than ended: what follows the last ends. */
function afterEachThought(text: string): string[] {
  const ends = thinkingMarks(text).filter(({ kind }) => kind === 'closes')
  return ends.slice(-2).map(({ end }) => text.slice(end))
}

/** Where in the text the JSON may be, the likeliest first. */
function jsonIn(body: string): string[] {
  const fence = body.indexOf('```')
  const fenceEnd = body.indexOf('```', fence + 3)
  const fenced = fence >= 0 && fenceEnd > 0 ? body.slice(fence + 3, fenceEnd).replace(/^[^{]*/, '') : ''
  const first = body.indexOf('{')
  const last = body.lastIndexOf('}')
  // Without a closing brace the reply was cut off, and half an answer must not pass for a whole one.
  const braced = first >= 0 && last > first ? [body.slice(first, last + 1)] : []
  return [body, fenced, ...balanced(body), ...braced].filter((json) => json.includes('}'))
}

/** The first objects whose braces match, strings left aside. */
function balanced(body: string): string[] {
  const objects: string[] = []
  let start = body.indexOf('{')
  for (let starts = 0; start >= 0 && starts < MAX_STARTS; starts += 1) {
    const end = endOfObject(body, start)
    if (end !== null) objects.push(body.slice(start, end))
    start = body.indexOf('{', end ?? start + 1)
  }
  return objects
}

function endOfObject(body: string, start: number): number | null {
  let depth = 0
  let inString = false
  for (let at = start; at < body.length; at += 1) {
    const character = body[at]
    if (inString && character === '\\') at += 1
    else if (character === '"') inString = !inString
    else if (!inString && character === '{') depth += 1
    else if (!inString && character === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return null
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
