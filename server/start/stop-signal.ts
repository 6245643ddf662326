/**
 * Aborted by the first SIGINT or SIGTERM from this call on. Later ones are the same wish: npm passes a terminal's
 * Ctrl-C on, which the terminal has sent already.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  return stop.signal
}
