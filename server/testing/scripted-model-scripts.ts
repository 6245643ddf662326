import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ModelRequest } from './model-request.ts'

/** How the scripted model answers one request. It ends, or leaves open, the response. */
export type ModelScript = (response: ServerResponse, request: ModelRequest) => void | Promise<void>

/** A reply as our schema wants it; a test names what matters to it. */
export interface ScriptedAnswer {
  faqs?: unknown
  confidence?: unknown
  escalate?: unknown
  actions?: unknown
  answer?: unknown
}

export interface ReplyOptions {
  /** The text cut into pieces of this many characters; by default four. */
  pieceLength?: number
  /** Waited before every piece. */
  pieceDelayMs?: number
  /** The second half is written only once this resolves, with thoughts meanwhile: a reply caught half-way, without a clock. */
  pauseUntil?: Promise<unknown>
  /** Thinks aloud first, as reasoning models do. */
  thoughts?: readonly string[]
  finishReason?: string
  usage?: { prompt_tokens: number; completion_tokens: number; cost?: number } | null
}

const LIFE_SIGN_MS = 1000

/** The JSON of a good answer that rests on the first FAQ, with what the test changes. `undefined` leaves a field out. */
export function answerJson(answer: ScriptedAnswer = {}): string {
  return JSON.stringify({
    faqs: ['F1'],
    confidence: 0.95,
    escalate: false,
    actions: [],
    answer: 'This is the scripted answer, from the first FAQ.',
    ...answer,
  })
}

/** Streams the answer to its proper end. */
export function modelAnswers(answer: ScriptedAnswer = {}, options: ReplyOptions = {}): ModelScript {
  return modelSays(answerJson(answer), options)
}

/** Streams any text to its proper end. */
export function modelSays(text: string, options: ReplyOptions = {}): ModelScript {
  const { pieceDelayMs = 0, pauseUntil, thoughts = [], finishReason = 'stop' } = options
  const { usage = { prompt_tokens: 100, completion_tokens: 20, cost: 0.0001 } } = options
  return async (response, { model }) => {
    openStream(response)
    const think = (reasoning: string) =>
      sendChunk(response, {
        model,
        choices: [{ index: 0, delta: { content: '', reasoning }, finish_reason: null }],
      })
    for (const thought of thoughts) {
      if (pieceDelayMs > 0) await sleep(pieceDelayMs)
      think(thought)
    }
    const pieces = piecesOf(text, options.pieceLength)
    for (const [index, piece] of pieces.entries()) {
      if (pauseUntil && index === Math.ceil(pieces.length / 2)) {
        // A model that says nothing is given up after some seconds; on a busy machine a test may take longer.
        const thinking = setInterval(() => think('Hm.'), LIFE_SIGN_MS)
        response.once('close', () => clearInterval(thinking))
        await pauseUntil
        clearInterval(thinking)
      }
      if (pieceDelayMs > 0) await sleep(pieceDelayMs)
      if (response.destroyed) return
      sendChunk(response, { model, choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] })
    }
    sendChunk(response, { model, choices: [{ index: 0, delta: {}, finish_reason: finishReason }] })
    if (usage) sendChunk(response, { model, choices: [], usage })
    response.end('data: [DONE]\n\n')
  }
}

/** Streams deltas whose `content` is whatever the test wants, to a proper end. */
export function modelSaysInParts(contents: readonly unknown[]): ModelScript {
  return (response, { model }) => {
    openStream(response)
    for (const content of contents)
      sendChunk(response, { model, choices: [{ index: 0, delta: { content }, finish_reason: null }] })
    sendChunk(response, { model, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
    response.end('data: [DONE]\n\n')
  }
}

/** Headers of a stream, sent at once, with the comment that OpenRouter begins with. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.write(': OPENROUTER PROCESSING\n\n')
}

export function sendChunk(response: ServerResponse, chunk: Record<string, unknown>): void {
  const whole = { id: 'scripted', object: 'chat.completion.chunk', created: 0, ...chunk }
  response.write(`data: ${JSON.stringify(whole)}\n\n`)
}

function piecesOf(text: string, length = 4): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
    text.slice(at * length, (at + 1) * length),
  )
}
