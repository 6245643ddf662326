import OpenAI from 'openai'
import type { ModelFailureKind } from '#server/ports/language-model.ts'
import { AttemptFailure } from './attempt-failure.ts'

/** Whatever the SDK threw, sorted by what can be done about it. */
export function sortFailure(error: unknown, now: number): AttemptFailure {
  if (error instanceof AttemptFailure) return error
  if (error instanceof OpenAI.APIConnectionTimeoutError)
    return new AttemptFailure('timeout', 'No headers in time.')
  if (error instanceof OpenAI.APIConnectionError) return new AttemptFailure('unreachable', 'No connection.')
  if (error instanceof OpenAI.APIError) {
    const status = statusOf(error)
    const kind = kindOfCode(error) ?? (status === null ? 'server-error' : kindOfStatus(status))
    const retryAfterMs = error.headers ? readRetryAfter(error.headers, now) : null
    return new AttemptFailure(kind, `The server says ${status ?? 'that it failed'}.`, {
      status,
      retryAfterMs,
    })
  }
  // The SDK's own words for a chunk that is not JSON.
  if (error instanceof SyntaxError) return new AttemptFailure('garbage', 'A chunk is not JSON.')
  // A reset connection is a bare TypeError.
  return new AttemptFailure('cut', 'The connection broke.')
}

// An error object inside a stream comes with 200; OpenRouter writes the status that it means into `code`.
function statusOf(error: InstanceType<typeof OpenAI.APIError>): number | null {
  const status = Number(error.status ?? error.code)
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : null
}

// Machine-readable names that providers send with a status that says something else by itself.
const kindsByCode = new Map<string, ModelFailureKind>([
  ['insufficient_quota', 'out-of-credit'],
  ['insufficient_balance', 'out-of-credit'],
  ['insufficient_credits', 'out-of-credit'],
  ['billing_error', 'out-of-credit'],
  ['billing_hard_limit_reached', 'out-of-credit'],
  ['billing_not_active', 'out-of-credit'],
  ['invalid_api_key', 'unauthorized'],
  ['authentication_error', 'unauthorized'],
])

function kindOfCode(error: InstanceType<typeof OpenAI.APIError>): ModelFailureKind | null {
  const named = [error.code, error.type].find((name) => typeof name === 'string' && kindsByCode.has(name))
  if (named) return kindsByCode.get(named) ?? null
  return refusedByModeration(error) ? 'rejected' : null
}

// OpenRouter's 403 is also for what a customer wrote; the key is fine then.
function refusedByModeration({ error }: InstanceType<typeof OpenAI.APIError>): boolean {
  const metadata = typeof error === 'object' && error !== null && 'metadata' in error ? error.metadata : null
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    ('reasons' in metadata || 'flagged_input' in metadata)
  )
}

function kindOfStatus(status: number): ModelFailureKind {
  if (status === 402) return 'out-of-credit'
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 429) return 'rate-limited'
  if (status === 408) return 'timeout'
  return status >= 500 ? 'server-error' : 'rejected'
}

/** `Retry-After` in milliseconds, from seconds or a date; null when missing or unreadable. `now` is epoch ms. */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  // A date names its month; Date.parse would take "-3" for a year.
  const date = /[a-z]/i.test(value) ? Date.parse(value) - now : Number.NaN
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : date
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
