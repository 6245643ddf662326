import {
  type CompletionRequest,
  type LanguageModel,
  MAX_REPLY_TOKENS,
  ModelFailure,
} from '#server/ports/language-model.ts'
import {
  createSpendAccounts,
  MONEY_PER_DOLLAR,
  type NearestBound,
  type Spend,
  type SpendAccountsOptions,
} from './spend-accounts.ts'

export interface SpendLimit extends LanguageModel {
  /** Of what all together may spend, in tokens or dollars; null without a bound. */
  nearestBound(): Promise<NearestBound | null>
}

export interface SpendLimitOptions extends SpendAccountsOptions {
  /** What the dearest model takes: a call reserves that, and is settled at what the provider said that it cost. */
  dollarsPerMillionTokens: number
}

/** Without dollars: what so many tokens cost at most. */
type SpendOf = (tokens: number, dollars?: number) => Spend

/** English has about four bytes a token, other scripts three. */
const BYTES_PER_TOKEN = 3

/**
 * A model that is not asked once what it may take is spent: of the session, the address or key, the day or the month. Each
 * call reserves what it may need before it begins, so that calls in parallel do not pass a bound together; what it did
 * not use is given back. A retry within a call is not reserved again.
 */
export function limitSpend(model: LanguageModel, options: SpendLimitOptions): SpendLimit {
  const accounts = createSpendAccounts(options)
  const spendOf: SpendOf = (tokens, dollars = (tokens / 1e6) * options.dollarsPerMillionTokens) => ({
    tokens,
    money: Math.ceil(dollars * MONEY_PER_DOLLAR),
  })
  const unbounded = Object.values(options.limits).every((bound) => bound === 0)

  return {
    models: model.models,
    nearestBound: async () => (model.models.length === 0 ? null : accounts.nearestBound()),
    async *complete(request) {
      if (unbounded || model.models.length === 0) return yield* model.complete(request)
      const estimate = spendOf(estimateOf(request))
      const settle = await accounts.reserve(estimate)
      // What a reader who leaves does not hear of is taken for used.
      let used = estimate
      try {
        for await (const event of model.complete(request)) {
          if (event.type === 'done') used = usedBy(event.calls, estimate, spendOf)
          yield event
        }
      } catch (error) {
        if (error instanceof ModelFailure) used = usedBy(error.calls, estimate, spendOf)
        throw error
      } finally {
        const tokens = used.tokens - estimate.tokens
        const money = used.money - estimate.money
        if (tokens !== 0 || money !== 0) await settle({ tokens, money })
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
function usedBy(calls: ModelFailure['calls'], estimate: Spend, spendOf: SpendOf): Spend {
  const spends = calls.map(({ outcome, promptTokens, completionTokens, costUsd }) => {
    const reported = promptTokens + completionTokens
    if (reported === 0 && !free.includes(outcome)) return estimate
    return costUsd > 0 ? spendOf(reported, costUsd) : spendOf(reported)
  })
  return {
    tokens: spends.reduce((sum, { tokens }) => sum + tokens, 0),
    money: spends.reduce((sum, { money }) => sum + money, 0),
  }
}
