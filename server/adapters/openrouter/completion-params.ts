import type OpenAI from 'openai'
import type { CompletionRequest } from '#server/ports/language-model.ts'

/** Enough for a long answer and some thinking before it; what a runaway reply costs at most. */
const MAX_TOKENS = 2048

/**
 * The body of a request. `plain` leaves out everything that some server or model refuses; the prompt spells the
 * format out in words too.
 */
export function completionParams(
  model: string,
  { system, messages, schema }: CompletionRequest,
  plain: boolean,
): OpenAI.ChatCompletionCreateParamsStreaming {
  const bare: OpenAI.ChatCompletionCreateParamsStreaming = {
    model,
    messages: [{ role: 'system', content: system }, ...messages],
    stream: true,
    stream_options: { include_usage: true },
  }
  if (plain) return bare
  // OpenRouter's own: the cost in the usage, and little thinking before the answer.
  const openRouters = { usage: { include: true }, reasoning: { effort: 'low' } }
  return {
    ...bare,
    ...openRouters,
    temperature: 0.2,
    max_tokens: MAX_TOKENS,
    response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
  }
}
