import {
  type CompletionRequest,
  type LanguageModel,
  MAX_REPLY_TOKENS,
  ModelFailure,
} from '#server/ports/language-model.ts'
import type { Db } from '../db.ts'
import type { Deps } from '../deps.ts'

export interface SpendLimit extends LanguageModel {
  /** What part of today's tokens is spent or reserved, 0 to 1; null without a bound. */
  spentRatio(): Promise<number | null>
}

export interface SpendLimitOptions {
  db: Pick<Db, '$queryRaw' | '$executeRaw' | 'modelSpend'>
  clock: Deps['clock']
  /** Of all replicas and all purposes, a day (UTC). 0: without a bound. */
  tokensPerDay: number
}

/** English has about four bytes a token, other scripts three. */
const BYTES_PER_TOKEN = 3

/**
 * A model that is not asked once the day's tokens are spent. Each call reserves what it may need before it begins, in
 * one statement on one row, so that calls in parallel do not pass the bound together; what it did not use is given back.
 * Kept in PostgreSQL: a restart forgets nothing, and replicas share it. A retry within a call is not reserved again.
 */
export function limitSpend(model: LanguageModel, { db, clock, tokensPerDay }: SpendLimitOptions): SpendLimit {
  const today = () => new Date(clock().toISOString().slice(0, 10))

  async function reserve(day: Date, tokens: number): Promise<void> {
    const reserved =
      tokens <= tokensPerDay &&
      (await db.$executeRaw`
        INSERT INTO "ModelSpend" ("day", "tokens") VALUES (${day}::date, ${tokens})
        ON CONFLICT ("day") DO UPDATE SET "tokens" = "ModelSpend"."tokens" + ${tokens}
        WHERE "ModelSpend"."tokens" + ${tokens} <= ${tokensPerDay}`) > 0
    if (!reserved) throw new ModelFailure('over-budget', 'Not asked: the tokens of the day are spent.', [])
  }

  async function settle(day: Date, difference: number): Promise<void> {
    await db.$executeRaw`
      UPDATE "ModelSpend" SET "tokens" = GREATEST(0, "tokens" + ${difference}) WHERE "day" = ${day}::date`
  }

  return {
    models: model.models,
    async spentRatio() {
      if (tokensPerDay === 0 || model.models.length === 0) return null
      const row = await db.modelSpend.findUnique({ where: { day: today() } })
      return (row?.tokens ?? 0) / tokensPerDay
    },
    async *complete(request) {
      if (tokensPerDay === 0 || model.models.length === 0) return yield* model.complete(request)
      const [day, estimate] = [today(), estimateOf(request)]
      await reserve(day, estimate)
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
        if (used !== estimate) await settle(day, used - estimate)
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
