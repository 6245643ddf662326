import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { RateLimited, Unavailable } from '#server/domain/errors.ts'
import type { CostBudget } from '#server/domain/limits/cost-budget.ts'
import type { Caller, RequestContext } from '#server/schema/context.ts'
import { BASE_COST, costOf, type OperationArguments } from '#server/schema/operation-cost.ts'

type Context = RequestContext & { caller: Caller }
type Running = OperationArguments & { contextValue: Context }

/**
 * The only place where operations are paid for, whatever they are and however they come: over HTTP, SSE or WebSocket.
 * Who is known to be over their budget is refused before anything is parsed or looked up.
 */
export function chargeCosts(budget: CostBudget): Plugin<Context> {
  /** Without waiting for it: the answer is a refusal anyway. What is lost when it fails is the few points. */
  function chargeRefusal({ caller }: Context): void {
    budget.chargeRefusal(caller, BASE_COST).catch(() => undefined)
  }

  async function charge(args: Running, toStream: boolean): Promise<GraphQLError | null> {
    const { caller, viewer } = args.contextValue
    try {
      await budget.charge(caller, viewer, costOf(args))
      if (toStream) caller.openStream()
      return null
    } catch (error) {
      if (error instanceof RateLimited || error instanceof Unavailable) return refusalFor(error, caller)
      throw error
    }
  }

  return {
    onParse({ context }) {
      const refusal = budget.refusalOf(context.caller)
      if (refusal) throw refusalFor(refusal, context.caller)
      return ({ result }) => {
        if (result instanceof Error) chargeRefusal(context)
      }
    },
    onValidate({ context }) {
      return ({ valid }) => {
        if (!valid) chargeRefusal(context)
      }
    },
    async onExecute({ args, setResultAndStopExecution }) {
      const refusal = await charge(args as Running, false)
      if (refusal) setResultAndStopExecution({ errors: [refusal] })
    },
    async onSubscribe({ args, setResultAndStopExecution }) {
      const refusal = await charge(args as Running, true)
      if (refusal) setResultAndStopExecution({ errors: [refusal] } as never)
    },
  }
}

/** Of the operation as a whole, before any of its fields. */
function refusalFor({ message, code, retryAfterSeconds }: RateLimited | Unavailable, { requestId }: Caller) {
  return new GraphQLError(message, { extensions: { code, retryAfterSeconds, requestId } })
}
