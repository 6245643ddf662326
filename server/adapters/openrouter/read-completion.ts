import type OpenAI from 'openai'
import { z } from 'zod'
import type { ModelFailureKind } from '#server/ports/language-model.ts'
import { AttemptFailure } from './attempt-failure.ts'
import type { Watchdog } from './watchdog.ts'

type Params = OpenAI.ChatCompletionCreateParamsStreaming

/** What is known of a try so far; it is filled in while the try goes on, so that a failed one leaves it too. */
export interface Measurements {
  promptTokens: number
  completionTokens: number
  costUsd: number
  firstTokenMs: number | null
}

/** The request, and the span that a model server which traces, too, continues. */
interface Asked {
  client: OpenAI
  params: Params
  traceparent: string | null
}

/** After `finish_reason` only the usage is missing: not worth much waiting. */
const USAGE_WAIT_MS = 1000

const count = z.number().nonnegative().catch(0)
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            // A text, or a list of parts; an unknown shape is no text.
            content: z.unknown().optional(),
            // Where reasoning models think aloud; it is a sign of life, not an answer.
            reasoning: z.string().nullish().catch(null),
            reasoning_content: z.string().nullish().catch(null),
          })
          .nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: count, completion_tokens: count, cost: count }).nullish().catch(null),
})

const partSchema = z.union([
  z.string(),
  z.object({ type: z.string().optional(), text: z.string().optional().catch(undefined) }),
])

/** `content` as a text or as parts: of parts only those that are text are the answer, thinking is none. */
function readContent(content: unknown): { text: string; thought: string } {
  if (typeof content === 'string') return { text: content, thought: '' }
  let text = ''
  let thought = ''
  for (const raw of Array.isArray(content) ? content : [content]) {
    const { data: part } = partSchema.safeParse(raw)
    if (part === undefined) continue
    if (typeof part === 'string') text += part
    else if (part.type === undefined || textParts.includes(part.type)) text += part.text ?? ''
    else thought += part.text ?? JSON.stringify(raw)
  }
  return { text, thought }
}

const textParts = ['text', 'output_text', 'text_delta', 'output_text_delta']

/**
 * One request, read to its end: yields the pieces of the text.
 * @throws AttemptFailure, or whatever the SDK throws (see `sortFailure`).
 */
export async function* readCompletion(
  { client, params, traceparent }: Asked,
  watchdog: Watchdog,
  { maxCharacters, measured }: { maxCharacters: number; measured: Measurements },
): AsyncGenerator<string, void, undefined> {
  const started = performance.now()
  const request = client.chat.completions
    .create(params, { signal: watchdog.signal, headers: traceparent === null ? {} : { traceparent } })
    .withResponse()
  const { data: stream, response } = await watchdog.wait(request)
  if (response.headers.get('content-type')?.includes('text/html')) {
    throw new AttemptFailure('garbage', 'A page of HTML.', { status: response.status })
  }
  let characters = 0
  let chunks = 0
  let finish: string | null = null
  for await (const raw of watched(stream, watchdog, () => finish !== null)) {
    const chunk = chunkSchema.safeParse(raw)
    if (!chunk.success) throw new AttemptFailure('garbage', 'A chunk of another shape.')
    chunks += 1
    const { choices, usage } = chunk.data
    if (usage) {
      measured.promptTokens = usage.prompt_tokens
      measured.completionTokens = usage.completion_tokens
      measured.costUsd = usage.cost
    }
    const choice = choices?.[0]
    const { text: piece, thought: thoughtPart } = readContent(choice?.delta?.content)
    const thought = choice?.delta?.reasoning ?? choice?.delta?.reasoning_content ?? thoughtPart
    if (piece !== '' || thought !== '') watchdog.alive()
    characters += piece.length + thought.length
    if (characters > maxCharacters) throw new AttemptFailure('too-large', `Over ${maxCharacters} characters.`)
    if (piece !== '') {
      measured.firstTokenMs ??= Math.round(performance.now() - started)
      yield piece
    }
    if (choice?.finish_reason && finish === null) {
      finish = choice.finish_reason
      watchdog.alive(USAGE_WAIT_MS)
    }
  }
  if (finish === null)
    throw new AttemptFailure(chunks > 0 ? 'cut' : 'garbage', 'The stream ended without finish_reason.')
  const kind = badFinish.get(finish)
  if (kind) throw new AttemptFailure(kind, `finish_reason is ${kind}.`)
}

// A reply that reached the limit of tokens is half a reply. What else providers write here ("eos", "end_turn") is fine.
const badFinish = new Map<string, ModelFailureKind>([
  ['length', 'too-large'],
  ['content_filter', 'rejected'],
  ['error', 'server-error'],
  ['tool_calls', 'garbage'],
  ['function_call', 'garbage'],
])

/** The items of the stream, each waited for under watch; an end that is due anyway may come by any fault. */
async function* watched(
  stream: AsyncIterable<unknown>,
  watchdog: Watchdog,
  due: () => boolean,
): AsyncGenerator<unknown> {
  const items = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const item = await watchdog.wait(items.next())
      if (item.done) return
      yield item.value
    }
  } catch (error) {
    const aborted = error instanceof AttemptFailure && error.kind === 'aborted'
    if (!due() || aborted) throw error
  } finally {
    // Not awaited: it settles only once the connection is closed, and that is what `watchdog.end` does.
    items.return?.().catch(() => undefined)
  }
}
