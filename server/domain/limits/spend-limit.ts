import {
  type CompletionRequest,
  type LanguageModel,
  MAX_REPLY_TOKENS,
  ModelFailure,
} from '#server/ports/language-model.ts'
import { createSpendAccounts, type SpendAccountsOptions } from './spend-accounts.ts'

export interface SpendLimit extends LanguageModel {
  /** What part of the tokens of the day, or of the month, is spent or reserved, 0 to 1; null without a bound. */
  spentRatio(): Promise<number | null>
}

/** English has about four bytes a token, other scripts three. */
const BYTES_PER_TOKEN = 3

/**
 * A model that is not asked once the tokens are spent: of the session, the address or key, the day or the month. Each
 * call reserves what it may need before it begins, so that calls in parallel do not pass a bound together; what it did
 * not use is given back. A retry within a call is not reserved again.
 */
export function limitSpend(model: LanguageModel, options: SpendAccountsOptions): SpendLimit {
  const accounts = createSpendAccounts(options)
  const unbounded = Object.values(options.limits).every((tokens) => tokens === 0)

  return {
    models: model.models,
    spentRatio: async () => (model.models.length === 0 ? null : accounts.spentRatio()),
    async *complete(request) {
      if (unbounded || model.models.length === 0) return yield* model.complete(request)
      const estimate = estimateOf(request)
      const settle = await accounts.reserve(estimate)
      // What a reader who leaves does not hear of is taken for used.
      let used = estimate
      try {
        for await (const event of model.complete(request)) {
          if (event.type === 'done') used = usedBy(event.calls, estimate)
          yield event
        }
      } catch (error) {
        if (error instanceof ModelFailure) used = usedBy(error.calls, estimate)
        throw error
      } finally {
        if (used !== estimate) await settle(used - estimate)
      }
    },
  }
}

function estimateOf({ system, messages, schema }: CompletionRequest): number {
  const texts = [system, JSON.stringify(schema), ...messages.map(({ content }) => content)]
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return Math.ceil(bytes / BYTES_PER_TOKEN) + MAX_REPLY_TOKENS
}

/** These never reached a model. */
const free = ['unconfigured', 'unreachable', 'unauthorized', 'out-of-credit', 'rate-limited', 'rejected']

/** A call that reports no usage, as some servers do, is taken for what was reserved for it. */
function usedBy(calls: ModelFailure['calls'], estimate: number): number {
  return calls.reduce((sum, { outcome, promptTokens, completionTokens }) => {
    const reported = promptTokens + completionTokens
    return sum + (reported > 0 || free.includes(outcome) ? reported : estimate)
  }, 0)
}
