import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generateIfStale } from '#prisma/generate.ts'
import { buildClient } from './build-client.ts'
import { type Config, ConfigError, loadConfig } from './config.ts'
import { firstScreen, startFailure } from './first-screen.ts'

/** Starts this process in its role. What a checkout lacks (generated client, built pages) is made first. */
async function main(): Promise<void> {
  const config = readConfig()
  // The library that runs the sentence encoder would report to its maker; customers' words stay here, and so do ours.
  process.env.ORT_DISABLE_TELEMETRY ??= '1'
  generateIfStale()
  // Imported only now: it imports the generated client.
  const { CLIENT_FOLDER, startApp } = await import('./app.ts')
  if (config.ROLE !== 'worker' && !existsSync(join(CLIENT_FOLDER, 'index.html'))) {
    console.log('Building the chat and the console, once …')
    buildClient()
  }
  const app = await startApp(config)
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
