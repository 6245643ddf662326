import { once } from 'node:events'
import { enableCompileCache } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { generateIfStale } from '#prisma/generate.ts'
import { type Config, ConfigError, loadConfig } from '../config.ts'
import { buildClient, isClientBuilt } from './build-client.ts'
import type { App } from './compose-app.ts'
import { startFailure, startupBanner } from './startup-banner.ts'

/**
 * Runs this process in its role until `stop`, which may come at any moment of the start as well, and returns its exit
 * code. What a checkout lacks (generated client, built pages) is made first.
 */
export async function runProcess(
  environment: Record<string, string | undefined>,
  stop: AbortSignal,
): Promise<number> {
  let app: App
  try {
    app = await start(loadConfig(environment), stop)
  } catch (error) {
    // A signal that came while the start kept this thread busy is seen one turn later.
    await setImmediate()
    if (stop.aborted) return 0
    console.error(
      error instanceof ConfigError
        ? `${error.message}\nEvery setting is explained in .env.example.`
        : `The start failed. ${startFailure(error)}`,
    )
    return 1
  }
  // One operation's fault is not the end of all others: what matters is in the database, and the alert on defects
  // brings a person.
  process.on('uncaughtException', app.reportFault)
  console.log(startupBanner(app))
  if (!stop.aborted) await once(stop, 'abort')
  try {
    await app.close()
    return 0
  } catch (error) {
    app.log.error({ err: error }, 'Not everything could be closed.')
    return 1
  }
}

async function start(config: Config, stop: AbortSignal): Promise<App> {
  enableCompileCache()
  const pages = buildPagesIfMissing(config, stop)
  try {
    generateIfStale()
    // Imported only now: it imports the generated client.
    const { startApp } = await import('./app.ts')
    return await startApp(config, { pages, stop })
  } catch (error) {
    // The bundler would go on writing beside a process that has ended.
    await pages.catch(() => undefined)
    throw error
  }
}

/** Goes on beside the rest of the start, which waits for it at its end. */
function buildPagesIfMissing({ ROLE }: Config, stop: AbortSignal): Promise<void> {
  if (ROLE === 'worker' || isClientBuilt()) return Promise.resolve()
  console.log('Building the chat and the console, once …')
  const building = buildClient(stop)
  // A start that failed before has said so already.
  building.catch(() => undefined)
  return building
}
