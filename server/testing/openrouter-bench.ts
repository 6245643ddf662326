import { inspect } from 'node:util'
import { createNoTracer } from '#server/adapters/none/no-tracer.ts'
import {
  createOpenRouterModel,
  type OpenRouterModel,
  type OpenRouterOptions,
} from '#server/adapters/openrouter/openrouter-model.ts'
import { type CompletionEvent, type CompletionRequest, ModelFailure } from '#server/ports/language-model.ts'
import { type ScriptedModel, startScriptedModel } from './scripted-model.ts'

const KEY = 'sk-or-the-key'
/** What the customer wrote, and what no log may hold. */
const SECRET = 'my cat is called Ada'

/** For a server that hangs whatever one waits, so that it costs a test little. */
export const hurried = { firstTokenMs: 200, gapMs: 200 }

export interface AskResult {
  done?: Extract<CompletionEvent, { type: 'done' }>
  failure?: ModelFailure
  /** The pieces of the last attempt. */
  words: string[]
  /** The models, in the order of the attempts. */
  attempts: string[]
  tookMs: number
}

export interface OpenRouterBench {
  key: string
  secret: string
  server: ScriptedModel
  /** Patient: a busy machine is no fault of the server. */
  createModel(options?: Partial<OpenRouterOptions>): OpenRouterModel
  request(more?: Partial<CompletionRequest>): CompletionRequest
  /** Reads one reply to its end, whichever it is. */
  ask(model?: OpenRouterModel, more?: Partial<CompletionRequest>): Promise<AskResult>
  /** @throws Error when a script is missing or left, or when the log contains the key or a customer's words. */
  close(): Promise<void>
}

/** The OpenRouter adapter in front of a scripted server. */
export async function startOpenRouterBench(): Promise<OpenRouterBench> {
  const server = await startScriptedModel()
  const lines: unknown[] = []
  const keep = (...line: unknown[]) => void lines.push(line)

  const createModel = (options: Partial<OpenRouterOptions> = {}) =>
    createOpenRouterModel({
      apiKey: KEY,
      baseUrl: server.url,
      models: ['one'],
      timeoutSeconds: 60,
      firstTokenMs: 30_000,
      gapMs: 30_000,
      log: { debug: keep, info: keep, warn: keep, error: keep },
      random: () => 0,
      tracer: createNoTracer(),
      ...options,
    })

  const request = (more: Partial<CompletionRequest> = {}): CompletionRequest => ({
    system: 'You help.',
    messages: [{ role: 'user', content: SECRET }],
    schema: { name: 'answer', schema: { type: 'object' } },
    accept: (text) => text.startsWith('{'),
    signal: new AbortController().signal,
    ...more,
  })

  return {
    key: KEY,
    secret: SECRET,
    server,
    createModel,
    request,
    async ask(model = createModel(), more = {}) {
      const started = performance.now()
      const result: AskResult = { words: [], attempts: [], tookMs: 0 }
      try {
        for await (const event of model.complete(request(more))) {
          if (event.type === 'attempt') {
            result.attempts.push(event.model)
            result.words = []
          } else if (event.type === 'text') result.words.push(event.text)
          else result.done = event
        }
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error
        result.failure = error
      }
      return { ...result, tookMs: performance.now() - started }
    },
    async close() {
      await server.close()
      server.expectNothingLeft()
      const log = inspect(lines, { depth: 9 })
      if ([KEY, SECRET, 'scripted answer'].some((word) => log.includes(word))) {
        throw new Error(`The log holds what it must not: ${log}`)
      }
    },
  }
}
