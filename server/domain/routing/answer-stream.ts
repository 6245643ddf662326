import { JSONParser } from '@streamparser/json'
import { type AnswerField, fieldOf } from './answer-fields.ts'
import { createAnswerCleaner } from './answer-text.ts'
import { endOfThinking } from './parse-answer.ts'

/** The fields that have arrived whole, with their values as the model wrote them. */
export type ArrivedFields = ReadonlyMap<AnswerField, unknown>

/** Reads a reply while it arrives. */
export interface AnswerStream {
  /** Takes the next piece of the reply; returns the next piece of the answer to show, often ''. */
  push(piece: string): string
  readonly fields: ArrivedFields
}

/**
 * The words of `answer` as they arrive, from JSON cut anywhere. What was returned so far is always the beginning of
 * what `parseAnswer` finds in the whole reply, if that is valid JSON.
 *
 * A gate, not a judgement: words flow unless `mayShow` says that the fields which have already arrived rule the
 * answer out. It is asked again with every field, and what it held back before is shown once it agrees.
 */
export function createAnswerStream(mayShow: (fields: ArrivedFields) => boolean): AnswerStream {
  const fields = new Map<AnswerField, unknown>()
  const cleaner = createAnswerCleaner()
  const begin = createBeginning()
  let answer = ''
  let shown = 0
  let over = false
  let open = mayShow(fields)

  const parser = new JSONParser({ paths: ['$.*'], emitPartialTokens: true, emitPartialValues: true })
  parser.onValue = ({ key, value, partial }) => {
    const field = typeof key === 'string' ? fieldOf(key) : null
    if (!field || fields.has(field)) return
    if (field === 'answer' && typeof value === 'string') answer = value
    if (partial) return
    fields.set(field, value)
    open = mayShow(fields)
  }
  parser.onEnd = () => {
    over = true
  }
  // Broken JSON ends the streaming; the whole reply is still read, with more patience, by `parseAnswer`.
  parser.onError = () => {
    over = true
  }

  return {
    fields,
    push(piece) {
      const json = begin(piece)
      if (!over && json !== '') parser.write(json)
      if (!open) return ''
      const next = answer.slice(shown)
      shown = answer.length
      return next === '' ? '' : cleaner.push(next)
    },
  }
}

/** Passes on the text from the first brace on, whole surrogate pairs only: the parser encodes each piece by itself. */
function createBeginning(): (piece: string) => string {
  let held = ''
  let begun = false
  return (piece) => {
    let text = held + piece
    held = ''
    if (!begun) {
      const start = endOfThinking(text)
      const brace = start === 0 && text.trimStart().startsWith('<think>') ? -1 : text.indexOf('{', start)
      if (brace < 0) {
        held = text
        return ''
      }
      begun = true
      text = text.slice(brace)
    }
    const last = text.charCodeAt(text.length - 1)
    if (last >= 0xd800 && last <= 0xdbff) {
      held = text.slice(-1)
      text = text.slice(0, -1)
    }
    return text
  }
}
