import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '#server/testing/free-port.ts'
import { keptOutput } from '#server/testing/kept-output.ts'

/** One `node server/main.ts`, which can be killed and comes back on the same port. */
export interface ServerProcess {
  readonly name: string
  readonly port: number
  readonly url: string
  ready(): boolean
  /** Starts it, and again whenever a start failed, until it is ready. */
  start(): Promise<void>
  /** Ends it without a word. */
  kill(): Promise<void>
  /** The same without waiting, for the end of this process. */
  killNow(): void
  /** Its clock is hours wrong from then on, or right again (clock-hooks.ts). False: it does not serve just then. */
  jumpClock(): boolean
  /** Ends it politely. Resolves with its exit code, and with how long that took. */
  stop(): Promise<{ code: number | null; ms: number }>
  /** Ends that nobody asked for, with the last of what was printed, and polite ones that were not clean. */
  readonly crashes: readonly string[]
}

const ROOT = join(import.meta.dirname, '../..')
const CLOCK = join(import.meta.dirname, 'clock-hooks.ts')
/** Compiled once, for starts are many. */
const COMPILE_CACHE = join(ROOT, 'node_modules/.cache/nemesis')
const READY_TIMEOUT_MS = 180_000
const MAX_OUTPUT = 4000
const STOP_LIMIT_MS = 10_000

export async function createServerProcess(options: {
  name: string
  env: Record<string, string>
  /** Passed to node before the entry file. */
  nodeOptions?: readonly string[]
}): Promise<ServerProcess> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const crashes: string[] = []
  let child: ChildProcess | null = null
  let isReady = false
  let wanted = false
  let lastOutput = ''

  function spawnOnce(): { child: ChildProcess; ended: Promise<void> } {
    const spawned = spawn(
      process.execPath,
      ['--import', CLOCK, ...(options.nodeOptions ?? []), 'server/main.ts'],
      {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH ?? '',
          NODE_COMPILE_CACHE: COMPILE_CACHE,
          ...options.env,
          PORT: String(port),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let output = ''
    const keep = (data: Buffer) => {
      keptOutput.write(data.toString())
      output = (output + data.toString()).slice(-MAX_OUTPUT)
      lastOutput = output
    }
    spawned.stdout.on('data', keep)
    spawned.stderr.on('data', keep)
    const ended = new Promise<void>((resolve) => {
      spawned.once('exit', (code, signal) => {
        // A start that fails while the database is down ends with 1, and whoever runs it starts it again.
        if (wanted && isReady) crashes.push(`${options.name} ended by itself (${code ?? signal}): ${output}`)
        if (child === spawned) isReady = false
        resolve()
      })
    })
    return { child: spawned, ended }
  }

  async function start(): Promise<void> {
    wanted = true
    const timeLimit = performance.now() + READY_TIMEOUT_MS
    while (wanted && performance.now() < timeLimit) {
      const started = spawnOnce()
      child = started.child
      let over = false
      void started.ended.then(() => {
        over = true
      })
      while (!over && wanted && performance.now() < timeLimit) {
        if (await answers(url)) {
          isReady = true
          return
        }
        await delay(100)
      }
      await delay(200)
    }
    if (wanted) throw new Error(`${options.name} did not become ready: ${lastOutput}`)
  }

  async function end(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }> {
    wanted = false
    isReady = false
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return { code: null, ms: 0 }
    const started = performance.now()
    const code = await new Promise<number | null>((resolve) => {
      ending.once('exit', (status) => resolve(status))
      ending.kill(signal)
    })
    return { code, ms: Math.round(performance.now() - started) }
  }

  return {
    name: options.name,
    port,
    url,
    ready: () => isReady,
    start,
    async kill() {
      await end('SIGKILL')
    },
    jumpClock: () => isReady && (child?.kill('SIGUSR2') ?? false),
    killNow: () => void child?.kill('SIGKILL'),
    async stop() {
      const ended = await end('SIGTERM')
      if (ended.code !== null && (ended.code !== 0 || ended.ms > STOP_LIMIT_MS)) {
        crashes.push(`${options.name} was asked to stop and ended with ${ended.code} after ${ended.ms} ms`)
      }
      return ended
    },
    crashes,
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false // Not listening yet.
  }
}
