/** Waits no longer once the process is to stop. What is waited for goes on, and is closed by the code that began it. */
export async function unlessStopped<T>(stop: AbortSignal, work: Promise<T>): Promise<T> {
  // Nobody may be listening any more when it fails.
  work.catch(() => undefined)
  stop.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const onStop = () => reject(stop.reason)
  stop.addEventListener('abort', onStop, { once: true })
  return await Promise.race([work, promise]).finally(() => stop.removeEventListener('abort', onStop))
}
