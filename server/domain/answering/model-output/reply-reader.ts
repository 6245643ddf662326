import { JSONParser } from '@streamparser/json'
import { type AnswerField, fieldOf } from './answer-fields.ts'
import { thinkingMarks } from './thinking.ts'

/** The fields that have arrived whole, with their values as the model wrote them. */
export type ArrivedFields = ReadonlyMap<AnswerField, unknown>

/** The JSON object in a reply, as far as it has arrived. */
export interface ReadReply {
  fields: ArrivedFields
  /** The words of `answer` so far, as the model wrote them. */
  answer: string
}

/** Finds the answer in a reply while it arrives, cut anywhere, in whatever the model wraps it. */
export interface ReplyReader {
  push(piece: string): void
  /** The first object with an answer or a wish to escalate; or the one being written. */
  current(): ReadReply | null
  /** What the whole reply comes to; null: no such object was complete. */
  end(): ReadReply | null
}

interface OpenObject {
  start: number
  /** How much of the text has been looked at. */
  read: number
  depth: number
  inString: boolean
  parser: JSONParser
  fields: Map<AnswerField, unknown>
  answer: string
  broken: boolean
}

/** Space between an object's brace and its first key. */
const MAX_INDENT = 50

/**
 * Objects count outside of thinking only, and an end of thinking without a beginning makes thinking of all before it,
 * when an object follows. Of several the first counts. A brace that begins no JSON object is prose.
 */
export function createReplyReader(): ReplyReader {
  let text = ''
  let at = 0
  let thinking = 0
  let open: OpenObject | null = null
  let found: ReadReply | null = null
  let overruled: ReadReply | null = null
  let broken = false

  function outside(): boolean {
    const brace = text.indexOf('{', at)
    if (brace < 0) return false
    // `{name}` in a sentence begins no object; whether this one does may not have arrived yet.
    const next = /\S/.exec(text.slice(brace + 1, brace + 1 + MAX_INDENT))?.[0]
    if (next === undefined && text.length <= brace + MAX_INDENT) return false
    noticeMarks(brace)
    at = brace + 1
    if (next !== '"' && next !== '}') return true
    if (thinking === 0 && !found && !broken) {
      open = openObject(brace)
      at = brace
    }
    return true
  }

  function noticeMarks(to: number): void {
    for (const { kind } of thinkingMarks(text, at, to)) {
      if (kind === 'opens') thinking += 1
      else if (thinking > 0) thinking -= 1
      else {
        overruled = found ?? overruled
        found = null
        broken = false
      }
    }
  }

  function inside(object: OpenObject): boolean {
    const from = object.read
    const end = findEnd(object, text)
    const piece = text.slice(from, object.read)
    if (piece !== '') object.parser.write(piece)
    if (object.broken) {
      // `parseAnswer` has more patience with it.
      broken = true
      at = object.start + 1
      open = null
      return true
    }
    if (!end) return false
    if (object.fields.has('answer') || object.fields.has('escalate')) found = object
    at = object.read
    open = null
    return true
  }

  return {
    push(piece) {
      text += piece
      while (open ? inside(open) : outside());
    },
    current: () => found ?? open,
    end() {
      noticeMarks(text.length)
      return found ?? overruled
    },
  }
}

function openObject(start: number): OpenObject {
  const parser = new JSONParser({ paths: ['$.*'], emitPartialTokens: true, emitPartialValues: true })
  const object: OpenObject = {
    ...{ start, read: start, depth: 0, inString: false, parser },
    ...{ fields: new Map<AnswerField, unknown>(), answer: '', broken: false },
  }
  parser.onValue = ({ key, value, partial }) => {
    const field = typeof key === 'string' ? fieldOf(key) : null
    if (!field || object.fields.has(field)) return
    if (field === 'answer' && typeof value === 'string') object.answer = value
    if (!partial) object.fields.set(field, value)
  }
  parser.onError = () => {
    object.broken = true
  }
  return object
}

/**
 * Reads on to the brace that closes the object, or to the end of what is there: true when it is closed. Only whole
 * surrogate pairs and whole escapes count as read, since the parser takes each piece by itself.
 */
function findEnd(object: OpenObject, text: string): boolean {
  for (let at = object.read; at < text.length; at += 1) {
    const character = text[at]
    if (object.inString && character === '\\') {
      if (at + 1 >= text.length) break
      at += 1
    } else if (character === '"') object.inString = !object.inString
    else if (!object.inString && (character === '{' || character === '[')) object.depth += 1
    else if (!object.inString && (character === '}' || character === ']')) object.depth -= 1
    else if (at === text.length - 1 && /[\ud800-\udbff]/.test(character ?? '')) break
    object.read = at + 1
    if (object.depth === 0) return true
  }
  return false
}
