import { createCorrelation } from './adapters/memory/correlation.ts'
import { chooseEncoders } from './choose-variants.ts'
import type { Config } from './config.ts'
import type { Deps } from './domain/deps.ts'
import { createLog, type DestinationStream, type Logger } from './log.ts'
import { openDatabase } from './open-database.ts'

export interface App {
  url: string
  /** What was chosen for each part, in words for the first screen. */
  variants: Record<string, string>
  /** The first admin's key, when it was made by this start. */
  newAdminKey: string | null
  deps: Deps
  log: Logger
  /** How many sockets are open. */
  sockets(): number
  /** Closes everything in the reverse order of its opening. Once. */
  close(): Promise<void>
}

/**
 * Puts the variants that the configuration chooses together, opens everything, and closes it in reverse. `pages`
 * resolves when the chat and the console are built: requests are taken after that. `logTo`: instead of standard output.
 */
export async function startApp(
  config: Config,
  pages: Promise<void> = Promise.resolve(),
  logTo?: DestinationStream,
): Promise<App> {
  const correlation = createCorrelation()
  const log = createLog(config, correlation, logTo)
  const opened = new AsyncDisposableStack()
  try {
    // These open in threads of their own; meanwhile this one loads the rest of the product, which takes as long.
    const openingEncoders = chooseEncoders(config, log)
    const openingDatabase = openDatabase(config, log)
    opened.defer(() => closeOnceOpen(openingEncoders))
    opened.defer(() => closeOnceOpen(openingDatabase))
    const [database, encoders, { putTogether }] = await Promise.all([
      openingDatabase,
      openingEncoders,
      import('./put-together.ts'),
    ])
    return await putTogether({ config, log, correlation, database, ...encoders, pages }, opened)
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

/** What could not be opened needs no closing; startApp itself tells why it could not. */
async function closeOnceOpen(opening: Promise<{ close(): Promise<void> }>): Promise<void> {
  const part = await opening.catch(() => null)
  await part?.close()
}
