import type OpenAI from 'openai'
import { type CompletionRequest, MAX_REPLY_TOKENS } from '#server/ports/language-model.ts'

/**
 * How much of a request some servers and models refuse: `full` has everything, `plain` only what every one knows,
 * `system-free` not even a system role: the prompt begins the customer's turn instead. In the order in which they are
 * tried; the prompt spells the format out in words, too.
 */
export const requestForms = ['full', 'plain', 'system-free'] as const
export type RequestForm = (typeof requestForms)[number]

/** The body of a request. */
export function completionParams(
  model: string,
  request: CompletionRequest,
  form: RequestForm,
): OpenAI.ChatCompletionCreateParamsStreaming {
  const { system, messages, schema } = request
  if (form === 'system-free') return { model, messages: withoutSystemRole(request), stream: true }
  const bare: OpenAI.ChatCompletionCreateParamsStreaming = {
    model,
    messages: [{ role: 'system', content: system }, ...messages],
    stream: true,
  }
  if (form === 'plain') return bare
  // OpenRouter's own: the cost in the usage, and little thinking before the answer.
  const openRouters = { usage: { include: true }, reasoning: { effort: 'low' } }
  return {
    ...bare,
    ...openRouters,
    stream_options: { include_usage: true },
    temperature: 0.2,
    max_tokens: MAX_REPLY_TOKENS,
    response_format: { type: 'json_schema', json_schema: { ...schema, strict: true } },
  }
}

function withoutSystemRole({ system, messages }: CompletionRequest): OpenAI.ChatCompletionMessageParam[] {
  const [first, ...rest] = messages
  if (first?.role !== 'user') return [{ role: 'user', content: system }, ...messages]
  return [{ role: 'user', content: `${system}\n\n${first.content}` }, ...rest]
}
