/**
 * An iterator that can be ended while its generator waits. A generator's own `return` queues behind the `next` that is
 * waiting, so a reader who leaves would leave the subscription behind; `close` ends that wait first.
 */
export function closable<T>(generator: AsyncGenerator<T>, close: () => void): AsyncIterableIterator<T> {
  return {
    next: () => generator.next(),
    async return() {
      close()
      await generator.return(undefined)
      return { value: undefined, done: true }
    },
    async throw(error) {
      close()
      return generator.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
