import { enableCompileCache } from 'node:module'
import { generateIfStale } from '#prisma/generate.ts'
import { buildClient, isClientBuilt } from './build-client.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { firstScreen, startFailure } from './first-screen.ts'

/** Starts this process in its role. What a checkout lacks (generated client, built pages) is made first. */
async function main(): Promise<void> {
  const config = readConfig()
  enableCompileCache()
  const pages = buildPagesIfMissing(config)
  generateIfStale()
  // Imported only now: it imports the generated client.
  const { startApp } = await import('./app.ts')
  const app = await startApp(config, pages)
  console.log(firstScreen(app))

  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      app.close().then(
        () => process.exit(0),
        (error) => {
          app.log.error({ err: error }, 'Not everything could be closed.')
          process.exit(1)
        },
      )
    })
  }
}

/** Goes on beside the rest of the start, which waits for it at its end. */
function buildPagesIfMissing({ ROLE }: Config): Promise<void> {
  if (ROLE === 'worker' || isClientBuilt()) return Promise.resolve()
  console.log('Building the chat and the console, once …')
  const building = buildClient()
  // A start that failed before has said so already.
  building.catch(() => undefined)
  return building
}

function readConfig(): Config {
  try {
    return loadConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(`${error.message}\nEvery setting is explained in .env.example.`)
    process.exit(1)
  }
}

main().catch((error) => {
  console.error(`The start failed. ${startFailure(error)}`)
  process.exit(1)
})
