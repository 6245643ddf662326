import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { RequestContext } from '#server/schema/context.ts'

/** Together with what the key ring remembers (3 s) this keeps the promise of 5 s. */
const LOOK_EVERY_MS = 1500

type Context = RequestContext & {
  /** The request of a subscription over SSE; none over WebSocket, where graphql-ws knows when a client leaves. */
  request?: Request
}

/**
 * Ends subscriptions that nobody may or wants to read any more, whether anything happens in them or not: those of a key
 * that was revoked, and over SSE those of a client who left before the subscription stood, which Yoga forgets.
 */
export function endSubscriptions(): Plugin<Context> {
  return {
    onSubscribe({ args }) {
      return {
        onSubscribeResult({ result, setResult }) {
          if (isAsyncIterable(result)) setResult(endWhenOver(result, args.contextValue))
        },
      }
    },
  }
}

function endWhenOver<T>(source: AsyncIterable<T>, context: Context): AsyncIterableIterator<T> {
  const iterator = source[Symbol.asyncIterator]()
  const gone = context.request?.signal
  const canBeRevoked = context.viewer.kind === 'staff' || context.viewer.kind === 'partner'
  const timer = canBeRevoked ? setInterval(look, LOOK_EVERY_MS) : undefined
  gone?.addEventListener('abort', end)
  if (gone?.aborted) end()

  function look(): void {
    context.stillValid().then(
      (valid) => {
        if (valid) return
        end()
        context.closeConnection('revoked')
      },
      // The database does not answer: the next look asks again, and until then nothing new can be read either.
      () => undefined,
    )
  }

  function stop(): void {
    clearInterval(timer)
    gone?.removeEventListener('abort', end)
  }

  function end(): void {
    stop()
    // What the source throws at its end is of no use to a reader who is gone.
    iterator.return?.().catch(() => undefined)
  }

  return {
    async next() {
      try {
        const item = await iterator.next()
        if (item.done) stop()
        return item
      } catch (error) {
        stop()
        throw error
      }
    },
    async return() {
      stop()
      await iterator.return?.()
      return { value: undefined, done: true }
    },
    async throw(error) {
      stop()
      await iterator.return?.()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
