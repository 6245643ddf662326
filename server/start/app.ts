import { createCorrelation } from '../adapters/node/correlation.ts'
import type { Config } from '../config.ts'
import type { App } from './compose-app.ts'
import { createLog, type DestinationStream } from './log.ts'
import { openDatabase } from './open-database.ts'
import { chooseEncoders } from './select-adapters.ts'
import { unlessStopped } from './unless-stopped.ts'

export interface StartOptions {
  /** Resolves when the chat and the console are built: requests are taken after that. */
  pages?: Promise<void>
  /** Instead of standard output. */
  logTo?: DestinationStream
  /** Ends the start, which then rejects; what it has opened is closed. Afterwards `close` is the way. */
  stop?: AbortSignal
}

/**
 * Puts the variants that the configuration chooses together, opens everything, and closes it in reverse.
 */
export async function startApp(config: Config, options: StartOptions = {}): Promise<App> {
  const { pages = Promise.resolve(), logTo, stop = new AbortController().signal } = options
  const correlation = createCorrelation()
  const log = createLog(config, correlation, logTo)
  const opened = new AsyncDisposableStack()
  try {
    // These open in threads of their own; meanwhile this one loads the rest of the product, which takes as long.
    const openingEncoders = chooseEncoders(config, log)
    const loading = import('./compose-app.ts')
    // A database that is being made for the first time takes a while, in vain when there is no encoder for it.
    const inVain = new AbortController()
    openingEncoders.catch(() => inVain.abort())
    const stopDatabase = AbortSignal.any([stop, inVain.signal])
    const openingDatabase = openDatabase(config, log, { stop: stopDatabase, ready: loading })
    opened.defer(() => closeOnceOpen(openingEncoders))
    opened.defer(() => closeOnceOpen(openingDatabase))
    const opening = Promise.all([openingDatabase, openingEncoders, loading])
    const [database, encoders, { composeApp }] = await unlessStopped(stop, opening)
    return await composeApp({ config, log, correlation, database, ...encoders, pages, stop }, opened)
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/**
 * What could not be opened needs no closing; startApp itself tells why it could not. An encoder is waited for however
 * long its loading takes: a thread that is ended in its library's native code takes the whole process with it (SIGABRT).
 */
async function closeOnceOpen(opening: Promise<{ close(): Promise<void> }>): Promise<void> {
  const part = await opening.catch(() => null)
  await part?.close()
}
